import { eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { foldEmail } from "#domain/auth/index";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { upsertMany } from "#platform/upsert";
import { searchTermsOf, sortNameOf } from "./names";
import { guardianships, people, personTerms, staff, studentStays, students } from "./tables";

type PersonRow = typeof people.$inferSelect;
type StudentRow = typeof students.$inferSelect;
type StaffRow = typeof staff.$inferSelect;

/** What an import may change of a person and what they are here; brings them back exactly. */
export type ImportedPerson = Pick<
  PersonRow,
  | "givenName"
  | "middleName"
  | "familyName"
  | "preferredName"
  | "kanaGivenName"
  | "kanaFamilyName"
  | "username"
  | "email"
  | "phone"
  | "birthOn"
  | "sex"
  | "status"
  | "metadata"
> & {
  student: Pick<
    StudentRow,
    "schoolId" | "admissionNumber" | "grade" | "status" | "enteredOn" | "leftOn" | "leaveReason"
  > | null;
  stays: Omit<typeof studentStays.$inferSelect, "studentId">[];
  staff: Pick<StaffRow, "staffNumber" | "status" | "startedOn" | "endedOn"> | null;
};

export type StoredPerson = { id: string; sourcedId: string; record: ImportedPerson };

/** People by id or by sourcedId, in the shape in which an import compares and restores them. */
export async function storedPeople(
  ctx: Ctx,
  by: "id" | "sourcedId",
  keys: readonly string[],
): Promise<StoredPerson[]> {
  const wanted = inArray(people[by], oneOf(keys) as never);
  const [rows, stays] = await ctx.db.batch([
    ctx.db
      .select({ person: people, student: students, staff })
      .from(people)
      .leftJoin(students, eq(students.id, people.id))
      .leftJoin(staff, eq(staff.id, people.id))
      .where(wanted),
    ctx.db
      .select(getTableColumns(studentStays))
      .from(people)
      .innerJoin(studentStays, eq(studentStays.studentId, people.id))
      .where(wanted)
      .orderBy(studentStays.enteredOn, studentStays.schoolId),
  ]);
  const staysOf = Map.groupBy(stays, (stay) => stay.studentId);
  return rows.map(({ person, student, staff: works }) => ({
    id: person.id,
    sourcedId: person.sourcedId,
    record: {
      ...pick(person, PERSON_FIELDS),
      student: student && pick(student, STUDENT_FIELDS),
      stays: (staysOf.get(person.id) ?? []).map(({ studentId: _, ...stay }) => stay),
      staff: works && pick(works, STAFF_FIELDS),
    },
  }));
}

/** Writes that create or overwrite people in bulk. Permission and audit are the caller's. */
export function importPeopleWrites(ctx: Ctx, rows: StoredPerson[]): Write[] {
  const { db } = ctx;
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const ids = rows.map((row) => row.id);
  const sorted = rows.map(({ id, sourcedId, record }) => {
    const { student, stays, staff: works, ...person } = record;
    const email = person.email && foldEmail(person.email);
    return {
      id,
      student,
      stays,
      works,
      person: { ...person, id, sourcedId, email, sortName: sortNameOf(person), ...times },
    };
  });
  return [
    ...upsertMany(
      db,
      people,
      sorted.map((row) => row.person),
      ["id"],
    ),
    db.delete(personTerms).where(inArray(personTerms.personId, oneOf(ids) as never)),
    ...insertMany(
      db,
      personTerms,
      sorted.flatMap(({ id, person, student, works }) =>
        searchTermsOf(person, [student?.admissionNumber, works?.staffNumber]).map((term) => ({
          term,
          personId: id,
        })),
      ),
    ),
    db.delete(studentStays).where(inArray(studentStays.studentId, oneOf(ids) as never)),
    ...upsertMany(
      db,
      students,
      sorted.flatMap(({ id, student, person }) =>
        student ? [{ id, ...student, sortName: person.sortName, ...times }] : [],
      ),
      ["id"],
    ),
    ...insertMany(
      db,
      studentStays,
      sorted.flatMap(({ id, stays }) => stays.map((stay) => ({ studentId: id, ...stay }))),
    ),
    ...upsertMany(
      db,
      staff,
      sorted.flatMap(({ id, works, person }) =>
        works ? [{ id, ...works, sortName: person.sortName, ...times }] : [],
      ),
      ["id"],
    ),
  ];
}

/**
 * Writes that take away what people were made by an import: the student record of some, the staff
 * record of others. A student whom a guardian is still tied to stays, as one who has left.
 */
export function removePartsWrites(
  ctx: Ctx,
  ids: { students: readonly string[]; staff: readonly string[] },
): Write[] {
  const { db } = ctx;
  const formerStudents = inArray(students.id, oneOf(ids.students) as never);
  return [
    db.delete(studentStays).where(inArray(studentStays.studentId, oneOf(ids.students) as never)),
    db.run(
      sql`delete from ${students} where ${formerStudents} and ${students.id} not in (select ${guardianships.studentId} from ${guardianships})`,
    ) as unknown as Write,
    db.update(students).set({ status: "left", updatedAt: ctx.now }).where(formerStudents),
    db.delete(staff).where(inArray(staff.id, oneOf(ids.staff) as never)),
  ];
}

/** Writes that remove people which nothing but these tables refers to (`OWN_TABLES`). */
export function removePeopleWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  const { db } = ctx;
  return [
    db.delete(personTerms).where(inArray(personTerms.personId, oneOf(ids) as never)),
    db.delete(studentStays).where(inArray(studentStays.studentId, oneOf(ids) as never)),
    db.delete(students).where(inArray(students.id, oneOf(ids) as never)),
    db.delete(staff).where(inArray(staff.id, oneOf(ids) as never)),
    db.delete(people).where(inArray(people.id, oneOf(ids) as never)),
  ];
}

/** Tables that `removePeopleWrites` clears itself. */
export const PERSON_TABLES = ["person_terms", "student_stays", "students", "staff"];

const PERSON_FIELDS = [
  "givenName",
  "middleName",
  "familyName",
  "preferredName",
  "kanaGivenName",
  "kanaFamilyName",
  "username",
  "email",
  "phone",
  "birthOn",
  "sex",
  "status",
  "metadata",
] as const;
const STUDENT_FIELDS = [
  "schoolId",
  "admissionNumber",
  "grade",
  "status",
  "enteredOn",
  "leftOn",
  "leaveReason",
] as const;
const STAFF_FIELDS = ["staffNumber", "status", "startedOn", "endedOn"] as const;

function pick<T extends object, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
}
