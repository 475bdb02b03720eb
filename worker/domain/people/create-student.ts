import { requireSchool } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { StudentCreate } from "./student.schema";
import { PERSON_CONFLICTS, studentInsert } from "./student-writes";

/** Records a student of a school from a date on. Guardians and classes: `admitStudent`. */
export async function createStudent(ctx: Ctx, input: StudentCreate): Promise<{ id: string }> {
  requireSchool(ctx, "people:write", input.schoolId);
  const { id, ...change } = studentInsert(ctx, input);
  await commit(ctx, { ...change, conflicts: PERSON_CONFLICTS });
  return { id };
}
