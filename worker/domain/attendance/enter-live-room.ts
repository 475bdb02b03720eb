import { and, eq } from "drizzle-orm";
import { coversSchool, type Reach, type Right, reachOf, requireReach } from "#domain/auth/index";
import { personDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import { LIVE_SESSION_SECONDS } from "./constants";
import type { LiveIdentity } from "./room-types";

/**
 * Who a person is in the live room of a school, and how far they may go there. The room relies on it
 * for at most fifteen minutes: then the person connects anew and is checked anew, so whoever was
 * disabled is out of every room within that time.
 */
export async function enterLiveRoom(ctx: Ctx, input: { schoolId: string }): Promise<LiveIdentity> {
  const reach = requireReach(ctx, "attendance:read");
  const { actor, db } = ctx;
  const { schoolId } = input;
  if (actor.kind !== "user") throw new DomainError("FORBIDDEN", "Only people enter a room.");
  const coversAll = coversSchool(reach, schoolId);
  if (!coversAll && !reach.classes) {
    throw new DomainError("FORBIDDEN", "Your role does not take or watch registers.");
  }
  const person = personDirectory(db);
  const school = schoolDirectory(db);
  const [[who], [where]] = await db.batch([
    db
      .select({
        id: person.id,
        givenName: person.givenName,
        familyName: person.familyName,
        preferredName: person.preferredName,
      })
      .from(person)
      .where(and(eq(person.id, actor.personId), eq(person.status, "active"))),
    db
      .select({ id: school.id })
      .from(school)
      .where(and(eq(school.id, schoolId), eq(school.status, "active"))),
  ]);
  if (!where) throw notFound("The school");
  if (!who) throw new DomainError("FORBIDDEN", "This account is not active any more.");
  const people = reachOf(ctx, "people:read");
  return {
    tenantId: ctx.tenant.id,
    schoolId,
    person: who,
    requestId: ctx.requestId,
    read: coversAll ? "all" : "own",
    take: extent(ctx, "attendance:take", schoolId),
    reopen: extent(ctx, "attendance:reopen", schoolId),
    seesAlerts: people !== null && seesAlerts(people, schoolId),
    expiresAt: ctx.now + LIVE_SESSION_SECONDS * 1000,
  };
}

/** Whether the notes about students that a roll shows may be shown. */
export function seesAlerts(people: Reach, schoolId: string): boolean {
  return people.classes || coversSchool(people, schoolId);
}

function extent(ctx: Ctx, right: Right, schoolId: string): "all" | "own" | "none" {
  const reach = reachOf(ctx, right);
  if (!reach) return "none";
  if (coversSchool(reach, schoolId)) return "all";
  return reach.classes ? "own" : "none";
}
