import { eq, sql } from "drizzle-orm";
import { searchTermsOf, sortNameOf } from "#domain/people/index";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { roleAssignments } from "../../worker/domain/auth/tables";
import {
  guardianships,
  householdMembers,
  households,
  people,
  personTerms,
  staff,
  studentStays,
  students,
} from "../../worker/domain/people/tables";
import type { DemoPerson, DemoSchool } from "./demo-school";
import type { demoIds } from "./ids";

export type Keys = {
  ids: ReturnType<typeof demoIds>;
  schoolOf: (branch: string) => string;
  personOf: (key: string) => string;
};

/** Everyone of a demo school: people, households, who guards whom, who may do what. */
export function peopleWrites(ctx: Ctx, school: DemoSchool, keys: Keys): Write[] {
  const { db, now } = ctx;
  const times = { createdAt: now, updatedAt: now };
  const { ids, schoolOf, personOf } = keys;
  const rows = school.people.map((person) => ({ person, id: personOf(person.key) }));
  const students_ = rows.flatMap(({ person, id }) =>
    person.student ? [{ id, person, student: person.student }] : [],
  );
  return [
    ...insertMany(
      db,
      people,
      rows.map(({ person, id }) => ({ ...personRow(person, id), ...times })),
    ),
    ...insertMany(
      db,
      personTerms,
      rows.flatMap(({ person, id }) => termsOf(person).map((term) => ({ term, personId: id }))),
    ),
    ...insertMany(
      db,
      students,
      students_.map(({ id, person, student }) => ({
        id,
        schoolId: schoolOf(student.branch),
        admissionNumber: student.number,
        grade: student.grade,
        sortName: sortNameOf(person.name),
        status: student.left ? ("left" as const) : ("enrolled" as const),
        enteredOn: student.enteredOn,
        leftOn: student.left?.on ?? null,
        leaveReason: student.left?.reason ?? null,
        alertNote: student.alertNote ?? null,
        ...times,
      })),
    ),
    ...insertMany(
      db,
      studentStays,
      students_.map(({ id, student }) => ({
        studentId: id,
        schoolId: schoolOf(student.branch),
        enteredOn: student.enteredOn,
        leftOn: student.left?.on ?? null,
        leaveReason: student.left?.reason ?? null,
      })),
    ),
    ...insertMany(
      db,
      staff,
      rows.flatMap(({ person, id }) =>
        person.staff
          ? [
              {
                id,
                staffNumber: person.staff.number,
                title: person.staff.title,
                subjects: person.staff.subjects,
                sortName: sortNameOf(person.name),
                startedOn: person.staff.startedOn,
                ...times,
              },
            ]
          : [],
      ),
    ),
    ...insertMany(
      db,
      roleAssignments,
      rows.flatMap(({ person, id }) =>
        person.roles.map(({ role, branch }) => {
          const schoolId = branch === null ? null : schoolOf(branch);
          return {
            id: ids("rol", `${person.key} ${role} ${branch}`),
            personId: id,
            role,
            schoolId,
            reach: schoolId ?? "",
            createdAt: now,
          };
        }),
      ),
    ),
    ...familyWrites(ctx, school, keys),
  ];
}

/** The founder, who is there from the sign-up, gets what the form did not ask. */
export function founderWrites(
  ctx: Ctx,
  founderId: string,
  founder: { kanaGivenName?: string; kanaFamilyName?: string; title: string },
  name: { givenName: string; familyName: string },
): Write[] {
  const { title, ...kana } = founder;
  const whole = { ...name, ...kana };
  return [
    ctx.db
      .update(people)
      .set({ ...kana, sortName: sortNameOf(whole) })
      .where(eq(people.id, founderId)),
    ctx.db
      .update(staff)
      .set({ title, sortName: sortNameOf(whole) })
      .where(eq(staff.id, founderId)),
    ...insertMany(
      ctx.db,
      personTerms,
      searchTermsOf(whole).map((term) => ({ term, personId: founderId })),
      sql`on conflict do nothing`,
    ),
  ];
}

function familyWrites(ctx: Ctx, school: DemoSchool, { ids, personOf }: Keys): Write[] {
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  return [
    ...insertMany(
      ctx.db,
      households,
      school.households.map(({ key, name, locale, address }) => ({
        id: ids("hou", key),
        name,
        locale: locale ?? null,
        address,
        ...times,
      })),
    ),
    ...insertMany(
      ctx.db,
      householdMembers,
      school.households.flatMap(({ key, adults, children }) => [
        ...adults.map((one) => ({
          householdId: ids("hou", key),
          personId: personOf(one),
          role: "adult" as const,
        })),
        ...children.map((one) => ({
          householdId: ids("hou", key),
          personId: personOf(one),
          role: "child" as const,
        })),
      ]),
    ),
    ...insertMany(
      ctx.db,
      guardianships,
      school.guardianships.map(({ guardian, student, ...terms }) => ({
        id: ids("gsh", `${guardian} ${student}`),
        guardianId: personOf(guardian),
        studentId: personOf(student),
        ...terms,
        ...times,
      })),
    ),
  ];
}

function personRow(person: DemoPerson, id: string) {
  const { name } = person;
  return {
    id,
    sourcedId: id,
    givenName: name.givenName,
    middleName: name.middleName ?? null,
    familyName: name.familyName,
    preferredName: name.preferredName ?? null,
    kanaGivenName: name.kanaGivenName ?? null,
    kanaFamilyName: name.kanaFamilyName ?? null,
    sortName: sortNameOf(name),
    email: person.email ?? null,
    phone: person.phone ?? null,
    birthOn: person.birthOn ?? null,
    sex: person.sex,
    locale: person.locale ?? null,
  };
}

function termsOf(person: DemoPerson): string[] {
  return searchTermsOf({ ...person.name, email: person.email ?? null }, [
    person.student?.number,
    person.staff?.number,
  ]);
}
