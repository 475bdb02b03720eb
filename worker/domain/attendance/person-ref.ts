import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { personDirectory } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { PersonRef } from "./register.schema";

/** A scalar that is a person's `PersonRef` as JSON, or null. Read it with `parseRef`. */
export function refOf(db: Ctx["db"], id: SQLWrapper): SQL<string | null> {
  const person = personDirectory(db, "ref");
  return sql`(select json_object('id', ${person.id}, 'givenName', ${person.givenName}, 'familyName',
    ${person.familyName}, 'preferredName', ${person.preferredName}) from ${person} where ${person.id} = ${id})`;
}

export function parseRef(json: string | null): PersonRef | null {
  return json === null ? null : (JSON.parse(json) as PersonRef);
}
