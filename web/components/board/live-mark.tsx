import { Link as RemixLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import type { Link } from "#web/lib/live-register.ts";

/** Whether the board fills by itself just now, or as of when it is. */
export function LiveMark({
  link,
  at,
  isToday,
}: {
  link: Link | null;
  at: string;
  isToday: boolean;
}) {
  const { t } = useTranslation("admin");
  const { time } = useFormat();
  if (!isToday) return null;
  const live = link === "live";
  const broken = link === "waiting" || link === "signed_out" || link === "closed";
  return (
    <span role="status" className="inline-flex items-center gap-2 text-meta">
      <span
        aria-hidden
        className={cx(
          "size-2.5 rounded-round",
          live ? "bg-present-fill" : broken ? "bg-late-fill" : "bg-hairline",
        )}
      />
      {live
        ? t("board.live")
        : broken
          ? t(link === "signed_out" ? "board.signedOut" : "board.waiting", { time: time(at) })
          : t("board.asOf", { time: time(at) })}
      {live ? null : (
        <RemixLink to="" reloadDocument className="target text-link">
          {t("board.refresh")}
        </RemixLink>
      )}
    </span>
  );
}
