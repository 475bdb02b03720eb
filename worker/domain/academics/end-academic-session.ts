import { inArray, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { AcademicSession } from "./academic-session.schema";
import { getAcademicSession, sessionRow } from "./get-academic-session";
import { academicSessions, classes, classSessions } from "./tables";

/** Ends an academic session with its parts. Refused while an open class runs in one of them. */
export async function endAcademicSession(ctx: Ctx, id: string): Promise<AcademicSession> {
  requireSchool(ctx, "academics:write", null);
  const before = await sessionRow(ctx, id);
  if (before.status === "ended") {
    throw new DomainError("CONFLICT", "This academic session has ended already.");
  }
  const below = sql`(with recursive below(id) as (
      select ${id} union select ${academicSessions.id} from ${academicSessions}
      join below on ${academicSessions.parentId} = below.id
    ) select below.id from below)`;
  await commit(ctx, {
    guards: [
      {
        holds: sql`not exists (select 1 from ${classSessions}
          join ${classes} on ${classes.id} = ${classSessions.classId}
          where ${classSessions.sessionId} in ${below} and ${classes.status} = 'active')`,
        otherwise: new DomainError(
          "CONFLICT",
          "A class that runs in it is still open. End it first.",
        ),
      },
    ],
    writes: [
      ctx.db
        .update(academicSessions)
        .set({ status: "ended", updatedAt: ctx.now })
        .where(inArray(academicSessions.id, below as never)),
    ],
    audit: {
      action: "academic_session.ended",
      subjectType: "academic_session",
      subjectId: id,
      before: { status: before.status },
    },
  });
  return getAcademicSession(ctx, id);
}
