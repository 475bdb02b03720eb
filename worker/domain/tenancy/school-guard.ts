import { sql } from "drizzle-orm";
import type { Guard } from "#platform/commit";
import { DomainError, notFound } from "#platform/errors";
import { schools } from "./tables";

/** Holds while the school is there and active; for batches that write something of a school. */
export function schoolGuard(schoolId: string): Guard {
  return {
    holds: sql`exists (select 1 from ${schools} where ${schools.id} = ${schoolId} and ${schools.status} = 'active')`,
    otherwise: notFound("This school"),
  };
}

/** Holds while the school that is to be the parent is there. */
export function parentGuard(parentId: string): Guard {
  return {
    holds: sql`exists (select 1 from ${schools} where ${schools.id} = ${parentId})`,
    otherwise: notFound("The parent school"),
  };
}

/** Holds unless the new parent lies below the school itself. */
export function noCycleGuard(id: string, parentId: string): Guard {
  const issue = "A school cannot lie below itself.";
  return {
    holds: sql`not exists (
      with recursive above(id) as (
        select ${parentId} union select ${schools.parentId} from ${schools} join above on ${schools.id} = above.id
      ) select 1 from above where above.id = ${id})`,
    otherwise: new DomainError("VALIDATION_ERROR", issue, [{ field: "parentId", issue }]),
  };
}
