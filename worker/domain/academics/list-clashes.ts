import { sql } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { schoolIsHere } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { clashQueries, toClashes } from "./clash-queries";
import type { Clash } from "./meeting.schema";

/** Every pair of classes of a school that wants one teacher or one room at the same time. */
export async function listClashes(ctx: Ctx, schoolId: string): Promise<Clash[]> {
  const reach = requireReach(ctx, "academics:read");
  if (!coversSchool(reach, schoolId)) throw notFound("This school");
  const [inRooms, ofTeachers] = clashQueries(
    ctx,
    sql`m1.school_id = ${schoolId} and m1.id < m2.id`,
  );
  const [[school], rooms, teachers] = await ctx.db.batch([
    schoolIsHere(ctx.db, schoolId),
    inRooms,
    ofTeachers,
  ]);
  if (!school) throw notFound("This school");
  return toClashes(ctx, [...rooms, ...teachers]);
}
