import type { ImportedRole, Role } from "#domain/auth/index";
import type { ImportedPerson } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import type { Day } from "./entity-plan";
import { given } from "./same-value";

/** A person with everything they are, as an import compares and restores it. */
export type UserRecord = ImportedPerson & { roles: ImportedRole[] };

export type UserPatch = {
  person: Partial<Omit<ImportedPerson, "student" | "stays" | "staff" | "status">> & {
    givenName: string;
    familyName: string;
  };
  /** false: the file says that the person is no student. */
  student?: false | { schoolId: string; number?: string; grade?: string; enteredOn?: string };
  staff?: false | { number?: string };
  isGuardian?: boolean;
  roles: { role: Role; schoolId: string | null; beginsOn: string | null; endsOn: string | null }[];
  /** One who is known already stays as they are, but for what they are here. */
  mentioned?: boolean;
};

const NOBODY: Omit<UserRecord, "givenName" | "familyName"> = {
  middleName: null,
  preferredName: null,
  kanaGivenName: null,
  kanaFamilyName: null,
  username: null,
  email: null,
  phone: null,
  birthOn: null,
  sex: null,
  status: "active",
  metadata: null,
  student: null,
  stays: [],
  staff: null,
  roles: [],
};

/** Roles that a file gives and so may end; every other one a person has given. */
const FILE_ROLES: readonly Role[] = ["teacher", "assistant", "staff"];

/** The person as the file leaves them. */
export function mergeUser(
  before: UserRecord | null,
  patch: UserPatch,
  ctx: Ctx,
  day: Day,
): UserRecord {
  const known = before && patch.mentioned;
  const { metadata, ...person } = patch.person;
  const base: UserRecord = {
    ...NOBODY,
    givenName: patch.person.givenName,
    familyName: patch.person.familyName,
    ...before,
    ...(known ? {} : given(person)),
  };
  if (metadata && !known) base.metadata = { ...base.metadata, ...metadata };
  const revived = patch.isGuardian === true && isOverAsGuardian(base, day);
  const learning = mergeStudent(base, patch.student, day);
  const working = mergeStaff(learning, patch.staff, day);
  return {
    ...working,
    status: revived ? "active" : working.status,
    roles: mergeRoles(working.roles, patch.roles, ctx, day),
  };
}

/** The person once the source does not have them any more. Nobody who leads loses their role. */
export function endUser(before: UserRecord, _ctx: Ctx, day: Day): UserRecord {
  const left = leave(before, day);
  const ended = endStaff(left, day);
  if (before.student || before.staff) return ended;
  const roles = ended.roles.map((role) => (role.role === "guardian" ? over(role, day) : role));
  return { ...ended, status: "inactive", roles };
}

/** Whether there is anything left to end. */
export function isActiveUser(record: UserRecord): boolean {
  if (record.student?.status === "enrolled" || record.staff?.status === "active") return true;
  return !record.student && !record.staff && record.status === "active";
}

function mergeStudent(base: UserRecord, says: UserPatch["student"], day: Day): UserRecord {
  if (says === false) return leave(base, day);
  if (!says) return base;
  const now = base.student;
  const isSameSchool = now?.schoolId === says.schoolId;
  const stays = isSameSchool && now.status === "enrolled";
  const enteredOn = says.enteredOn ?? (stays ? now.enteredOn : day.today);
  const student = {
    schoolId: says.schoolId,
    admissionNumber: says.number ?? (isSameSchool ? now.admissionNumber : null),
    grade: says.grade ?? now?.grade ?? null,
    status: "enrolled" as const,
    enteredOn,
    leftOn: stays ? now.leftOn : null,
    leaveReason: stays ? now.leaveReason : null,
  };
  if (!stays) return { ...base, student, stays: enter(base.stays, says.schoolId, enteredOn, day) };
  const moved = base.stays.map((stay) =>
    stay.leftOn === null && enteredOn && stay.enteredOn === now.enteredOn
      ? { ...stay, enteredOn }
      : stay,
  );
  return { ...base, student, stays: moved };
}

