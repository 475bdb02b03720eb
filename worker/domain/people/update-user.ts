import {
  coversSchool,
  type Right,
  type Role,
  requireGrantable,
  requireReach,
  roleGrantWrites,
  roleRevokeWrites,
} from "#domain/auth/index";
import { commit, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { STAFF_ROLES } from "./constants";
import { readUser } from "./list-users";
import { numbersOf } from "./person-record";
import { changedOf, personRenewal } from "./person-writes";
import { adminRemains, schoolGuards } from "./staff-writes";
import { staff } from "./tables";
import type { StaffRoleInput, StaffUpdate, User, UserUpdate } from "./user.schema";
import { type UserRecord, userToWrite } from "./user-scope";

/** Changes a user's names, contact, staff record and, when given, the roles within reach. */
export function updateUser(ctx: Ctx, id: string, input: UserUpdate): Promise<User> {
  return changeUser(ctx, "users:write", id, input);
}

/** Changes a member of staff. */
export function updateStaff(ctx: Ctx, id: string, input: StaffUpdate): Promise<User> {
  return changeUser(ctx, "people:write", id, input);
}

async function changeUser(ctx: Ctx, right: Right, id: string, input: UserUpdate): Promise<User> {
  const record = await userToWrite(ctx, right, id);
  const { staffNumber, title, startedOn, subjects, roles, ...names } = input;
  const patch = {
    ...(staffNumber === undefined ? {} : { staffNumber: staffNumber || null }),
    ...(title === undefined ? {} : { title: title || null }),
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(subjects === undefined ? {} : { subjects }),
  };
  const isStaff = record.staff !== null || Object.keys(patch).length > 0 || roles?.length;
  const number = patch.staffNumber === undefined ? record.staff?.staffNumber : patch.staffNumber;
  const numbers = [...numbersOf({ ...record, staff: null }), number];
  const renewal = personRenewal(ctx, record.person, names, numbers);
  const change = roles ? roleChange(ctx, record, roles) : { grants: [], revocations: [] };
  const again = change.grants.length > 0 && record.staff?.endedOn;
  const row = { ...patch, ...(again ? { status: "active" as const, endedOn: null } : {}) };
  const staffWrite = ctx.db
    .insert(staff)
    .values({ id, ...row, sortName: renewal.sortName, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: staff.id,
      set: { ...row, sortName: renewal.sortName, updatedAt: ctx.now },
    });
  const roleWrites = [
    ...change.grants.map((grant) => roleGrantWrites(ctx, grant)),
    ...change.revocations.map((grant) => roleRevokeWrites(ctx, grant)),
  ];
  await commit(ctx, {
    guards: [
      ...schoolGuards(change.grants),
      ...(change.revocations.some((grant) => grant.role === "org_admin")
        ? [adminRemains(ctx, id)]
        : []),
    ],
    writes: [
      ...renewal.writes,
      ...(isStaff ? [staffWrite as Write] : []),
      ...roleWrites.map((one) => one.write),
    ],
    audit: [
      {
        action: record.staff ? "staff.updated" : "person.updated",
        subjectType: "person",
        subjectId: id,
        ...changedOf<object>({ ...record.person, ...record.staff }, { ...names, ...patch }),
      },
      ...roleWrites.map((one) => one.audit),
    ],
  });
  return readUser(ctx, id);
}

type Draft = StaffRoleInput & { personId: string };

/** What has to be given and taken so that the staff roles within reach are exactly the wanted ones. */
function roleChange(
  ctx: Ctx,
  record: UserRecord,
  wanted: StaffRoleInput[],
): { grants: Draft[]; revocations: Draft[] } {
  const reach = requireReach(ctx, "roles:grant");
  const personId = record.person.id;
  const held = record.roles.filter(
    (grant): grant is StaffRoleInput =>
      (STAFF_ROLES as readonly Role[]).includes(grant.role) &&
      (reach.schools === "all" || (grant.schoolId !== null && coversSchool(reach, grant.schoolId))),
  );
  const within = (list: StaffRoleInput[], one: StaffRoleInput) =>
    list.some((other) => other.role === one.role && other.schoolId === one.schoolId);
  const grants = wanted.filter((one) => !within(held, one));
  const revocations = held.filter((one) => !within(wanted, one));
  for (const one of [...grants, ...revocations]) requireGrantable(ctx, one);
  return {
    grants: grants.map((one) => ({ ...one, personId })),
    revocations: revocations.map((one) => ({ ...one, personId })),
  };
}
