import { sql } from "drizzle-orm";
import type { Guard } from "#platform/commit";
import { DomainError, invalid, notFound } from "#platform/errors";
import { academicSessions } from "./tables";

export type SessionShape = {
  id: string;
  type: string;
  startsOn: string;
  endsOn: string;
  parentId: string | null;
};

const t = academicSessions;

/** Refuses dates in the wrong order and a school year inside something else. */
export function requireShape({ type, startsOn, endsOn, parentId }: SessionShape): void {
  if (endsOn < startsOn) throw invalid("endsOn", "The end lies before the begin.");
  if (type === "schoolYear" && parentId) {
    throw invalid("parentId", "A school year is not part of another session.");
  }
}

/** Everything that must hold around an academic session when it is written. */
export function sessionTreeGuards(session: SessionShape): Guard[] {
  const { id, type, startsOn, endsOn, parentId } = session;
  const guards: Guard[] = [
    {
      holds: sql`not exists (select 1 from ${t} where ${t.status} = 'active' and ${t.id} <> ${id}
        and ${t.type} = ${type} and ${t.parentId} is ${parentId}
        and ${t.startsOn} <= ${endsOn} and ${t.endsOn} >= ${startsOn})`,
      otherwise: refusal("startsOn", "Another one of this kind overlaps these dates.", "CONFLICT"),
    },
    {
      holds: sql`not exists (select 1 from ${t} where ${t.status} = 'active' and ${t.parentId} = ${id}
        and (${t.startsOn} < ${startsOn} or ${t.endsOn} > ${endsOn}))`,
      otherwise: refusal("startsOn", "A part of it would lie outside these dates.", "CONFLICT"),
    },
  ];
  if (parentId === null) return guards;
  return [
    {
      holds: sql`exists (select 1 from ${t} where ${t.id} = ${parentId} and ${t.status} = 'active')`,
      otherwise: notFound("The academic session above"),
    },
    {
      holds: sql`not exists (
        with recursive above(id) as (
          select ${parentId} union select ${t.parentId} from ${t} join above on ${t.id} = above.id
        ) select 1 from above where above.id = ${id})`,
      otherwise: refusal("parentId", "An academic session cannot lie inside itself."),
    },
    {
      holds: sql`exists (select 1 from ${t} where ${t.id} = ${parentId}
        and ${t.startsOn} <= ${startsOn} and ${t.endsOn} >= ${endsOn})`,
      otherwise: refusal("startsOn", "The dates lie outside of what it is a part of."),
    },
    ...guards,
  ];
}

function refusal(
  field: string,
  issue: string,
  code: "VALIDATION_ERROR" | "CONFLICT" = "VALIDATION_ERROR",
): DomainError {
  return new DomainError(code, issue, [{ field, issue }]);
}
