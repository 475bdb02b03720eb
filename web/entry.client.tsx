import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { startI18n } from "#web/i18n/i18n.client.ts";
import { DEFAULT_LOCALE, isLocale } from "#web/i18n/locales.ts";
import { setTranslator } from "#web/lib/titled.ts";

declare global {
  // Read by the scroll lock of dialogs when it adds its style element.
  var __webpack_nonce__: string | undefined;
}

async function hydrate() {
  const { lang } = document.documentElement;
  const modules = Object.values(window.__remixRouteModules ?? {});
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  const i18n = await startI18n(
    isLocale(lang) ? lang : DEFAULT_LOCALE,
    modules.map((module) => module?.handle),
  );
  setTranslator((_, key, values) => String(i18n.t(key as never, values as never)));
  startTransition(() => {
    hydrateRoot(
      document,
      <I18nextProvider i18n={i18n}>
        <StrictMode>
          <RemixBrowser />
        </StrictMode>
      </I18nextProvider>,
    );
  });
}

hydrate();
