import { and, asc, eq, not, type SQL, sql } from "drizzle-orm";
import { type Reach, requireReach } from "#domain/auth/index";
import { displayName, personDirectory, today } from "#domain/people/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { Enrollment, EnrollmentQuery } from "./enrollment.schema";
import { holdsOn, isNotOver } from "./enrollment-directory";
import { enrollmentScope } from "./scope";
import { classes, enrollments } from "./tables";

/** Enrollments within reach; by role and name within a class, else in the order of recording. */
export async function listEnrollments(ctx: Ctx, query: EnrollmentQuery): Promise<Page<Enrollment>> {
  const reach = requireReach(ctx, "academics:read");
  const lives = isNotOver(enrollments, today(ctx));
  const where = and(
    query.classId ? eq(enrollments.classId, query.classId) : undefined,
    query.personId ? eq(enrollments.personId, query.personId) : undefined,
    query.schoolId ? eq(enrollments.schoolId, query.schoolId) : undefined,
    query.role ? eq(enrollments.role, query.role) : undefined,
    query.on ? holdsOn(enrollments, query.on) : undefined,
    query.on || query.status === "all" ? undefined : query.status === "active" ? lives : not(lives),
    enrollmentScope(ctx, reach),
  );
  const person = personDirectory(ctx.db);
  const order = query.classId
    ? [asc(enrollments.role), asc(person.sortName), asc(enrollments.id)]
    : [asc(enrollments.id)];
  const [rows, count] = await ctx.db.batch([
    enrollmentRows(ctx, where)
      .orderBy(...order)
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(enrollments)
        .where(where),
    ),
  ]);
  return pageOf(
    query,
    rows.map((row) => toEnrollment(ctx, row)),
    count,
  );
}

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

function enrollmentRows(ctx: Ctx, where: SQL | undefined) {
  const person = personDirectory(ctx.db);
  return ctx.db
    .select({
      enrollment: enrollments,
      classTitle: classes.title,
      givenName: person.givenName,
      familyName: person.familyName,
      preferredName: person.preferredName,
    })
    .from(enrollments)
    .innerJoin(classes, eq(classes.id, enrollments.classId))
    .innerJoin(person, eq(person.id, enrollments.personId))
    .where(where)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof enrollmentRows>>[number];

function toEnrollment(ctx: Ctx, { enrollment, classTitle, ...name }: Row): Enrollment {
  const { createdAt: _, updatedAt, ...row } = enrollment;
  return {
    ...row,
    classTitle,
    displayName: displayName(name, ctx.tenant.locale),
    updatedAt: isoTime(updatedAt),
  };
}
