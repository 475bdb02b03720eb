import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { Role } from "./constants";
import { type Right, ROLE_PERMISSIONS } from "./permissions";

/** How far a right goes for the actor of a request. */
export type Reach = {
  /** Every school of the tenant, or these. */
  schools: "all" | string[];
  /** Also the classes the actor teaches. */
  classes: boolean;
  /** Also the actor and the actor's children. */
  own: boolean;
};

const EVERYTHING: Reach = { schools: "all", classes: true, own: true };

/** The actor's reach for a right, or null when there is none at all. Reads nothing. */
export function reachOf(ctx: Pick<Ctx, "actor">, right: Right): Reach | null {
  const { actor } = ctx;
  if (actor.kind === "system") return EVERYTHING;
  if (actor.kind !== "user") return null;
  const reach: Reach = { schools: [], classes: false, own: false };
  for (const grant of actor.roles) {
    for (const permission of ROLE_PERMISSIONS[grant.role as Role] ?? []) {
      const end = permission.lastIndexOf(":");
      if (permission.slice(0, end) !== right) continue;
      const how = permission.slice(end + 1);
      if (how === "class") reach.classes = true;
      else if (how === "own") reach.own = true;
      else if (grant.schoolId === null) reach.schools = "all";
      else if (how === "school" && reach.schools !== "all") reach.schools.push(grant.schoolId);
    }
  }
  const empty = reach.schools !== "all" && reach.schools.length === 0;
  return empty && !reach.classes && !reach.own ? null : reach;
}

/** The actor's reach for a right; FORBIDDEN when there is none, UNAUTHENTICATED for a stranger. */
export function requireReach(ctx: Pick<Ctx, "actor">, right: Right): Reach {
  const reach = reachOf(ctx, right);
  if (reach) return reach;
  if (ctx.actor.kind === "anonymous") {
    throw new DomainError("UNAUTHENTICATED", "Sign in first.");
  }
  throw new DomainError("FORBIDDEN", "Your role does not allow this.");
}

/** Whether the reach covers a school as such (not by class or own). */
export function coversSchool(reach: Reach, schoolId: string): boolean {
  return reach.schools === "all" || reach.schools.includes(schoolId);
}

/** Requires a right over one school, or over the whole organisation when `schoolId` is null. */
export function requireSchool(
  ctx: Pick<Ctx, "actor">,
  right: Right,
  schoolId: string | null,
): void {
  const reach = requireReach(ctx, right);
  const covered = schoolId === null ? reach.schools === "all" : coversSchool(reach, schoolId);
  if (!covered) throw new DomainError("FORBIDDEN", "Your role does not reach this school.");
}

/** The person behind the request; FORBIDDEN for jobs and strangers. */
export function actorPersonId(ctx: Pick<Ctx, "actor">): string | null {
  return ctx.actor.kind === "user" ? ctx.actor.personId : null;
}
