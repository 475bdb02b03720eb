import { useTranslation } from "react-i18next";

/** First stop of the keyboard: past the navigation to `#page`. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#page"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-2.5 focus:text-on-accent"
    >
      {t("app.skip")}
    </a>
  );
}
