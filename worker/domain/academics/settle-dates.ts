import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { settlePeople, today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { classes, enrollments, meetings } from "./tables";

/**
 * Lets statuses follow dates that have come: leavings, ends of classes, enrollments and weekly times
 * that were written down ahead. For the daily sweep; the change itself was audited when it was made.
 */
export async function settleDates(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("FORBIDDEN", "Only a job may do this.");
  const on = today(ctx);
  const ended = { status: "ended", updatedAt: ctx.now } as const;
  await ctx.db.batch([
    ...settlePeople(ctx, on),
    ctx.db
      .update(classes)
      .set(ended)
      .where(
        and(eq(classes.status, "active"), isNotNull(classes.endedOn), lte(classes.endedOn, on)),
      ),
    ...[enrollments, meetings].map((table) =>
      ctx.db
        .update(table)
        .set(ended)
        .where(sql`${table.status} = 'active' and ${table.endsOn} <= ${on}`),
    ),
  ]);
}
