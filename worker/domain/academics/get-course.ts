import { eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Course } from "./course.schema";
import { courses } from "./tables";

/** One course. */
export async function getCourse(ctx: Ctx, id: string): Promise<Course> {
  requireReach(ctx, "academics:read");
  return toCourse(await courseRow(ctx, id));
}

/** A course that the actor may change: of a school within reach, or of the whole organisation. */
export async function courseToWrite(ctx: Ctx, id: string): Promise<typeof courses.$inferSelect> {
  const reach = requireReach(ctx, "academics:write");
  const row = await courseRow(ctx, id);
  const covered =
    row.schoolId === null ? reach.schools === "all" : coversSchool(reach, row.schoolId);
  if (!covered) throw notFound("This course");
  return row;
}

async function courseRow(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(courses).where(eq(courses.id, id));
  if (!row) throw notFound("This course");
  return row;
}

export function toCourse(row: typeof courses.$inferSelect): Course {
  const { createdAt: _, updatedAt, ...course } = row;
  return { ...course, updatedAt: isoTime(updatedAt) };
}
