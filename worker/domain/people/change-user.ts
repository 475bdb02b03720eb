import { type Right, roleGrantWrites, roleRevokeWrites } from "#domain/auth/index";
import { commit, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { readUser } from "./get-user";
import { numbersOf } from "./person-record";
import { changedOf, personRenewal } from "./person-writes";
import { roleChange } from "./role-change";
import { adminRemains, schoolGuards } from "./staff-writes";
import { staff } from "./tables";
import type { User, UserUpdate } from "./user.schema";
import { userToWrite } from "./user-scope";

export async function changeUser(
  ctx: Ctx,
  right: Right,
  id: string,
  input: UserUpdate,
): Promise<User> {
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
