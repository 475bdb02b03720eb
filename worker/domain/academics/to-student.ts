import {
  namePartsOf,
  type Student,
  type StudentClass,
  type StudentRow,
  today,
} from "#domain/people/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";

/** A student on the wire. `classes` is the JSON text of their classes of today. */
export function toStudent(
  ctx: Ctx,
  row: StudentRow & { schoolName: string | null; classes: string },
): Student {
  const hasLeft = row.status === "left" || (row.leftOn !== null && row.leftOn <= today(ctx));
  return {
    id: row.id,
    sourcedId: row.sourcedId,
    schoolId: row.schoolId,
    schoolName: row.schoolName ?? "",
    ...namePartsOf(ctx, row),
    admissionNumber: row.admissionNumber,
    grade: row.grade,
    status: hasLeft ? "left" : "enrolled",
    enteredOn: row.enteredOn,
    leftOn: row.leftOn,
    leaveReason: row.leaveReason,
    birthOn: row.birthOn,
    sex: row.sex,
    alertNote: row.alertNote,
    classes: JSON.parse(row.classes) as StudentClass[],
    updatedAt: isoTime(row.updatedAt),
  };
}
