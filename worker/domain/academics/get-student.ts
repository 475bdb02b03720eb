import { and, asc, desc, eq, sql } from "drizzle-orm";
import { actorPersonId, coversSchool, reachOf, requireReach } from "#domain/auth/index";
import {
  type StudentProfile,
  studentDirectory,
  studentFamily,
  today,
  toStudentGuardian,
} from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { classesOf } from "./classes-of-student";
import { columnsOf } from "./directory-columns";
import { isNotOver } from "./enrollment-directory";
import { studentScope, taughtClasses } from "./scope";
import { classes, enrollments } from "./tables";
import { toStudent } from "./to-student";

/**
 * One student with classes, guardians and history, as far as the viewer may see: contacts and
 * guardians by right; families see their own side of it. One trip to the database.
 */
export async function getStudent(ctx: Ctx, id: string): Promise<StudentProfile> {
  const reach = requireReach(ctx, "people:read");
  const on = today(ctx);
  const student = studentDirectory(ctx.db);
  const school = schoolDirectory(ctx.db);
  const family = studentFamily(ctx, id);
  const [[row], history, links, households, stays] = await ctx.db.batch([
    ctx.db
      .select({
        ...columnsOf(student),
        schoolName: school.name,
        classes: classesOf(ctx, student.id),
        isTaught: sql<number>`exists (select 1 from ${enrollments} where ${enrollments.personId} = ${student.id}
          and ${enrollments.role} = 'student' and ${isNotOver(enrollments, on)}
          and ${enrollments.classId} in ${taughtClasses(ctx)})`,
      })
      .from(student)
      .leftJoin(school, eq(school.id, student.schoolId))
      .where(and(eq(student.id, id), studentScope(ctx, reach, student))),
    ctx.db
      .select({ enrollment: enrollments, classTitle: classes.title })
      .from(enrollments)
      .innerJoin(classes, eq(classes.id, enrollments.classId))
      .where(and(eq(enrollments.personId, id), eq(enrollments.role, "student")))
      .orderBy(desc(enrollments.beginsOn), asc(classes.title)),
    family.guardians,
    family.households,
    family.stays,
  ]);
  if (!row) throw notFound("This student");
  const contacts = reachOf(ctx, "contacts:read");
  const me = actorPersonId(ctx);
  const isOffice =
    contacts !== null &&
    (coversSchool(contacts, row.schoolId) || (contacts.classes && row.isTaught === 1));
  const guardians = links.map((link) => toStudentGuardian(ctx, link));
  const mine = guardians.filter((guardian) => guardian.guardianId === me);
  const mayReadContacts = isOffice || me === id || mine.length > 0;
  return {
    ...toStudent(ctx, row),
    mayReadContacts,
    email: mayReadContacts ? row.email : null,
    phone: mayReadContacts ? row.phone : null,
    username: mayReadContacts ? row.username : null,
    locale: mayReadContacts ? row.locale : null,
    guardians: isOffice ? guardians : mine,
    households: isOffice ? households : [],
    stays,
    enrollments: history.map(({ enrollment, classTitle }) => ({
      id: enrollment.id,
      classId: enrollment.classId,
      classTitle,
      schoolId: enrollment.schoolId,
      beginsOn: enrollment.beginsOn,
      endsOn: enrollment.endsOn,
      when: whenOf(enrollment, on),
    })),
  };
}

function whenOf(
  row: { beginsOn: string | null; endsOn: string | null },
  on: string,
): "past" | "current" | "future" {
  if (row.endsOn !== null && (row.endsOn < on || row.endsOn < (row.beginsOn ?? ""))) return "past";
  return row.beginsOn !== null && row.beginsOn > on ? "future" : "current";
}
