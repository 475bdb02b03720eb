import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RegisterSummary } from "#domain/attendance/register.schema";
import { Ring } from "#web/components/ring.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { LessonState } from "./lesson-state.tsx";
import { registerPath } from "./lessons.ts";

/** Lessons one under the other with where their registers stand; each row leads to its register. */
export function LessonList({
  registers,
  current,
  dated,
  untitled,
}: {
  registers: readonly RegisterSummary[];
  /** The id of the one that stands above in large. */
  current?: string;
  /** With the day of each, where they are of several days. */
  dated?: boolean;
  /** Without the class, where they are all of one. */
  untitled?: boolean;
}) {
  const { t } = useTranslation("teacher");
  const { date, number } = useFormat();
  return (
    <ul className="-mt-3 divide-y divide-hairline border-hairline border-b">
      {registers.map((register) => {
        const { id, on, startsAt, endsAt, classTitle, periodTitle, location, counts } = register;
        const day = dated ? date(on, "weekday") : null;
        const where = [untitled ? null : periodTitle, location].filter(Boolean).join(" · ");
        const taken = register.state !== "not_opened";
        return (
          <li key={id}>
            <Link
              to={registerPath(register)}
              prefetch="intent"
              aria-current={id === current ? "true" : undefined}
              className={cx(
                "flex min-h-17 items-center gap-3 py-2.5 pr-1 hover:bg-sunken sm:gap-5 sm:px-2",
                id === current && "bg-sunken px-2",
              )}
            >
              <span className="w-13 shrink-0 leading-snug tabular-nums">
                <span className="block font-medium">{startsAt}</span>
                <span className="block text-ink-quiet text-meta">{endsAt}</span>
              </span>
              <span className="min-w-0 flex-1 leading-snug">
                <span className="block font-medium">
                  {untitled ? (day ?? periodTitle) : classTitle}
                </span>
                <span className="block truncate text-ink-quiet text-meta">
                  {[untitled ? null : day, untitled && day ? periodTitle : null, where]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                <span className="mt-1 block sm:hidden">
                  <LessonState register={register} />
                </span>
              </span>
              <span className="hidden sm:block">
                <LessonState register={register} />
              </span>
              {taken ? (
                <Ring counts={counts} className="size-11" />
              ) : (
                <span className="w-11 text-center text-ink-quiet text-meta tabular-nums">
                  {t("lesson.students", { count: counts.unmarked, n: number(counts.unmarked) })}
                </span>
              )}
              <ChevronRight aria-hidden className="size-4.5 shrink-0 text-ink-quiet" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
