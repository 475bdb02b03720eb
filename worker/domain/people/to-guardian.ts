import { actorPersonId, coversSchool, type Reach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Guardian, GuardianChild } from "./guardian.schema";
import { displayName, type PersonName, readingOf } from "./names";
import type { guardianships, people, students } from "./tables";

export type PersonRow = typeof people.$inferSelect;
export type ChildRow = {
  link: typeof guardianships.$inferSelect;
  student: typeof students.$inferSelect;
  person: PersonRow;
};

/** The parts of a name as the wire has them. */
export function namePartsOf(ctx: Pick<Ctx, "tenant">, person: Required<PersonName>) {
  return {
    givenName: person.givenName,
    middleName: person.middleName ?? null,
    familyName: person.familyName ?? "",
    preferredName: person.preferredName ?? null,
    kanaGivenName: person.kanaGivenName ?? null,
    kanaFamilyName: person.kanaFamilyName ?? null,
    displayName: displayName(person, ctx.tenant.locale),
    reading: readingOf(person),
  };
}

/** A guardian as this viewer may see them: only children within reach, contacts by right. */
export function toGuardian(
  ctx: Ctx,
  person: PersonRow,
  children: ChildRow[],
  rights: { reach: Reach; contacts: Reach | null },
): Guardian {
  const isSelf = actorPersonId(ctx) === person.id;
  const mine = children.filter(({ link }) => link.guardianId === person.id);
  const visible = mine.filter(
    ({ link, student }) =>
      coversSchool(rights.reach, student.schoolId) || (isSelf && !link.custodyRestricted),
  );
  const { contacts } = rights;
  const mayContact =
    isSelf ||
    contacts?.schools === "all" ||
    mine.some(({ student }) => contacts !== null && coversSchool(contacts, student.schoolId));
  return {
    id: person.id,
    sourcedId: person.sourcedId,
    ...namePartsOf(ctx, person),
    email: mayContact ? person.email : null,
    phone: mayContact ? person.phone : null,
    locale: mayContact ? person.locale : null,
    status: person.status,
    children: visible.map((child) => toChild(ctx, child)),
    updatedAt: isoTime(person.updatedAt),
  };
}

function toChild(ctx: Ctx, { link, student, person }: ChildRow): GuardianChild {
  return {
    studentId: link.studentId,
    displayName: displayName(person, ctx.tenant.locale),
    reading: readingOf(person),
    schoolId: student.schoolId,
    grade: student.grade,
    status: student.status,
    relation: link.relation,
    priority: link.priority,
    mayPickUp: link.mayPickUp,
    receivesMessages: link.receivesMessages,
    seesResults: link.seesResults,
    pays: link.pays,
    custodyRestricted: link.custodyRestricted,
  };
}
