import type { Guardian, Student, User } from "#domain/people/index";
import type { Option } from "#web/components/inputs.tsx";
import type { Translator } from "#web/i18n/i18n.server.ts";

const HEADERS = {
  student: [
    "number",
    "familyName",
    "givenName",
    "kanaFamilyName",
    "kanaGivenName",
    "school",
    "grade",
    "classes",
    "status",
    "enteredOn",
    "leftOn",
    "leaveReason",
    "birthOn",
    "sex",
  ],
  staff: [
    "staffNumber",
    "familyName",
    "givenName",
    "kanaFamilyName",
    "kanaGivenName",
    "jobTitle",
    "roles",
    "subjects",
    "email",
    "phone",
    "status",
  ],
  guardian: [
    "familyName",
    "givenName",
    "kanaFamilyName",
    "kanaGivenName",
    "children",
    "phone",
    "email",
    "language",
    "status",
  ],
} as const;

export function headerOf(kind: keyof typeof HEADERS, t: Translator): string[] {
  return HEADERS[kind].map((key) => t(`people:columns.${key}`));
}

export function studentLine(student: Student, t: Translator): (string | null)[] {
  const { familyName, givenName, kanaFamilyName, kanaGivenName, leaveReason, sex } = student;
  return [
    student.admissionNumber,
    familyName,
    givenName,
    kanaFamilyName,
    kanaGivenName,
    student.schoolName,
    student.grade,
    student.classes.map(({ title }) => title).join("; "),
    t(`people:status.${student.status}`),
    student.enteredOn,
    student.leftOn,
    leaveReason && t(`person:reasons.${leaveReason}`),
    student.birthOn,
    sex && t(`people:sex.${sex}`),
  ];
}

export function staffLine(
  user: User,
  schools: readonly Option[],
  t: Translator,
): (string | null)[] {
  const roles = user.roles.map(({ role, schoolId }) => {
    const school = schools.find(({ value }) => value === schoolId)?.label;
    return school ? `${t(`roles.${role}`)} (${school})` : t(`roles.${role}`);
  });
  return [
    user.staff?.staffNumber ?? null,
    user.familyName,
    user.givenName,
    user.kanaFamilyName,
    user.kanaGivenName,
    user.staff?.title ?? null,
    roles.join("; "),
    user.staff?.subjects.join("; ") ?? null,
    user.email,
    user.phone,
    t(`people:status.${user.status}`),
  ];
}

export function guardianLine(guardian: Guardian, t: Translator): (string | null)[] {
  const children = guardian.children.map(
    ({ displayName, relation }) => `${displayName} (${t(`people:relations.${relation}`)})`,
  );
  return [
    guardian.familyName,
    guardian.givenName,
    guardian.kanaFamilyName,
    guardian.kanaGivenName,
    children.join("; "),
    guardian.phone,
    guardian.email,
    guardian.locale,
    t(`people:status.${guardian.status}`),
  ];
}
