import type { AppLoadContext, EntryContext } from "@remix-run/cloudflare";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { errorFields, log } from "#platform/log";
import { localeFiles, serverI18n } from "#web/i18n/i18n.server.ts";
import { namespacesOf } from "#web/i18n/locales.ts";
import { NonceContext } from "#web/lib/nonce.ts";
import { setTranslator } from "#web/lib/titled.ts";

setTranslator((locale, key, values) => String(serverI18n(locale).t(key as never, values as never)));

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  let answered = status;
  const body = await renderToReadableStream(
    <NonceContext.Provider value={context.nonce}>
      <I18nextProvider i18n={serverI18n(context.locale)}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </I18nextProvider>
    </NonceContext.Provider>,
    {
      signal: request.signal,
      nonce: context.nonce,
      onError(error) {
        if (request.signal.aborted) return;
        answered = 500;
        report(context.requestId, error);
      },
    },
  );
  if (isbot(request.headers.get("user-agent") ?? "")) await body.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", context.locale);
  headers.append("vary", "cookie, accept-language");
  const handles = remixContext.staticHandlerContext.matches.map(
    ({ route }) => remixContext.routeModules[route.id]?.handle,
  );
  for (const file of localeFiles(context.locale, namespacesOf(handles))) {
    headers.append("link", `<${file}>; rel=modulepreload`);
  }
  return new Response(body, { status: answered, headers });
}

/** What a loader or action threw unforeseen; the page itself says only that something failed. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  const isRefusal = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isRefusal) report(context.requestId, error);
}

function report(requestId: string, error: unknown) {
  log("error", "web.failed", { requestId, ...errorFields(error) });
}
