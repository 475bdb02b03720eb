import { eq } from "drizzle-orm";
import { foldEmail } from "#domain/auth/index";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { searchTermsOf, sortNameOf } from "./names";
import { people, personTerms } from "./tables";

type PersonRow = typeof people.$inferSelect;

/** What may be written of a person: names, contact and the like. */
export type PersonDraft = Partial<
  Pick<
    PersonRow,
    | "middleName"
    | "familyName"
    | "preferredName"
    | "kanaGivenName"
    | "kanaFamilyName"
    | "email"
    | "phone"
    | "username"
    | "birthOn"
    | "sex"
    | "locale"
    | "sourcedId"
  >
> & { givenName: string };

const PERSON_FIELDS = [
  "givenName",
  "middleName",
  "familyName",
  "preferredName",
  "kanaGivenName",
  "kanaFamilyName",
  "email",
  "phone",
  "username",
  "birthOn",
  "sex",
  "locale",
] as const;

/** A new person with their search terms. `sourcedId` is the id where no source gave one. */
export function personInsert(
  ctx: Ctx,
  id: string,
  draft: PersonDraft,
  numbers: (string | null | undefined)[],
): { writes: Write[]; sortName: string } {
  const person = personFields({ familyName: "", ...draft });
  const sortName = sortNameOf(person);
  const row = { ...person, id, sourcedId: draft.sourcedId ?? id, sortName };
  return {
    sortName,
    writes: [
      ctx.db.insert(people).values({ ...row, createdAt: ctx.now, updatedAt: ctx.now }),
      ...termInserts(ctx, id, searchTermsOf(person, numbers)),
    ],
  };
}

/** The writes that bring a person and their search terms to a new state. */
export function personRenewal(
  ctx: Ctx,
  before: PersonRow,
  patch: Partial<PersonDraft>,
  numbers: (string | null | undefined)[],
): { writes: Write[]; sortName: string } {
  const after = personFields({ ...before, ...definedOf(patch) });
  const sortName = sortNameOf(after);
  return {
    sortName,
    writes: [
      ctx.db
        .update(people)
        .set({ ...after, sortName, updatedAt: ctx.now })
        .where(eq(people.id, before.id)),
      ctx.db.delete(personTerms).where(eq(personTerms.personId, before.id)),
      ...termInserts(ctx, before.id, searchTermsOf(after, numbers)),
    ],
  };
}

/** The entries of a patch that were given; null clears, undefined leaves alone. */
export function definedOf<T extends object>(patch: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** The values a patch replaces, so that an audit entry holds only what changed. */
export function changedOf<T extends object>(
  before: T,
  patch: Partial<T>,
): { before: Partial<T>; after: Partial<T> } {
  const changed = Object.entries(definedOf(patch)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof T] ?? null),
  );
  return {
    before: Object.fromEntries(
      changed.map(([key]) => [key, before[key as keyof T] ?? null]),
    ) as Partial<T>,
    after: Object.fromEntries(changed) as Partial<T>,
  };
}

function termInserts(ctx: Ctx, personId: string, terms: string[]): Write[] {
  return insertMany(
    ctx.db,
    personTerms,
    terms.map((term) => ({ term, personId })),
  );
}

function personFields(draft: PersonDraft & { familyName?: string }) {
  const fields = Object.fromEntries(
    PERSON_FIELDS.map((key) => [key, (draft[key] as string | null | undefined) || null]),
  ) as Omit<PersonDraft, "sourcedId">;
  return {
    ...fields,
    givenName: draft.givenName,
    familyName: draft.familyName ?? "",
    email: draft.email ? foldEmail(draft.email) : null,
  };
}
