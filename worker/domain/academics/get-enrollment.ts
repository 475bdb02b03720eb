import { and, eq } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Enrollment } from "./enrollment.schema";
import { enrollmentRows, toEnrollment } from "./enrollment-rows";
import { enrollmentScope } from "./scope";
import { enrollments } from "./tables";

/** One enrollment; NOT_FOUND when missing or out of reach. */
export async function getEnrollment(ctx: Ctx, id: string): Promise<Enrollment> {
  return readEnrollment(ctx, requireReach(ctx, "academics:read"), id);
}

/** The enrollment as seen by a reach that was checked already. */
export async function readEnrollment(ctx: Ctx, reach: Reach, id: string): Promise<Enrollment> {
  const [row] = await enrollmentRows(ctx, and(eq(enrollments.id, id), enrollmentScope(ctx, reach)));
  if (!row) throw notFound("This enrollment");
  return toEnrollment(ctx, row);
}
