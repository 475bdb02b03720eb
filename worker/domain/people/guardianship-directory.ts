import type { Ctx } from "#platform/ctx";
import { guardianships } from "./tables";

/** Who is what to which child. Nobody may act on a row that is `custodyRestricted`. Read-only. */
export function guardianshipDirectory<A extends string = "guardianship_directory">(
  db: Ctx["db"],
  alias = "guardianship_directory" as A,
) {
  return db
    .select({
      id: guardianships.id,
      guardianId: guardianships.guardianId,
      studentId: guardianships.studentId,
      relation: guardianships.relation,
      priority: guardianships.priority,
      mayPickUp: guardianships.mayPickUp,
      receivesMessages: guardianships.receivesMessages,
      seesResults: guardianships.seesResults,
      pays: guardianships.pays,
      custodyRestricted: guardianships.custodyRestricted,
    })
    .from(guardianships)
    .as(alias);
}
