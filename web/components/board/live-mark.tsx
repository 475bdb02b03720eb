import { Link as RemixLink, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import type { Link } from "#web/lib/live-register.ts";

/** Whether the board fills by itself just now, or as of when it is. */
export function LiveMark({
  link,
  at,
}: {
  link: Link | null;
  /** The time of what is shown. */
  at: number;
}) {
  const { t } = useTranslation("board");
  const { time } = useFormat();
  const { pathname, search } = useLocation();
  const live = link === "live";
  const broken = link === "waiting" || link === "signed_out" || link === "closed";
  const text = live
    ? t("live")
    : broken
      ? t(link === "signed_out" ? "signedOut" : "waiting", { time: time(at) })
      : t("asOf", { time: time(at) });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-meta">
      <span role="status" data-link={link ?? "none"} className="inline-flex items-center gap-2">
        <span
          aria-hidden
          className={cx(
            "size-2.5 shrink-0 rounded-round",
            live ? "bg-present-fill" : broken ? "bg-late-fill" : "bg-edge",
          )}
        />
        {text}
      </span>
      {live ? null : (
        <RemixLink to={pathname + search} reloadDocument className="target text-link">
          {t("refresh")}
        </RemixLink>
      )}
    </span>
  );
}
