import { DoorOpen, Pencil, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { StudentAttendance } from "#domain/attendance/student-attendance.schema";
import type { StudentProfile } from "#domain/people/student.schema";
import { LinkButton } from "#web/components/button.tsx";
import { Banner, PageHeader } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { AttendanceSummary } from "./attendance-summary.tsx";
import { StudentClasses } from "./student-classes.tsx";
import { StudentFacts } from "./student-facts.tsx";
import { StudentGuardians } from "./student-guardians.tsx";

export type StudentPageData = {
  student: StudentProfile;
  attendance: StudentAttendance | null;
  today: string;
  mayWrite: boolean;
  mayPlace: boolean;
};

/** One student: how attendance goes, the classes, the guardians, the facts. */
export function StudentPage({ student, attendance, today, mayWrite, mayPlace }: StudentPageData) {
  const { t } = useTranslation(["person", "people", "common"]);
  const { id, displayName, reading, grade, schoolName, admissionNumber } = student;
  const meta = [
    reading,
    admissionNumber && t("student.number", { number: admissionNumber }),
    grade,
    schoolName,
  ];
  return (
    <>
      <PageHeader
        title={displayName}
        meta={meta.filter(Boolean).join(" · ")}
        back={{ to: "/admin/people", label: t("people:tabs.students") }}
        action={
          mayWrite ? (
            <>
              {student.leftOn ? (
                <LinkButton icon={Undo2} to={`/admin/people/${id}/return`}>
                  {t("student.return")}
                </LinkButton>
              ) : (
                <LinkButton icon={DoorOpen} to={`/admin/people/${id}/leave`}>
                  {t("student.leave")}
                </LinkButton>
              )}
              <LinkButton variant="primary" icon={Pencil} to={`/admin/people/${id}/edit`}>
                {t("common:actions.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <StudentNotices student={student} />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          {attendance ? (
            <AttendanceSummary attendance={attendance} to={`/admin/people/${id}/attendance`} />
          ) : null}
          <StudentClasses student={student} mayPlace={mayPlace} />
          <StudentGuardians student={student} mayWrite={mayWrite} />
        </div>
        <div className="min-w-0">
          <StudentFacts student={student} today={today} mayWrite={mayWrite} />
        </div>
      </div>
    </>
  );
}

function StudentNotices({ student }: { student: StudentProfile }) {
  const { t } = useTranslation(["person", "people"]);
  const { date } = useFormat();
  const { leftOn, leaveReason, schoolName: school, alertNote, status } = student;
  if (!leftOn && !alertNote) return null;
  const reason = t(`reasons.${leaveReason ?? "other"}`);
  return (
    <div className="mb-6 flex flex-col gap-2">
      {leftOn ? (
        <Banner
          title={t(status === "left" ? "student.leftBanner" : "student.leavingBanner", {
            school,
            date: date(leftOn),
            reason,
          })}
        />
      ) : null}
      {alertNote ? (
        <Banner tone="warning" title={t("student.alert")}>
          {alertNote}
        </Banner>
      ) : null}
    </div>
  );
}
