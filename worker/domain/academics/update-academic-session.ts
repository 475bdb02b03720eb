import { eq } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { changedOf } from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { AcademicSession, AcademicSessionUpdate } from "./academic-session.schema";
import { getAcademicSession, sessionRow } from "./get-academic-session";
import { requireShape, sessionTreeGuards } from "./session-guards";
import { academicSessions } from "./tables";

/** Changes an academic session; its dates stay within what it is part of and around its parts. */
export async function updateAcademicSession(
  ctx: Ctx,
  id: string,
  input: AcademicSessionUpdate,
): Promise<AcademicSession> {
  requireSchool(ctx, "academics:write", null);
  const before = await sessionRow(ctx, id);
  const parentId = input.parentId === undefined ? before.parentId : input.parentId || null;
  const next = { ...before, ...input, parentId };
  requireShape(next);
  await commit(ctx, {
    guards: sessionTreeGuards(next),
    writes: [
      ctx.db
        .update(academicSessions)
        .set({ ...input, parentId, updatedAt: ctx.now })
        .where(eq(academicSessions.id, id)),
    ],
    audit: {
      action: "academic_session.updated",
      subjectType: "academic_session",
      subjectId: id,
      ...changedOf<object>(before, input),
    },
  });
  return getAcademicSession(ctx, id);
}
