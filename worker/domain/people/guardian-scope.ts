import { or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { actorPersonId, type Reach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { guardianships, students } from "./tables";

/** Guardians a reach covers: those of its schools' students, and the actor. Undefined: everyone. */
export function guardianScope(ctx: Ctx, reach: Reach, personId: SQLWrapper): SQL | undefined {
  if (reach.schools === "all") return undefined;
  const me = actorPersonId(ctx);
  return or(
    sql`${personId} in (select ${guardianships.guardianId} from ${guardianships}
      join ${students} on ${students.id} = ${guardianships.studentId}
      where ${students.schoolId} in ${oneOf(reach.schools)})`,
    reach.own && me ? sql`${personId} = ${me}` : undefined,
  );
}

/** The condition that a person is a guardian: has the role's id, or a child. */
export function isGuardian(personId: SQLWrapper): SQL {
  return sql`((${personId} >= 'gua_' and ${personId} < 'gua\`') or ${personId} in (select ${guardianships.guardianId} from ${guardianships}))`;
}
