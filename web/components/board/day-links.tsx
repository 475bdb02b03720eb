import { Link, useSearchParams } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "#web/components/button.tsx";
import { withParams } from "#web/lib/list-query.ts";

const DAY_MS = 86_400_000;

const shifted = (on: string, days: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day before, the day after, and back to today. */
export function DayLinks({ on, today }: { on: string; today: string }) {
  const { t } = useTranslation(["admin", "common"]);
  const [params] = useSearchParams();
  const to = (day: string) => withParams(params, { on: day === today ? null : day });
  const look = buttonClass({ className: "px-2.5" });
  return (
    <nav aria-label={t("board.days")} className="flex gap-2">
      <Link to={to(shifted(on, -1))} className={look} aria-label={t("board.dayBefore")}>
        <ChevronLeft aria-hidden className="size-5" />
      </Link>
      {on === today ? null : (
        <Link to={to(today)} className={buttonClass({})}>
          {t("common:nav.today")}
        </Link>
      )}
      <Link to={to(shifted(on, 1))} className={look} aria-label={t("board.dayAfter")}>
        <ChevronRight aria-hidden className="size-5" />
      </Link>
    </nav>
  );
}
