import type { Ctx } from "#platform/ctx";
import { people } from "./tables";

/** Everyone's name and contact, to join with by `id`. Read-only. */
export function personDirectory<A extends string = "person_directory">(
  db: Ctx["db"],
  alias = "person_directory" as A,
) {
  return db
    .select({
      id: people.id,
      givenName: people.givenName,
      middleName: people.middleName,
      familyName: people.familyName,
      preferredName: people.preferredName,
      kanaGivenName: people.kanaGivenName,
      kanaFamilyName: people.kanaFamilyName,
      sortName: people.sortName,
      email: people.email,
      phone: people.phone,
      locale: people.locale,
      status: people.status,
    })
    .from(people)
    .as(alias);
}
