import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageHeader } from "#web/components/layout.tsx";
import { TabLinks } from "#web/components/tabs.tsx";

/** Title and tabs over the week, the bell schedule and the exceptions; the school goes along. */
export function TimetableHeader({
  schoolId,
  meta,
  action,
}: {
  schoolId?: string;
  meta?: ReactNode;
  action?: ReactNode;
}) {
  const { t } = useTranslation("timetable");
  const query = schoolId ? `?schoolId=${schoolId}` : "";
  return (
    <>
      <PageHeader title={t("title")} meta={meta} action={action} />
      <TabLinks
        label={t("tabs.label")}
        links={[
          { to: `/admin/timetable${query}`, label: t("tabs.week"), end: true },
          { to: `/admin/timetable/periods${query}`, label: t("tabs.periods") },
          { to: `/admin/timetable/calendar${query}`, label: t("tabs.calendar") },
        ]}
      />
    </>
  );
}
