import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { refusal, writeThroughRoom } from "./ask-room";
import type { MarkDraft, MarksAnswer } from "./register.schema";
import { requireRegisterAccess } from "./register-access";

/**
 * Sets or clears marks through the room. A mark based on an older version is refused with the
 * current one and the others stand; a wrong student or code refuses all. Opens the register where
 * nobody has.
 */
export async function markStudents(
  ctx: Ctx,
  input: { registerId: string; marks: MarkDraft[] },
): Promise<MarksAnswer> {
  const access = await requireRegisterAccess(ctx, input.registerId, "attendance:take");
  const ops = input.marks.map((mark) => ({
    kind: "mark" as const,
    opId: mark.opId ?? newId("mev"),
    studentId: mark.studentId,
    code: mark.code,
    minutesLate: mark.minutesLate,
    note: mark.note,
    baseVersion: mark.baseVersion ?? null,
    deviceAt: mark.deviceTime ?? null,
  }));
  const { head, results } = await writeThroughRoom(ctx, access, ops);
  if (results.some(({ reason }) => reason === "submitted")) throw refusal("submitted");
  return {
    register: head,
    marks: results.map((result, index) => ({
      ...result,
      studentId: ops[index]?.studentId ?? "",
    })),
  };
}
