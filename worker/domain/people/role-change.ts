import { coversSchool, type Role, requireGrantable, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { STAFF_ROLES } from "./constants";
import type { StaffRoleInput } from "./user.schema";
import type { UserRecord } from "./user-scope";

type Draft = StaffRoleInput & { personId: string };

/** What has to be given and taken so that the staff roles within reach are exactly the wanted ones. */
export function roleChange(
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
