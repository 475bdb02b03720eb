import { useLoaderData } from "@remix-run/react";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { childrenToday, codeLabel, listAttendanceCodes } from "#domain/attendance/index";
import { today } from "#domain/people/index";
import { timeIn } from "#platform/clock";
import { ChildDay } from "#web/components/family/child-today.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { useFreshOnReturn } from "#web/components/roll/use-fresh.ts";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["family"] };
export const meta = titled("nav.today");

export const loader = signedIn(async ({ ctx, context }) => {
  const [children, codes] = await Promise.all([
    childrenToday(ctx),
    listAttendanceCodes(ctx, { includeEnded: true }),
  ]);
  return {
    on: today(ctx),
    time: timeIn(ctx.tenant.timeZone, ctx.now),
    at: ctx.now,
    children,
    labels: Object.fromEntries(codes.map((code) => [code.code, codeLabel(code, context.locale)])),
  };
});

export default function FamilyToday() {
  const { t } = useTranslation(["family", "common"]);
  const { date, time: clock } = useFormat();
  const { on, time, at, children, labels } = useLoaderData<typeof loader>();
  useFreshOnReturn();
  return (
    <>
      <PageHeader
        title={t("common:nav.today")}
        meta={
          <span className="flex flex-wrap justify-between gap-x-6">
            <span>{date(on, "long")}</span>
            <span className="text-ink-quiet text-meta">{t("today.asOf", { time: clock(at) })}</span>
          </span>
        }
      />
      {children.length === 0 ? (
        <EmptyState icon={Users} title={t("today.emptyTitle")}>
          {t("today.emptyText")}
        </EmptyState>
      ) : (
        <>
          <div className="grid gap-x-12 xl:grid-cols-2">
            {children.map((child) => (
              <ChildDay key={child.student.id} child={child} time={time} labels={labels} />
            ))}
          </div>
          <p className="max-w-prose text-ink-quiet text-meta">{t("today.how")}</p>
        </>
      )}
    </>
  );
}
