import { Link } from "@remix-run/react";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/lib/format.ts";
import { useRoll } from "./roll-context.ts";

/** Stays on top: which class and when, what is saved, who else is here. */
export function RollHeader({
  status,
  below,
  children,
}: {
  status: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation(["register", "common"]);
  const { date } = useFormat();
  const { lesson } = useRoll();
  const { periodTitle, startsAt, endsAt, on, location, back } = lesson;
  const where = [periodTitle, `${startsAt}–${endsAt}`, date(on, "weekday"), location];
  return (
    <header className="sticky top-0 z-10 border-hairline border-b bg-paper pt-1 pb-2 md:top-14 md:-mt-8 md:pt-4">
      <div className="flex items-center gap-1 pr-4 md:pr-0">
        <Link
          to={back.to}
          prefetch="intent"
          aria-label={t(`common:nav.${back.label}`)}
          className="flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink md:-ml-3"
        >
          <ChevronLeft aria-hidden className="size-5.5" />
        </Link>
        <h1 className="line-clamp-2 min-w-0 flex-1 font-semibold text-body leading-tight md:text-title">
          {lesson.classTitle}
        </h1>
        <div className="flex shrink-0 items-center">{status}</div>
      </div>
      <div className="flex min-h-6 items-center justify-between gap-3 pr-4 pl-4 md:px-0 md:pl-8">
        <p className="min-w-0 truncate text-ink-soft text-meta tabular-nums">
          {where.filter(Boolean).join(" · ")}
        </p>
        {below}
      </div>
      {children ? <div className="px-4 pt-1 empty:hidden md:px-2">{children}</div> : null}
    </header>
  );
}
