import { CircleStop, Pencil } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClassProfile } from "#domain/academics/class.schema";
import type { Clash } from "#domain/academics/meeting.schema";
import { LinkButton } from "#web/components/button.tsx";
import { Banner, PageHeader } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { ClassRoster } from "./class-roster.tsx";
import { ClassTeachers } from "./class-teachers.tsx";
import { ClassTerms, WeeklyTimes } from "./class-times.tsx";

/** One class: who is in it, who teaches it, when it meets. */
export function ClassPage({
  schoolClass,
  clashes,
  mayWrite,
}: {
  schoolClass: ClassProfile;
  clashes: readonly Clash[];
  mayWrite: boolean;
}) {
  const { t } = useTranslation(["classes", "common"]);
  const { date } = useFormat();
  const { id, title, code, type, courseTitle, grades, schoolName, location } = schoolClass;
  const ended = schoolClass.status === "ended";
  const meta = [
    code,
    t(`types.${type}`),
    courseTitle,
    grades.length > 0 && grades.join(", "),
    schoolName,
    location,
  ];
  return (
    <>
      <PageHeader
        title={title}
        meta={meta.filter(Boolean).join(" · ")}
        back={{ to: "/admin/classes", label: t("title") }}
        action={
          mayWrite ? (
            <>
              {ended ? null : (
                <LinkButton icon={CircleStop} to={`/admin/classes/${id}/end`}>
                  {t("page.end")}
                </LinkButton>
              )}
              <LinkButton variant="primary" icon={Pencil} to={`/admin/classes/${id}/edit`}>
                {t("common:actions.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      {schoolClass.endedOn ? (
        <div className="mb-6">
          <Banner title={t("page.endedBanner", { date: date(schoolClass.endedOn) })} />
        </div>
      ) : null}
      <Clashes clashes={clashes} classId={id} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <ClassRoster schoolClass={schoolClass} mayWrite={mayWrite && !ended} />
        </div>
        <div className="min-w-0">
          <ClassTeachers schoolClass={schoolClass} mayWrite={mayWrite && !ended} />
          <WeeklyTimes schoolClass={schoolClass} mayWrite={mayWrite && !ended} />
          <ClassTerms terms={schoolClass.terms} />
        </div>
      </div>
    </>
  );
}

function Clashes({ clashes, classId }: { clashes: readonly Clash[]; classId: string }) {
  const { t } = useTranslation("classes");
  const { weekday } = useFormat();
  if (clashes.length === 0) return null;
  return (
    <div className="mb-6">
      <Banner tone="warning" title={t("page.clashes")}>
        <ul>
          {clashes.map((clash) => (
            <li key={`${clash.kind}${clash.meetingId}${clash.otherMeetingId}`}>
              {t("page.clash", {
                what: clash.what,
                other: clash.classId === classId ? clash.otherClassTitle : clash.classTitle,
                weekday: weekday(clash.weekday, "long"),
                from: clash.startsAt,
                to: clash.endsAt,
              })}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
