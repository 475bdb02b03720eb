import { and, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { staffDirectory, studentRecords, today } from "#domain/people/index";
import type { AuditEntry, Guard, Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { type EnrollmentRole, TEACHING_ROLES } from "./constants";
import { isNotOver } from "./enrollment-directory";
import { classes, enrollments } from "./tables";

export type Span = { beginsOn: string | null; endsOn: string | null };

/** The status that goes with an end date: what ends today or before is `ended`. */
export function statusOf(ctx: Ctx, endsOn: string | null): "active" | "ended" {
  return endsOn !== null && endsOn <= today(ctx) ? "ended" : "active";
}

export function requireSpan({ beginsOn, endsOn }: Span): void {
  if (beginsOn && endsOn && endsOn < beginsOn)
    throw invalid("endsOn", "The end lies before the begin.");
}

/** Holds while the class is there and open on the date. */
export function openClassGuard(classId: string, on: string): Guard {
  return {
    holds: sql`exists (select 1 from ${classes} where ${classes.id} = ${classId}
      and (${classes.endedOn} is null or ${classes.endedOn} >= ${on})
      and (${classes.status} = 'active' or ${classes.endedOn} is not null))`,
    otherwise: new DomainError("CONFLICT", "This class has ended."),
  };
}

/** Holds while the person has no enrollment in the class at any time of the span. */
export function onceGuard(classId: string, personId: string, span: Span, exceptId = ""): Guard {
  return {
    holds: sql`not exists (select 1 from ${enrollments}
      where ${enrollments.classId} = ${classId} and ${enrollments.personId} = ${personId}
      and ${enrollments.id} <> ${exceptId}
      and coalesce(${enrollments.beginsOn}, '') <= ${span.endsOn ?? "9999"}
      and coalesce(${enrollments.endsOn}, '9999') >= ${span.beginsOn ?? ""}
      and coalesce(${enrollments.beginsOn}, '') <= coalesce(${enrollments.endsOn}, '9999'))`,
    otherwise: new DomainError("CONFLICT", "This person is in the class at that time already."),
  };
}

/** Holds while the person can be in a class in this role: an enrolled student, or working staff. */
export function fitGuard(ctx: Ctx, personId: string, role: EnrollmentRole): Guard {
  if (role === "student") {
    const student = studentRecords(ctx.db);
    return {
      holds: sql`exists (select 1 from ${student} where ${student.id} = ${personId} and ${student.status} = 'enrolled')`,
      otherwise: new DomainError("CONFLICT", "This student has left the school."),
    };
  }
  const staff = staffDirectory(ctx.db);
  return {
    holds: sql`exists (select 1 from ${staff} where ${staff.id} = ${personId} and ${staff.status} = 'active')`,
    otherwise: notFound("This teacher"),
  };
}

export type EnrollmentDraft = Span & {
  classId: string;
  schoolId: string;
  personId: string;
  role: EnrollmentRole;
  isPrimary: boolean;
  sourcedId?: string | undefined;
};

/** The write and audit entry of a new enrollment; a new primary teacher takes over from the other. */
export function enrollmentInsert(
  ctx: Ctx,
  draft: EnrollmentDraft,
): { id: string; writes: Write[]; audit: AuditEntry } {
  const id = newId("enr", ctx.now);
  const { sourcedId, ...row } = draft;
  return {
    id,
    writes: [
      ...(draft.isPrimary && draft.role !== "student" ? [onlyPrimary(ctx, draft.classId, id)] : []),
      ctx.db.insert(enrollments).values({
        id,
        sourcedId: sourcedId ?? id,
        ...row,
        status: statusOf(ctx, draft.endsOn),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ],
    audit: {
      action: "enrollment.created",
      subjectType: "enrollment",
      subjectId: id,
      schoolId: draft.schoolId,
      after: row,
    },
  };
}

/** The write that takes the primary mark from the other teachers of a class. */
export function onlyPrimary(ctx: Ctx, classId: string, exceptId: string): Write {
  return ctx.db
    .update(enrollments)
    .set({ isPrimary: false, updatedAt: ctx.now })
    .where(
      and(
        eq(enrollments.classId, classId),
        inArray(enrollments.role, [...TEACHING_ROLES]),
        eq(enrollments.isPrimary, true),
        ne(enrollments.id, exceptId),
      ),
    );
}

/** The write that ends every enrollment of a kind that would go on after a date. */
export function endEnrollmentsWrite(ctx: Ctx, which: SQL | undefined, on: string): Write {
  return ctx.db
    .update(enrollments)
    .set({ endsOn: on, status: statusOf(ctx, on), updatedAt: ctx.now })
    .where(and(which, or(sql`${enrollments.endsOn} is null`, sql`${enrollments.endsOn} > ${on}`)));
}

/** The enrollments of a person that would go on after a date, and their audit entries. */
export function openEnrollmentsOf(
  ctx: Ctx,
  personId: string,
  roles: readonly EnrollmentRole[],
  on: string,
) {
  return ctx.db
    .select()
    .from(enrollments)
    .where(
      and(
        eq(enrollments.personId, personId),
        inArray(enrollments.role, [...roles]),
        isNotOver(enrollments, on),
        or(sql`${enrollments.endsOn} is null`, sql`${enrollments.endsOn} > ${on}`),
      ),
    );
}

export function endedAudit(row: typeof enrollments.$inferSelect, on: string): AuditEntry {
  return {
    action: "enrollment.ended",
    subjectType: "enrollment",
    subjectId: row.id,
    schoolId: row.schoolId,
    before: { endsOn: row.endsOn },
    after: { endsOn: on, classId: row.classId, personId: row.personId },
  };
}
