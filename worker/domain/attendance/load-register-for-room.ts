import { asc, eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { registerStatements, toRegister } from "./load-register";
import { fingerprintOf } from "./op-fingerprint";
import { parseRegisterId } from "./register-id";
import { requireJob } from "./register-scope";
import type { AnsweredOp, LoadedRegister } from "./room-types";
import { markEvents } from "./tables";

/**
 * A register as the database has it, for the room of its school: one round trip. Null when its class
 * is not here or is another school's.
 */
export async function loadRegisterForRoom(
  ctx: Ctx,
  input: { registerId: string; schoolId: string },
): Promise<LoadedRegister | null> {
  requireJob(ctx);
  const key = parseRegisterId(input.registerId);
  if (!key) return null;
  const [head, roster, marks, codes, teachers, events] = await ctx.db.batch([
    ...registerStatements(ctx, input.registerId, key),
    ctx.db
      .select({
        opId: markEvents.opId,
        studentId: markEvents.studentId,
        code: markEvents.code,
        outcome: markEvents.outcome,
        reason: markEvents.reason,
        seq: markEvents.seq,
        version: markEvents.version,
      })
      .from(markEvents)
      .where(eq(markEvents.registerId, input.registerId))
      .orderBy(asc(markEvents.seq)),
  ]);
  const parts = toRegister(input.registerId, key, [head, roster, marks, codes, teachers]);
  if (!parts || parts.head.schoolId !== input.schoolId) return null;
  return {
    head: parts.head,
    frame: parts.frame,
    marks: parts.marks,
    answered: events.map(({ studentId, code, ...event }): AnsweredOp => {
      const fingerprint = fingerprintOf({
        kind: "mark",
        opId: event.opId,
        studentId,
        code,
        baseVersion: null,
      });
      return { ...event, fingerprint };
    }),
  };
}
