import type { Ctx } from "#platform/ctx";
import { roleAssignments } from "./tables";

/** Roles of persons, `schoolId` null for the whole organisation, to join with. Read-only. */
export function roleDirectory<A extends string = "role_directory">(
  db: Ctx["db"],
  alias = "role_directory" as A,
) {
  return db
    .select({
      personId: roleAssignments.personId,
      role: roleAssignments.role,
      schoolId: roleAssignments.schoolId,
      beginsOn: roleAssignments.beginsOn,
      endsOn: roleAssignments.endsOn,
    })
    .from(roleAssignments)
    .as(alias);
}
