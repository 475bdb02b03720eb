import { Form, useLocation } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { LOCALE_NAMES, LOCALES } from "#web/i18n/locales.ts";
import { cx } from "#web/lib/cx.ts";
import { THEMES, type Theme } from "#web/lib/preferences.ts";
import { Button } from "./button.tsx";

/** Chooses the language for this browser: on change with JavaScript, by its button without. */
export function LanguageForm({ className }: { className?: string }) {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const form = useRef<HTMLFormElement>(null);
  return (
    <Form
      ref={form}
      method="post"
      action="/choose-language"
      reloadDocument
      className={cx("flex items-center gap-2", className)}
    >
      <input type="hidden" name="next" value={pathname + search} />
      <select
        name="locale"
        aria-label={t("account.language")}
        defaultValue={i18n.language}
        onChange={() => form.current?.requestSubmit()}
        className="control select"
      >
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LOCALE_NAMES[locale]}
          </option>
        ))}
      </select>
      <noscript>
        <Button type="submit">{t("account.change")}</Button>
      </noscript>
    </Form>
  );
}

/** Light, dark, or as the device wishes. */
export function ThemeForm({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action="/choose-theme"
      preventScrollReset
      className="flex gap-px overflow-hidden rounded-control border border-edge bg-hairline"
    >
      <input type="hidden" name="next" value={pathname + search} />
      {THEMES.map((one) => (
        <button
          key={one}
          type="submit"
          name="theme"
          value={one}
          aria-pressed={theme === one}
          className={cx(
            "min-h-10.5 flex-1 px-2 py-1 text-meta leading-tight focus-visible:-outline-offset-2",
            theme === one
              ? "bg-accent-soft font-semibold text-accent"
              : "bg-surface text-ink-soft hover:bg-sunken",
          )}
        >
          {t(`theme.${one}`)}
        </button>
      ))}
    </Form>
  );
}
