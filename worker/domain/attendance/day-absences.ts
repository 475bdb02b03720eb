import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { classDirectory } from "#domain/academics/index";
import { requireSchool } from "#domain/auth/index";
import { personDirectory, readingOf } from "#domain/people/index";
import { dateIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { MarkCategory } from "./constants";
import type { PersonRef } from "./register.schema";
import { marks } from "./tables";

/** More than a school misses on its worst day. */
const MOST = 1000;

export type DayAbsence = {
  student: PersonRef;
  reading: string | null;
  registerId: string;
  classId: string;
  classTitle: string;
  startsAt: string;
  code: string | null;
  category: MarkCategory | null;
  note: string | null;
};

/**
 * Who is not there: every student of a school whose latest mark of the day says absent or excused,
 * by name. One round trip.
 */
export async function dayAbsences(
  ctx: Ctx,
  input: { schoolId: string; on?: string },
): Promise<DayAbsence[]> {
  const { schoolId } = input;
  requireSchool(ctx, "attendance:read", schoolId);
  const on = input.on ?? dateIn(ctx.tenant.timeZone, ctx.now);
  const person = personDirectory(ctx.db);
  const course = classDirectory(ctx.db);
  const later = alias(marks, "later");
  const rows = await ctx.db
    .select({
      id: person.id,
      givenName: person.givenName,
      familyName: person.familyName,
      preferredName: person.preferredName,
      kanaGivenName: person.kanaGivenName,
      kanaFamilyName: person.kanaFamilyName,
      registerId: marks.registerId,
      classId: marks.classId,
      classTitle: course.title,
      startsAt: marks.startsAt,
      code: marks.code,
      category: marks.category,
      note: marks.note,
    })
    .from(marks)
    .innerJoin(person, eq(person.id, marks.studentId))
    .innerJoin(course, eq(course.id, marks.classId))
    .where(
      and(
        eq(marks.schoolId, schoolId),
        eq(marks.on, on),
        inArray(marks.category, ["absent", "excused"]),
        sql`not exists (select 1 from ${marks} "later" where ${later.studentId} = ${marks.studentId}
          and ${later.on} = ${marks.on} and ${later.startsAt} > ${marks.startsAt}
          and ${later.code} is not null)`,
      ),
    )
    .orderBy(asc(person.sortName), asc(marks.startsAt))
    .limit(MOST);
  return rows.map(({ id, givenName, familyName, preferredName, ...row }) => {
    const { kanaGivenName, kanaFamilyName, ...absence } = row;
    const student = { id, givenName, familyName, preferredName };
    return {
      student,
      reading: readingOf({ ...student, kanaGivenName, kanaFamilyName }),
      ...absence,
    };
  });
}
