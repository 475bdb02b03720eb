import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { buttonClass } from "./button.tsx";
import { ErrorState } from "./states.tsx";

type Refusal = { code?: string; message?: string; requestId?: string };

/** What a route's loader or action was refused with; used by every ErrorBoundary. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const refusal = (isRouteErrorResponse(error) && (error.data as Refusal | null)) || {};
  const { title, text } = wording(t, status, typeof refusal === "object" ? refusal : {});
  return (
    <ErrorState
      calm={status < 500}
      title={<h1 className="text-page">{title}</h1>}
      action={
        <Link to="/" reloadDocument className={buttonClass({ className: "mt-2" })}>
          {t("errors.home")}
        </Link>
      }
    >
      <p>{text}</p>
    </ErrorState>
  );
}

/** The same as a whole page, where no frame is left around it. */
export function ErrorPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col justify-center px-5 py-16">
      <RouteError />
    </main>
  );
}

function wording(t: TFunction, status: number, { message, requestId }: Refusal) {
  if (status === 404) return { title: t("errors.notFoundTitle"), text: t("errors.notFoundText") };
  if (status === 403) return { title: t("errors.forbiddenTitle"), text: t("errors.forbiddenText") };
  if (status === 429) return { title: t("errors.rateTitle"), text: t("errors.rateText") };
  if (status === 503)
    return { title: t("errors.unavailableTitle"), text: t("errors.unavailableText") };
  if (status === 409 || status === 412)
    return { title: t("errors.conflictTitle"), text: message ?? "" };
  const text = requestId ? t("errors.text", { requestId }) : t("errors.textPlain");
  return { title: t("errors.title"), text: status < 500 && message ? message : text };
}
