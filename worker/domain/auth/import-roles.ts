import { inArray } from "drizzle-orm";
import { insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { Role } from "./constants";
import { roleAssignments } from "./tables";

/** A role as an import compares and restores it. */
export type ImportedRole = {
  id: string;
  role: Role;
  schoolId: string | null;
  beginsOn: string | null;
  endsOn: string | null;
  createdAt: number;
};

/** The roles of persons, by person id. */
export async function storedRoles(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<Map<string, ImportedRole[]>> {
  const rows = await ctx.db
    .select()
    .from(roleAssignments)
    .where(inArray(roleAssignments.personId, oneOf(personIds) as never))
    .orderBy(roleAssignments.id);
  const roles = rows.map(({ reach: _, ...role }) => role);
  const byPerson = Map.groupBy(roles, (role) => role.personId);
  return new Map(
    [...byPerson].map(([id, list]) => [id, list.map(({ personId: _, ...role }) => role)]),
  );
}

/** Writes that make these the roles of persons, no more and no less. */
export function importRolesWrites(
  ctx: Ctx,
  rows: { personId: string; roles: ImportedRole[] }[],
): Write[] {
  const persons = rows.map((row) => row.personId);
  return [
    ctx.db
      .delete(roleAssignments)
      .where(inArray(roleAssignments.personId, oneOf(persons) as never)),
    ...insertMany(
      ctx.db,
      roleAssignments,
      rows.flatMap(({ personId, roles }) =>
        roles.map((role) => ({ ...role, personId, reach: role.schoolId ?? "" })),
      ),
    ),
  ];
}
