import { sql } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { oneOf } from "#platform/listing";
import { readGuardian } from "./get-guardian";
import type { Guardian, GuardianCreate } from "./guardian.schema";
import { GUARDIAN_CONFLICTS, guardianInsert, guardianLink } from "./guardian-writes";
import { students } from "./tables";

/** Records a guardian, with children if wanted. Whoever reaches one school only must name a child. */
export async function createGuardian(ctx: Ctx, input: GuardianCreate): Promise<Guardian> {
  const reach = requireReach(ctx, "people:write");
  const ids = input.children.map((child) => child.studentId);
  if (ids.length === 0 && reach.schools !== "all") {
    throw new DomainError("FORBIDDEN", "Name a child of your school.", [
      { field: "children", issue: "Name a child of your school." },
    ]);
  }
  const known = await ctx.db
    .select({ id: students.id, schoolId: students.schoolId })
    .from(students)
    .where(sql`${students.id} in ${oneOf(ids)}`);
  for (const id of ids) {
    const child = known.find((row) => row.id === id);
    if (!child || !coversSchool(reach, child.schoolId)) throw notFound("This student");
  }
  const { id, ...change } = guardianInsert(ctx, input);
  const links = input.children.map(({ studentId, ...terms }) =>
    guardianLink(ctx, id, studentId, terms),
  );
  await commit(ctx, {
    writes: [...change.writes, ...links.flatMap((link) => link.writes)],
    audit: [...change.audit, ...links.map((link) => link.audit)],
    conflicts: GUARDIAN_CONFLICTS,
  });
  return readGuardian(ctx, reach, id);
}
