import {
  type AttendanceCode,
  codeLabel,
  listAttendanceCodes,
  type StudentMark,
  studentAttendance,
} from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import type { Locale } from "#web/i18n/locales.ts";
import type { ReportMark } from "./report.ts";

/** A student's marks between two dates with the words of their codes. */
export async function studentReport(
  ctx: Ctx,
  input: { studentId: string; from: string; to: string },
  locale: Locale,
) {
  const [attendance, codes] = await Promise.all([
    studentAttendance(ctx, input),
    listAttendanceCodes(ctx, { includeEnded: true }),
  ]);
  const known = new Map(codes.map((code) => [code.code, code]));
  return {
    student: attendance.student,
    marks: attendance.marks.flatMap((mark) => toReportMark(mark, known, locale)),
    labels: Object.fromEntries(codes.map((code) => [code.code, codeLabel(code, locale)])),
  };
}

function toReportMark(
  mark: StudentMark,
  codes: Map<string, AttendanceCode>,
  locale: Locale,
): ReportMark[] {
  const { code, category, by } = mark;
  if (code === null || category === null) return [];
  const known = codes.get(code);
  return [
    {
      registerId: mark.registerId,
      classId: mark.classId,
      classTitle: mark.classTitle,
      on: mark.on,
      startsAt: mark.startsAt,
      periodTitle: mark.periodTitle,
      code,
      category,
      label: known ? codeLabel(known, locale) : code,
      minutesLate: mark.minutesLate,
      note: mark.note,
      by: by && {
        givenName: by.givenName,
        familyName: by.familyName,
        preferredName: by.preferredName,
      },
      at: mark.at,
    },
  ];
}
