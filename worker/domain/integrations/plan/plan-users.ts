import { foldEmail, importRolesWrites, storedRoles } from "#domain/auth/index";
import {
  importPeopleWrites,
  numberHolders,
  PERSON_TABLES,
  removePartsWrites,
  removePeopleWrites,
  storedPeople,
} from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { DraftOf, Ref } from "../drafts/draft";
import type { Report } from "../drafts/report";
import { type EntityPlan, type Finder, type Known, referredTo } from "./entity-plan";
import { endUser, isActiveUser, mergeUser, type UserPatch, type UserRecord } from "./user-record";

export const planUsers: EntityPlan<"users", UserPatch, UserRecord> = {
  entity: "users",
  prefix: ({ student, staff }) => {
    if (student) return "stu";
    return staff ? "stf" : "gua";
  },
  references: ({ orgs, grants }) =>
    [...orgs, ...grants.flatMap(({ org }) => (org ? [org] : []))].map((ref) => ({
      entity: "orgs" as const,
      ref,
    })),
  resolve: resolveUser,
  existing: async (ctx, drafts) => {
    const keys = drafts.map(({ draft }) => draft.sourcedId);
    const known = await readUsers(ctx, "sourcedId", keys);
    return new Map(known.map((one) => [one.sourcedId, one]));
  },
  read: async (ctx, ids) =>
    new Map((await readUsers(ctx, "id", ids)).map(({ id, record }) => [id, record])),
  merge: mergeUser,
  end: endUser,
  isActive: isActiveUser,
  write: (ctx, rows, before) => {
    const people = rows.map(({ record: { roles: _, ...record }, ...row }) => ({ ...row, record }));
    const without = (part: "student" | "staff") =>
      rows.filter(({ id, record }) => !record[part] && before.get(id)?.[part]).map(({ id }) => id);
    const parts = { students: without("student"), staff: without("staff") };
    return [
      ...importPeopleWrites(ctx, people),
      ...(parts.students.length + parts.staff.length > 0 ? removePartsWrites(ctx, parts) : []),
      ...importRolesWrites(
        ctx,
        rows.map(({ id, record }) => ({ personId: id, roles: record.roles })),
      ),
    ];
  },
  settle: settleNumbers,
  referred: (ctx, ids) =>
    referredTo(ctx, ["people", "students", "staff"], [...PERSON_TABLES, "role_assignments"], ids),
  remove: (ctx, ids) => [
    ...importRolesWrites(
      ctx,
      ids.map((personId) => ({ personId, roles: [] })),
    ),
    ...removePeopleWrites(ctx, ids),
  ],
  show: ({ student, staff, stays: _, roles, metadata, ...person }) => ({
    ...person,
    ...metadata,
    ...(student && {
      schoolId: student.schoolId,
      admissionNumber: student.admissionNumber,
      grade: student.grade,
      studentStatus: student.status,
      enteredOn: student.enteredOn,
      leftOn: student.leftOn,
    }),
    ...(staff && { staffNumber: staff.staffNumber, staffStatus: staff.status }),
    roles: roles.filter(({ endsOn }) => endsOn === null).map(({ role }) => role),
  }),
};

async function readUsers(
  ctx: Ctx,
  by: "id" | "sourcedId",
  keys: readonly string[],
): Promise<Known<UserRecord>[]> {
  const people = await storedPeople(ctx, by, keys);
  const roles = await storedRoles(
    ctx,
    people.map(({ id }) => id),
  );
  return people.map(({ record, ...person }) => ({
    ...person,
    record: { ...record, roles: roles.get(person.id) ?? [] },
  }));
}

/** A student whose new number belongs to another student of the school keeps the number they had. */
async function settleNumbers(
  ctx: Ctx,
  rows: Known<UserRecord>[],
  before: Map<string, UserRecord>,
): Promise<Set<string>> {
  const wanted = rows.flatMap(({ record: { student } }) =>
    student?.admissionNumber
      ? [{ schoolId: student.schoolId, number: student.admissionNumber }]
      : [],
  );
  const holders = await numberHolders(ctx, wanted);
  const keyOf = (schoolId: string, number: string | null) => `${schoolId} ${number}`;
  const held = new Map(holders.map((one) => [keyOf(one.schoolId, one.admissionNumber), one.id]));
  const settled = new Set<string>();
  for (const { id, record } of rows) {
    const { student } = record;
    if (!student?.admissionNumber) continue;
    const key = keyOf(student.schoolId, student.admissionNumber);
    const holder = held.get(key);
    if (holder === undefined) held.set(key, id);
    else if (holder !== id) {
      const own = before.get(id)?.student;
      const kept = own?.schoolId === student.schoolId ? own.admissionNumber : null;
      record.student = { ...student, admissionNumber: kept };
      settled.add(id);
    }
  }
  return settled;
}

function resolveUser(draft: DraftOf<"users">, finder: Finder, report: Report): UserPatch | null {
  if (!draft.says) return null;
  const { isStudent, isStaff, isGuardian, orgs, grants, number, grade, enteredOn, mentioned } =
    draft.says;
  const { email, ...names } = personOf(draft.says);
  const home = homeOf(draft, orgs, finder, report);
  if (isStudent && !home) {
    const place = {
      file: draft.file,
      line: draft.line,
      column: orgs[0]?.column ?? "orgSourcedIds",
    };
    report.error("reference_unknown", place, orgs[0]?.to ?? "");
    return null;
  }
  return {
    person: { ...names, ...(email && { email: foldEmail(email) }) },
    ...(isStudent === false && { student: false as const }),
    ...(isStudent && home && { student: { schoolId: home, number, grade, enteredOn } }),
    ...(isStaff === false && { staff: false as const }),
    ...(isStaff && { staff: { number: isStudent ? undefined : number } }),
    ...(isGuardian && { isGuardian }),
    ...(mentioned && { mentioned }),
    roles: grants.flatMap(({ role, org, beginsOn, endsOn }): UserPatch["roles"] => {
      if (role === "guardian") return [{ role, schoolId: null, beginsOn, endsOn }];
      const schoolId = org ? finder.find("orgs", org.to)?.id : home;
      if (role === "student" && schoolId !== home) return [];
      return schoolId ? [{ role, schoolId, beginsOn, endsOn }] : [];
    }),
  };
}

function personOf(says: NonNullable<DraftOf<"users">["says"]>): UserPatch["person"] {
  const {
    givenName,
    middleName,
    familyName,
    preferredName,
    kanaGivenName,
    kanaFamilyName,
    username,
    email,
    phone,
    birthOn,
    sex,
    metadata,
  } = says;
  return {
    givenName,
    middleName,
    familyName,
    preferredName,
    kanaGivenName,
    kanaFamilyName,
    username,
    email,
    phone,
    birthOn,
    sex,
    metadata,
  };
}

/** The first school of the list that is known, else the school of the import. */
function homeOf(
  draft: DraftOf<"users">,
  orgs: Ref[],
  finder: Finder,
  report: Report,
): string | null {
  const found = orgs.map((ref) => finder.find("orgs", ref.to)?.id ?? null);
  const home = found.find((id) => id !== null);
  const place = { file: draft.file, line: draft.line, column: orgs[0]?.column };
  if (!home && orgs.length > 0 && finder.school) report.tally("school_assumed", place);
  else if (home && found.includes(null)) {
    report.warn("reference_dropped", place, orgs[found.indexOf(null)]?.to);
  }
  return home ?? finder.school?.id ?? null;
}
