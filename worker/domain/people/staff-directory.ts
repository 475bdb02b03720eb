import { eq } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { people, staff } from "./tables";

/** Staff with their names, to join with by `id`. Read-only. */
export function staffDirectory<A extends string = "staff_directory">(
  db: Ctx["db"],
  alias = "staff_directory" as A,
) {
  return db
    .select({
      id: staff.id,
      staffNumber: staff.staffNumber,
      title: staff.title,
      sortName: staff.sortName,
      status: staff.status,
      endedOn: staff.endedOn,
      givenName: people.givenName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
    })
    .from(staff)
    .innerJoin(people, eq(people.id, staff.id))
    .as(alias);
}
