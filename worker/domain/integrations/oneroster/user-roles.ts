import type { Role } from "#domain/auth/constants";

/** What a OneRoster role makes of a person. `reduced`: the source says more than is granted. */
export type Meaning = {
  is: "student" | "staff" | "guardian";
  role: Role;
  reduced?: boolean;
};

const STUDENT: Meaning = { is: "student", role: "student" };
const TEACHER: Meaning = { is: "staff", role: "teacher" };
const ASSISTANT: Meaning = { is: "staff", role: "assistant" };
const OFFICE: Meaning = { is: "staff", role: "staff" };
/** Rights over a school are given by a person, never by a file. */
const LEADING: Meaning = { is: "staff", role: "staff", reduced: true };
const GUARDIAN: Meaning = { is: "guardian", role: "guardian" };

const MEANINGS: Record<string, Meaning> = {
  student: STUDENT,
  teacher: TEACHER,
  aide: ASSISTANT,
  assistant: ASSISTANT,
  proctor: ASSISTANT,
  counselor: OFFICE,
  staff: OFFICE,
  administrator: LEADING,
  principal: LEADING,
  siteadministrator: LEADING,
  districtadministrator: LEADING,
  systemadministrator: LEADING,
  guardian: GUARDIAN,
  parent: GUARDIAN,
  relative: GUARDIAN,
};

export function meaningOf(role: string): Meaning | undefined {
  return MEANINGS[role.toLowerCase().replace(/[\s_-]/g, "")];
}

/** A role of roles.csv. */
export type ListedRole = {
  role: string;
  org: string;
  isPrimary: boolean;
  beginsOn: string | null;
  endsOn: string | null;
};

/** Bits of what the enrollments say of a person. */
export const ENROLLED = { student: 1, teacher: 2, assistant: 4 } as const;
