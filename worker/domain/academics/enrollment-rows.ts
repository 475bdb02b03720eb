import { eq, type SQL } from "drizzle-orm";
import { displayName, personDirectory } from "#domain/people/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Enrollment } from "./enrollment.schema";
import { classes, enrollments } from "./tables";

export function enrollmentRows(ctx: Ctx, where: SQL | undefined) {
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

export function toEnrollment(ctx: Ctx, { enrollment, classTitle, ...name }: Row): Enrollment {
  const { createdAt: _, updatedAt, ...row } = enrollment;
  return {
    ...row,
    classTitle,
    displayName: displayName(name, ctx.tenant.locale),
    updatedAt: isoTime(updatedAt),
  };
}
