import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPage } from "#web/components/error-page.tsx";
import { accentCss } from "#web/lib/accent.ts";
import { useNonce } from "#web/lib/nonce.ts";
import { themeOf } from "#web/lib/preferences.ts";
import icon from "./icons/icon.svg?url";
import touchIcon from "./icons/icon-180.png?url";
import styles from "./styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: icon, type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: touchIcon },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = () => [{ title: "Homeroom" }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const { locale, tenant, appHost } = context;
  return {
    locale,
    theme: themeOf(request),
    tenant: tenant && {
      name: tenant.name,
      slug: tenant.slug,
      timeZone: tenant.timeZone,
      country: tenant.country,
    },
    accent: accentCss(tenant?.accent),
    appHost,
  };
}

export function shouldRevalidate({ formAction }: ShouldRevalidateFunctionArgs) {
  return formAction !== undefined;
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  return (
    <html
      lang={i18n.language}
      data-theme={data && data.theme !== "system" ? data.theme : undefined}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <ThemeColor theme={data?.theme ?? "system"} />
        <Meta />
        <Links />
        {data?.accent ? (
          <style
            nonce={nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made by accentCss from a checked hex colour
            dangerouslySetInnerHTML={{ __html: data.accent }}
          />
        ) : null}
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}

function ThemeColor({ theme }: { theme: string }) {
  if (theme === "light") return <meta name="theme-color" content="#faf8f3" />;
  if (theme === "dark") return <meta name="theme-color" content="#121617" />;
  return (
    <>
      <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#121617" media="(prefers-color-scheme: dark)" />
    </>
  );
}
