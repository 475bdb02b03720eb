import type { ENROLLMENT_ROLES } from "#domain/academics/index";
import type { Role } from "#domain/auth/index";
import type { GuardianRelation } from "#domain/people/index";
import type { SignUpRequest } from "#domain/tenancy/index";
import type { Name, Sex } from "./names/name-book";

/** A demo school before it is in a database: people and classes refer to each other by key. */
export type DemoSchool = {
  signUp: Omit<SignUpRequest, "password">;
  accent: string;
  /** What the sign-up form does not ask of the founder. */
  founder: { title: string; kanaGivenName?: string; kanaFamilyName?: string };
  branches: DemoBranch[];
  people: DemoPerson[];
  households: DemoHousehold[];
  guardianships: DemoGuardianship[];
  courses: DemoCourse[];
  classes: DemoClass[];
  holidays: { on: string; title: string }[];
  /** What a day without lessons is called when the demo opens on it all the same. */
  openDayTitle: string;
  remarks: Remarks;
};

export type Bell = { title: string; startsAt: string; endsAt: string };
export type DemoBranch = { key: string; name: string; bells: Bell[] };

export type DemoPerson = {
  key: string;
  name: Name;
  sex: Sex;
  email?: string;
  phone?: string;
  birthOn?: string;
  locale?: string;
  roles: { role: Role; branch: string | null }[];
  student?: DemoStudent;
  staff?: DemoStaff;
};

export type DemoStudent = {
  branch: string;
  number: string;
  grade: string;
  enteredOn: string;
  alertNote?: string;
  left?: { on: string; reason: "transferred" | "moved" | "withdrew" };
};

export type DemoStaff = { number: string; title: string; subjects: string[]; startedOn: string };

export type DemoHousehold = {
  key: string;
  name: string;
  locale?: string;
  address: string;
  adults: string[];
  children: string[];
};

export type DemoGuardianship = {
  guardian: string;
  student: string;
  relation: GuardianRelation;
  priority: number;
  mayPickUp: boolean;
  receivesMessages: boolean;
  seesResults: boolean;
  pays: boolean;
  custodyRestricted: boolean;
};

export type DemoCourse = {
  key: string;
  branch: string | null;
  title: string;
  code: string;
  grades: string[];
};

export type DemoClass = {
  key: string;
  branch: string;
  course: string;
  title: string;
  code: string;
  type: "homeroom" | "scheduled";
  grades: string[];
  location: string;
  members: DemoMember[];
  meetings: DemoMeeting[];
};

export type DemoMember = {
  person: string;
  role: (typeof ENROLLMENT_ROLES)[number];
  beginsOn?: string;
  endsOn?: string;
};

export type DemoMeeting = { weekday: number; bell: Bell };

/** What a school writes beside a mark, in its own language, and the codes it writes it with. */
export type Remarks = {
  codes: { ill: string; excused: string; absent: string; late: string; elsewhere: string };
  ill: string[];
  excused: string[];
  late: string[];
  elsewhere: string[];
};
