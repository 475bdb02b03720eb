import { z } from "zod";
import {
  GuardianCreate,
  GuardianLinkTerms,
  NewGuardian,
  type PersonNameInput,
  RecordId,
  STAFF_ROLES,
  StaffCreate,
  StaffUpdate,
  StudentCreate,
  StudentUpdate,
} from "#domain/people/index";

/** A checkbox: what is not ticked is not sent, and means no. */
const Ticked = z.boolean().default(false);

const flags = {
  mayPickUp: Ticked,
  receivesMessages: Ticked,
  seesResults: Ticked,
  pays: Ticked,
  custodyRestricted: Ticked,
};

/** The terms of a link as a form sends them. */
export const LinkTermsForm = GuardianLinkTerms.extend(flags);

const Subjects = z
  .string()
  .max(1000)
  .default("")
  .transform((text) => text.split(/[,、，]/).flatMap((one) => one.trim() || []));

/** A group of fields in which nobody has written anything is not there at all. */
export function withoutEmptyGroup(form: FormData, group: string): FormData {
  const names = [...form.keys()].filter((name) => name.startsWith(`${group}.`));
  if (names.every((name) => String(form.get(name)).trim() === "")) {
    for (const name of names) form.delete(name);
  }
  return form;
}

/** A new student with a class and the first guardian, as the office knows them on the first day. */
export const StudentForm = StudentCreate.extend({
  classId: RecordId.optional(),
  guardian: NewGuardian.extend({ relation: GuardianLinkTerms.shape.relation }).optional(),
});

export const StudentEditForm = StudentUpdate.required({ givenName: true });
export type StudentEditForm = z.infer<typeof StudentEditForm>;

export const StaffForm = StaffCreate.omit({ roles: true }).extend({
  subjects: Subjects,
  role: z.enum(STAFF_ROLES).optional(),
  roleSchoolId: RecordId.optional(),
});

export const StaffEditForm = StaffUpdate.required({ givenName: true }).extend({
  subjects: Subjects,
});
export type StaffEditForm = z.infer<typeof StaffEditForm>;

export const GuardianForm = GuardianCreate.omit({ children: true }).extend({
  studentId: RecordId.optional(),
  relation: GuardianLinkTerms.shape.relation.optional(),
});

/** Nothing of a name is left out of a form, so what is empty is meant to be. */
export const NAME_PARTS = [
  "middleName",
  "preferredName",
  "kanaGivenName",
  "kanaFamilyName",
] as const satisfies (keyof typeof PersonNameInput.shape)[];

export const RoleForm = z.object({
  role: z.enum(STAFF_ROLES),
  schoolId: RecordId.nullable().default(null),
});
