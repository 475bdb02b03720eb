import { Link } from "@remix-run/react";
import { Check, CircleAlert, Clock, Hourglass, type LucideIcon, PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RegisterTiming } from "#domain/attendance/constants";
import { Ring } from "#web/components/ring.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { type BoardEntry, registerPath } from "./board-state.ts";

export const TIMING_LOOK: Record<RegisterTiming, { icon: LucideIcon; text: string }> = {
  submitted: { icon: Check, text: "text-present" },
  open: { icon: PencilLine, text: "text-excused" },
  late: { icon: CircleAlert, text: "text-absent" },
  due: { icon: Clock, text: "text-late" },
  not_due: { icon: Hourglass, text: "text-ink-quiet" },
};

/** One register of the day: its ring, its state, by whom. Leads to the register. */
export function BoardCell({
  entry,
  on,
  titled,
}: {
  entry: BoardEntry;
  on: string;
  /** Whether the class stands in the cell itself. */
  titled: boolean;
}) {
  const { t } = useTranslation("admin");
  const { name, list } = useFormat();
  const { timing, counts, classTitle, teachers, by } = entry;
  const { icon: Icon, text } = TIMING_LOOK[timing];
  const opened = timing === "open" || timing === "submitted";
  const who = by ? name(by) : list(teachers.map(name));
  return (
    <Link
      to={registerPath(entry, on)}
      prefetch="intent"
      className={cx(
        "flex min-h-14 items-center gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken",
        timing === "late" && "bg-absent-soft hover:bg-absent-soft",
      )}
    >
      {opened ? (
        <Ring counts={counts} className="size-10" />
      ) : (
        <span
          aria-hidden
          className={cx(
            "flex size-10 shrink-0 items-center justify-center rounded-round border border-dashed",
            timing === "not_due" ? "border-hairline" : "border-current",
            text,
          )}
        >
          <Icon className="size-4.5" />
        </span>
      )}
      <span className="min-w-0 flex-1 leading-tight">
        {titled ? <span className="line-clamp-2 font-medium">{classTitle}</span> : null}
        <span className={cx("flex items-center gap-1 text-meta", text)}>
          {opened ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
          {t(`board.timing.${timing}`)}
        </span>
        {who ? <span className="block truncate text-ink-soft text-meta">{who}</span> : null}
      </span>
    </Link>
  );
}
