import { asc, eq } from "drizzle-orm";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { displayName, readingOf } from "./names";
import type { StudentGuardian } from "./student.schema";
import { guardianships, householdMembers, households, people, studentStays } from "./tables";

/** Queries for the guardians, households and stays of a student, to go into one batch. */
export function studentFamily(ctx: Ctx, studentId: string) {
  const { db } = ctx;
  const school = schoolDirectory(db);
  return {
    guardians: db
      .select({ link: guardianships, person: people })
      .from(guardianships)
      .innerJoin(people, eq(people.id, guardianships.guardianId))
      .where(eq(guardianships.studentId, studentId))
      .orderBy(asc(guardianships.priority), asc(people.sortName)),
    households: db
      .select({ id: households.id, name: households.name })
      .from(householdMembers)
      .innerJoin(households, eq(households.id, householdMembers.householdId))
      .where(eq(householdMembers.personId, studentId))
      .orderBy(asc(households.name)),
    stays: db
      .select({
        schoolId: studentStays.schoolId,
        schoolName: school.name,
        enteredOn: studentStays.enteredOn,
        leftOn: studentStays.leftOn,
        leaveReason: studentStays.leaveReason,
      })
      .from(studentStays)
      .innerJoin(school, eq(school.id, studentStays.schoolId))
      .where(eq(studentStays.studentId, studentId))
      .orderBy(asc(studentStays.enteredOn)),
  };
}

type GuardianRow = Awaited<ReturnType<typeof studentFamily>["guardians"]>[number];

/** A guardian in the student's profile, with contacts. */
export function toStudentGuardian(ctx: Ctx, { link, person }: GuardianRow): StudentGuardian {
  return {
    guardianId: link.guardianId,
    displayName: displayName(person, ctx.tenant.locale),
    reading: readingOf(person),
    relation: link.relation,
    priority: link.priority,
    mayPickUp: link.mayPickUp,
    receivesMessages: link.receivesMessages,
    seesResults: link.seesResults,
    pays: link.pays,
    custodyRestricted: link.custodyRestricted,
    email: person.email,
    phone: person.phone,
    locale: person.locale,
  };
}
