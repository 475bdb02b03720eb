import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { MarkCategory } from "./constants";
import { parseRegisterId } from "./register-id";
import { registerReadable, requireRegisterReach } from "./register-scope";
import { marks, registers } from "./tables";

/** The last sessions of a class before a register, oldest first, with what each student had. */
export type RecentSessions = {
  sessions: { registerId: string; on: string; startsAt: string }[];
  /** By student, one entry a session; null is unmarked or not in the class then. */
  marks: Record<string, (MarkCategory | null)[]>;
};

/** What lies behind a roll, at most 60 sessions: for whoever may read the register. One round trip. */
export async function recentSessions(
  ctx: Ctx,
  input: { registerId: string; count: number },
): Promise<RecentSessions> {
  const reach = requireRegisterReach(ctx);
  const key = parseRegisterId(input.registerId);
  if (!key) throw notFound("The register");
  const { db } = ctx;
  const before = and(
    eq(registers.classId, key.classId),
    sql`(${registers.on}, ${registers.startsAt}) < (${key.on}, ${key.startsAt})`,
  );
  const count = Math.min(Math.max(input.count, 1), 60);
  const latest = [desc(registers.on), desc(registers.startsAt)] as const;
  const [[access], sessions, rows] = await db.batch([
    registerReadable(ctx, reach, input.registerId),
    db
      .select({ registerId: registers.id, on: registers.on, startsAt: registers.startsAt })
      .from(registers)
      .where(before)
      .orderBy(...latest)
      .limit(count),
    db
      .select({
        registerId: marks.registerId,
        studentId: marks.studentId,
        category: marks.category,
      })
      .from(marks)
      .where(
        and(
          inArray(
            marks.registerId,
            db
              .select({ id: registers.id })
              .from(registers)
              .where(before)
              .orderBy(...latest)
              .limit(count),
          ),
          isNotNull(marks.code),
        ),
      ),
  ]);
  if (!access?.allowed) throw notFound("The register");
  const inOrder = sessions.reverse();
  const place = new Map(inOrder.map(({ registerId }, index) => [registerId, index]));
  const byStudent: RecentSessions["marks"] = {};
  for (const { registerId, studentId, category } of rows) {
    byStudent[studentId] ??= Array.from({ length: inOrder.length }, () => null);
    byStudent[studentId][place.get(registerId) ?? 0] = category;
  }
  return { sessions: inOrder, marks: byStudent };
}
