import { eq } from "drizzle-orm";
import { type CurrentUser, roleDirectory } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { displayName } from "./names";
import { people } from "./tables";

/** The person behind the request with the roles of this moment, in one trip. */
export async function getCurrentUser(ctx: Ctx): Promise<CurrentUser> {
  const { actor, db, tenant } = ctx;
  if (actor.kind !== "user") throw new DomainError("UNAUTHENTICATED", "Sign in first.");
  const roles = roleDirectory(db);
  const [[person], grants] = await db.batch([
    db.select().from(people).where(eq(people.id, actor.personId)),
    db
      .select({ role: roles.role, schoolId: roles.schoolId })
      .from(roles)
      .where(eq(roles.personId, actor.personId)),
  ]);
  if (!person) throw new DomainError("UNAUTHENTICATED", "This account has been closed.");
  return {
    id: person.id,
    email: person.email ?? "",
    givenName: person.givenName,
    familyName: person.familyName,
    displayName: displayName(person, tenant.locale),
    locale: person.locale ?? tenant.locale,
    roles: grants,
    tenant: {
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      timeZone: tenant.timeZone,
      locale: tenant.locale,
    },
  };
}
