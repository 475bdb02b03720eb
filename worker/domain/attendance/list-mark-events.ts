import { desc, eq, sql } from "drizzle-orm";
import type { Reach } from "#domain/auth/index";
import { studentDirectory } from "#domain/people/index";
import { dateIn, isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { type Page, type PageQuery, TOTAL_CAP } from "#platform/paging";
import { parseRef, refOf } from "./person-ref";
import type { MarkEvent } from "./register.schema";
import { registerReadable, requireRegisterReach } from "./register-scope";
import { reachedAsStaff } from "./student-scope";
import { markEvents } from "./tables";

/**
 * Every attempt to set a mark, refused ones included, newest first: of one register or one student,
 * for those who may see the register or the student as staff.
 */
export async function listMarkEvents(
  ctx: Ctx,
  input: PageQuery & ({ registerId: string } | { studentId: string }),
): Promise<Page<MarkEvent>> {
  const reach = requireRegisterReach(ctx);
  const { db } = ctx;
  const { page, perPage } = input;
  const about =
    "registerId" in input
      ? eq(markEvents.registerId, input.registerId)
      : eq(markEvents.studentId, input.studentId);
  const [[access], rows, [count]] = await db.batch([
    "registerId" in input
      ? registerReadable(ctx, reach, input.registerId)
      : studentStatement(ctx, reach, input.studentId),
    db
      .select({
        opId: markEvents.opId,
        registerId: markEvents.registerId,
        studentId: markEvents.studentId,
        student: refOf(db, markEvents.studentId),
        seq: markEvents.seq,
        outcome: markEvents.outcome,
        reason: markEvents.reason,
        code: markEvents.code,
        previousCode: markEvents.previousCode,
        minutesLate: markEvents.minutesLate,
        note: markEvents.note,
        source: markEvents.source,
        by: refOf(db, markEvents.actorId),
        at: markEvents.at,
        deviceAt: markEvents.deviceAt,
        baseVersion: markEvents.baseVersion,
        version: markEvents.version,
      })
      .from(markEvents)
      .where(about)
      .orderBy(
        ...("registerId" in input
          ? [desc(markEvents.seq)]
          : [desc(markEvents.at), desc(markEvents.seq)]),
      )
      .limit(perPage)
      .offset((page - 1) * perPage),
    db.select({ total: sql<number>`count(*)` }).from(
      db
        .select({ one: sql`1`.as("one") })
        .from(markEvents)
        .where(about)
        .limit(TOTAL_CAP + 1)
        .as("counted"),
    ),
  ]);
  if (!access?.allowed) throw notFound("registerId" in input ? "The register" : "The student");
  return {
    items: rows.map(({ student, by, at, deviceAt, ...row }) => ({
      ...row,
      student: parseRef(student) ?? UNKNOWN,
      by: parseRef(by),
      at: isoTime(at),
      deviceAt: isoTime(deviceAt),
    })),
    total: Math.min(count?.total ?? 0, TOTAL_CAP),
    page,
    perPage,
  };
}

const UNKNOWN = { id: "", givenName: "", familyName: "", preferredName: null };

function studentStatement(ctx: Ctx, reach: Reach, studentId: string) {
  const student = studentDirectory(ctx.db);
  const today = dateIn(ctx.tenant.timeZone, ctx.now);
  return ctx.db
    .select({ allowed: sql<number>`${reachedAsStaff(ctx, reach, student, today)}`.as("allowed") })
    .from(student)
    .where(eq(student.id, studentId));
}
