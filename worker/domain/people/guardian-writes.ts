import { type SQL, sql } from "drizzle-orm";
import { roleGrantWrites } from "#domain/auth/index";
import type { AuditEntry, Guard, Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { GuardianLinkTerms, NewGuardian } from "./guardian.schema";
import { personInsert } from "./person-writes";
import type { ChangeParts } from "./student-writes";
import { guardianships, people } from "./tables";

/** Everything that records a new guardian: person and role. */
export function guardianInsert(ctx: Ctx, input: NewGuardian): ChangeParts & { id: string } {
  const id = newId("gua", ctx.now);
  const person = personInsert(ctx, id, input, []);
  const grant = roleGrantWrites(ctx, { personId: id, role: "guardian", schoolId: null });
  return {
    id,
    guards: [],
    writes: [...person.writes, grant.write],
    audit: [
      {
        action: "guardian.created",
        subjectType: "person",
        subjectId: id,
        after: { givenName: input.givenName, familyName: input.familyName, email: input.email },
      },
    ],
  };
}

/** Ties an adult to a child. The adult gets the guardian role with the first child. */
export function guardianLink(
  ctx: Ctx,
  guardianId: string,
  studentId: string,
  terms: GuardianLinkTerms,
): { writes: Write[]; audit: AuditEntry } {
  const grant = roleGrantWrites(ctx, { personId: guardianId, role: "guardian", schoolId: null });
  return {
    writes: [
      ctx.db.insert(guardianships).values({
        id: newId("gsh", ctx.now),
        guardianId,
        studentId,
        ...terms,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      grant.write,
    ],
    audit: {
      action: "guardian.linked",
      subjectType: "student",
      subjectId: studentId,
      after: { guardianId, ...terms },
    },
  };
}

export const GUARDIAN_CONFLICTS = {
  "people.sourced_id": "This sourcedId is already in use.",
  "guardianships.guardian_id": "This adult is a guardian of this student already.",
};

/** Holds while the person is there, active, and not a student. */
export function adultGuard(personId: string | SQL): Guard {
  return {
    holds: sql`exists (select 1 from ${people} where ${people.id} = ${personId}
      and ${people.status} = 'active' and ${people.id} not in (select id from students))`,
    otherwise: notFound("This guardian"),
  };
}
