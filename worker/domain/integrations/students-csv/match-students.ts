import { classesTitled, enrollmentsOfPeople } from "#domain/academics/index";
import { nameKey, numberHolders, peopleByEmail, studentsNamed } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { StudentRow } from "./read-student";
import { stableId } from "./stable-id";

type Known = { id: string; sourcedId: string; givenName: string; familyName: string };

/** Who is already known of a batch of rows, and what they are in. */
export type Matches = {
  byNumber: Map<string, Known>;
  byName: Map<string, (Known & { birthOn: string | null; admissionNumber: string | null })[]>;
  /** sourcedIds of people by e-mail address. */
  byEmail: Map<string, string>;
  classes: Map<string, string>;
  enrollments: Awaited<ReturnType<typeof enrollmentsOfPeople>>;
};

/** Reads in two steps whom the rows of a batch may mean. */
export async function readMatches(
  ctx: Ctx,
  schoolId: string,
  rows: readonly StudentRow[],
): Promise<Matches> {
  const numbers = rows.flatMap(({ number }) => (number ? [{ schoolId, number }] : []));
  const titles = rows.flatMap(({ classTitle }) => (classTitle ? [classTitle] : []));
  const emails = rows.flatMap(({ guardian }) => (guardian?.email ? [guardian.email] : []));
  const names = rows.map((row) => row.name);
  const [holders, namesakes, classes, people] = await Promise.all([
    numberHolders(ctx, numbers),
    studentsNamed(ctx, schoolId, names),
    classesTitled(ctx, schoolId, titles),
    peopleByEmail(ctx, emails),
  ]);
  const ids = [...holders, ...namesakes].map((known) => known.id);
  return {
    byNumber: new Map(holders.map((holder) => [holder.admissionNumber ?? "", holder])),
    byName: Map.groupBy(namesakes, (namesake) => nameKey(namesake)),
    byEmail: new Map(people.map(({ email, sourcedId }) => [email ?? "", sourcedId])),
    classes: new Map(classes.map(({ title, sourcedId }) => [title, sourcedId])),
    enrollments: await enrollmentsOfPeople(ctx, [...new Set(ids)]),
  };
}

export type Identity = { sourcedId: string; known: Known | null } | "ambiguous";

/**
 * Who a row is: the sourcedId that it gives, else the holder of its number at the school, else the
 * one student of that name and birth date. Somebody new gets an id made of the same words.
 */
export function identify(row: StudentRow, schoolId: string, matches: Matches): Identity {
  if (row.sourcedId) return { sourcedId: row.sourcedId, known: null };
  const holder = row.number ? matches.byNumber.get(row.number) : undefined;
  if (holder) return { sourcedId: holder.sourcedId, known: holder };
  const namesakes = matches.byName.get(nameKey(row.name)) ?? [];
  const exact = namesakes.filter((one) => one.birthOn !== null && one.birthOn === row.birthOn);
  const possible = namesakes.filter(
    (one) =>
      (!row.number || one.admissionNumber === null) && (!row.birthOn || one.birthOn === null),
  );
  const candidates = exact.length > 0 ? exact : possible;
  if (candidates.length > 1) return "ambiguous";
  const [only] = candidates;
  if (only) return { sourcedId: only.sourcedId, known: only };
  const own = row.number ?? `${nameKey(row.name)}:${row.birthOn ?? ""}`;
  return { sourcedId: stableId(schoolId, "student", own), known: null };
}
