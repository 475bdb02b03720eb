import { and, eq, inArray, sql } from "drizzle-orm";
import { foldEmail } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { foldTerm, type PersonName, sortNameOf } from "./names";
import { people, students } from "./tables";

export type NumberHolder = {
  id: string;
  sourcedId: string;
  schoolId: string;
  admissionNumber: string | null;
};

/** Who has these admission numbers at these schools. */
export async function numberHolders(
  ctx: Ctx,
  numbers: readonly { schoolId: string; number: string }[],
): Promise<NumberHolder[]> {
  const asked = JSON.stringify(numbers.map(({ schoolId, number }) => [schoolId, number]));
  const pair = sql`(select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${asked}))`;
  return ctx.db
    .select({
      id: students.id,
      sourcedId: people.sourcedId,
      schoolId: students.schoolId,
      admissionNumber: students.admissionNumber,
    })
    .from(students)
    .innerJoin(people, eq(people.id, students.id))
    .where(sql`(${students.schoolId}, ${students.admissionNumber}) in ${pair}`);
}

export type Namesake = {
  id: string;
  sourcedId: string;
  admissionNumber: string | null;
  birthOn: string | null;
  /** Folded family and given name. */
  name: string;
};

/** How names are compared when there is no number: folded, family then given. */
export function nameKey(person: Pick<PersonName, "givenName" | "familyName">): string {
  return foldTerm(`${person.familyName ?? ""} ${person.givenName}`);
}

/** Students of a school with one of these names. */
export async function studentsNamed(
  ctx: Ctx,
  schoolId: string,
  names: readonly PersonName[],
): Promise<Namesake[]> {
  const { givenName, familyName, middleName } = people;
  // With or without a reading, since either side may know it.
  const keys = names.flatMap((name) => [
    sortNameOf(name),
    sortNameOf({ ...name, kanaGivenName: null, kanaFamilyName: null }),
  ]);
  const rows = await ctx.db
    .select({
      id: people.id,
      sourcedId: people.sourcedId,
      admissionNumber: students.admissionNumber,
      birthOn: people.birthOn,
      givenName,
      familyName,
      middleName,
    })
    .from(people)
    .innerJoin(students, eq(students.id, people.id))
    .where(and(inArray(people.sortName, oneOf(keys) as never), eq(students.schoolId, schoolId)));
  return rows.map((row) => ({
    id: row.id,
    sourcedId: row.sourcedId,
    admissionNumber: row.admissionNumber,
    birthOn: row.birthOn,
    name: nameKey(row),
  }));
}

/** Everyone with one of these e-mail addresses. */
export async function peopleByEmail(
  ctx: Ctx,
  emails: readonly string[],
): Promise<{ id: string; sourcedId: string; email: string | null }[]> {
  return ctx.db
    .select({ id: people.id, sourcedId: people.sourcedId, email: people.email })
    .from(people)
    .where(inArray(people.email, oneOf(emails.map(foldEmail)) as never));
}