/** Closes what is open and begins a stay; one of the same day is taken up again. */
function enter(
  stays: UserRecord["stays"],
  schoolId: string,
  enteredOn: string | null,
  day: Day,
): UserRecord["stays"] {
  const began = enteredOn ?? day.today;
  const others = stays
    .filter((stay) => stay.schoolId !== schoolId || stay.enteredOn !== began)
    .map((stay) => (stay.leftOn === null ? closed(stay, day) : stay));
  const stay = { schoolId, enteredOn: began, leftOn: null, leaveReason: null };
  return [...others, stay].sort((a, b) => a.enteredOn.localeCompare(b.enteredOn));
}

function leave(base: UserRecord, day: Day): UserRecord {
  const { student } = base;
  if (student?.status !== "enrolled") return base;
  const leftOn = student.leftOn ?? lastDay(student.enteredOn, day);
  const leaveReason = student.leaveReason ?? ("other" as const);
  return {
    ...base,
    student: { ...student, status: "left", leftOn, leaveReason },
    stays: base.stays.map((stay) =>
      stay.leftOn === null ? { ...stay, leftOn, leaveReason } : stay,
    ),
  };
}

function closed(stay: UserRecord["stays"][number], day: Day) {
  return { ...stay, leftOn: lastDay(stay.enteredOn, day), leaveReason: "transferred" as const };
}

function lastDay(began: string | null, day: Day): string {
  return began !== null && began > day.yesterday ? began : day.yesterday;
}

function mergeStaff(base: UserRecord, says: UserPatch["staff"], day: Day): UserRecord {
  const isOfFile = base.roles.some(({ role }) => FILE_ROLES.includes(role));
  if (says === false) return isOfFile ? endStaff(base, day) : base;
  if (!says) return base;
  const now = base.staff;
  return {
    ...base,
    staff: {
      staffNumber: says.number ?? now?.staffNumber ?? null,
      status: "active",
      startedOn: now?.startedOn ?? null,
      endedOn: now?.status === "active" ? now.endedOn : null,
    },
  };
}

function endStaff(base: UserRecord, day: Day): UserRecord {
  const { staff } = base;
  const isKept = base.roles.some(
    ({ role, endsOn }) =>
      !FILE_ROLES.includes(role) && role !== "student" && role !== "guardian" && endsOn === null,
  );
  if (staff?.status !== "active" || isKept) return base;
  return {
    ...base,
    staff: { ...staff, status: "ended", endedOn: staff.endedOn ?? lastDay(staff.startedOn, day) },
    roles: base.roles.map((role) => (FILE_ROLES.includes(role.role) ? over(role, day) : role)),
  };
}

function over(role: ImportedRole, day: Day): ImportedRole {
  return role.endsOn !== null && role.endsOn <= day.yesterday
    ? role
    : { ...role, endsOn: day.yesterday };
}

function isOverAsGuardian(base: UserRecord, day: Day): boolean {
  const role = base.roles.find((one) => one.role === "guardian");
  return base.status === "inactive" && role?.endsOn != null && role.endsOn <= day.yesterday;
}

function mergeRoles(
  roles: ImportedRole[],
  wanted: UserPatch["roles"],
  ctx: Ctx,
  day: Day,
): ImportedRole[] {
  const merged = [...roles];
  for (const { role, schoolId, beginsOn, endsOn } of wanted) {
    const at = merged.findIndex((one) => one.role === role && one.schoolId === schoolId);
    const now = merged[at];
    if (!now) {
      merged.push({
        id: newId("rol", ctx.now),
        role,
        schoolId,
        beginsOn,
        endsOn,
        createdAt: ctx.now,
      });
    } else if (endsOn !== null || (now.endsOn !== null && now.endsOn <= day.yesterday)) {
      merged[at] = { ...now, endsOn };
    }
  }
  return merged;
}
