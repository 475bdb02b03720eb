import { Form } from "@remix-run/react";
import { CalendarX2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CalendarDay, CalendarDaySet } from "#domain/academics/timetable.schema";
import { SubmitButton } from "#web/components/button.tsx";
import type { Option } from "#web/components/inputs.tsx";
import { Badge } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { type Column, Table } from "#web/components/table.tsx";
import { useFormat } from "#web/lib/format.ts";

/** The days on which the week does not hold. */
export function CalendarTable({
  days,
  schools,
  mayWrite,
}: {
  days: readonly CalendarDay[];
  schools: readonly Option[];
  mayWrite: boolean;
}) {
  const { t } = useTranslation("timetable");
  const { date, weekday } = useFormat();
  const what = (day: CalendarDay) => {
    if (day.closesAt) return t("week.closesAt", { time: day.closesAt });
    return day.weekday ? weekday(day.weekday, "long") : null;
  };
  const columns: Column<CalendarDay>[] = [
    {
      key: "on",
      header: t("calendar.on"),
      primary: true,
      cell: ({ on, title }) => (
        <span className="flex flex-wrap gap-x-3">
          <span className="whitespace-nowrap">{date(on, "long")}</span>
          <span className="font-normal">{title}</span>
        </span>
      ),
    },
    {
      key: "kind",
      header: t("calendar.kind"),
      cell: (day) => (
        <span className="inline-flex items-center gap-2">
          <Badge tone={day.kind === "holiday" ? "warning" : "info"}>
            {t(`calendar.kinds.${day.kind}`)}
          </Badge>
          <span className="text-ink-soft">{what(day)}</span>
        </span>
      ),
    },
  ];
  if (schools.length > 1) {
    columns.push({
      key: "school",
      header: t("calendar.school"),
      cell: ({ schoolId }) =>
        schools.find(({ value }) => value === schoolId)?.label ?? t("calendar.everySchool"),
    });
  }
  if (mayWrite) {
    columns.push({
      key: "delete",
      header: t("calendar.delete"),
      quietHeader: true,
      align: "end",
      cell: (day) => (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="dayId" value={day.id} />
          <input type="hidden" name="day" value={JSON.stringify(backOf(day))} />
          <SubmitButton
            variant="plain"
            name="intent"
            value="delete"
            aria-label={t("calendar.deleteOne", { title: day.title, date: date(day.on) })}
          >
            {t("calendar.delete")}
          </SubmitButton>
        </Form>
      ),
    });
  }
  return (
    <Table
      caption={t("calendar.caption")}
      columns={columns}
      rows={days}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={CalendarX2} title={t("calendar.none")}>
          {t("calendar.noneText")}
        </EmptyState>
      }
    />
  );
}

/** What has to be said again so that the day is as it was. */
function backOf(day: CalendarDay): CalendarDaySet {
  const { schoolId, on, kind, title, weekday, closesAt } = day;
  return { schoolId, on, kind, title, weekday, closesAt };
}
