import { requireSchool } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import type { AcademicSession, AcademicSessionCreate } from "./academic-session.schema";
import { getAcademicSession } from "./get-academic-session";
import { schoolYearOf } from "./school-year";
import { requireShape, sessionTreeGuards } from "./session-guards";
import { academicSessions } from "./tables";

/** Adds a school year, a term or another part of the year. */
export async function createAcademicSession(
  ctx: Ctx,
  input: AcademicSessionCreate,
): Promise<AcademicSession> {
  requireSchool(ctx, "academics:write", null);
  const id = newId("acs", ctx.now);
  const { title, type, startsOn, endsOn } = input;
  const parentId = input.parentId || null;
  requireShape({ id, type, startsOn, endsOn, parentId });
  const schoolYear = input.schoolYear ?? schoolYearOf(endsOn);
  const row = { title, type, startsOn, endsOn, parentId, schoolYear };
  await commit(ctx, {
    guards: sessionTreeGuards({ id, type, startsOn, endsOn, parentId }),
    writes: [
      ctx.db.insert(academicSessions).values({
        id,
        sourcedId: input.sourcedId ?? id,
        ...row,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ],
    audit: {
      action: "academic_session.created",
      subjectType: "academic_session",
      subjectId: id,
      after: row,
    },
    conflicts: { "academic_sessions.sourced_id": "This sourcedId is already in use." },
  });
  return getAcademicSession(ctx, id);
}
