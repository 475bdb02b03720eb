import { and, eq, lte, sql } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { staff, students } from "./tables";

/** The writes by which leavings and ends of work take effect whose date has come. */
export function settlePeople(ctx: Ctx, on: string) {
  return [
    ctx.db
      .update(students)
      .set({ status: "left", updatedAt: ctx.now })
      .where(sql`${students.status} = 'enrolled' and ${students.leftOn} <= ${on}`),
    ctx.db
      .update(staff)
      .set({ status: "ended", updatedAt: ctx.now })
      .where(and(eq(staff.status, "active"), lte(staff.endedOn, on))),
  ] as const;
}
