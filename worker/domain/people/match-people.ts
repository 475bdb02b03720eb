import { and, eq, inArray, sql } from "drizzle-orm";
import { foldEmail } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { foldTerm, type PersonName } from "./names";
import { people, personTerms, students } from "./tables";

export type NumberHolder = {
  id: string;
  sourcedId: string;
  schoolId: string;
  admissionNumber: string | null;
  givenName: string;
  familyName: string;
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
      givenName: people.givenName,
      familyName: people.familyName,
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
  givenName: string;
  familyName: string;
};

/** How names are compared when there is no number: folded, family then given. */
export function nameKey(person: Pick<PersonName, "givenName" | "familyName">): string {
  return foldTerm(`${person.familyName ?? ""} ${person.givenName}`);
}

/** Students of a school with one of these names, found by their search terms. */
export async function studentsNamed(
  ctx: Ctx,
  schoolId: string,
  names: readonly Pick<PersonName, "givenName" | "familyName">[],
): Promise<Namesake[]> {
  const terms = [...new Set(names.map((name) => nameKey(name).replaceAll(" ", "").slice(0, 120)))];
  // Terms are prefixes of longer ones, so a range and not the term itself; see searchTermsOf.
  const found = sql`(select distinct ${personTerms.personId} from json_each(${JSON.stringify(terms)}) asked
    join ${personTerms} on ${personTerms.term} >= asked.value and ${personTerms.term} < asked.value || char(1114111))`;
  return ctx.db
    .select({
      id: people.id,
      sourcedId: people.sourcedId,
      admissionNumber: students.admissionNumber,
      birthOn: people.birthOn,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(people)
    .innerJoin(students, eq(students.id, people.id))
    .where(and(inArray(people.id, found as never), eq(students.schoolId, schoolId)));
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

/** Everyone by their sourcedId, with what a name needs, to join with. Read-only. */
export function sourcedPersonDirectory(db: Ctx["db"], alias = "sourced_person_directory") {
  return db
    .select({
      id: people.id,
      sourcedId: people.sourcedId,
      givenName: people.givenName,
      familyName: people.familyName,
      status: people.status,
    })
    .from(people)
    .as(alias);
}
