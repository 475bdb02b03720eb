import { and, inArray, sql } from "drizzle-orm";
import {
  type ImportedEnrollment,
  importEnrollmentsWrites,
  removeEnrollmentsWrites,
  sourcedEnrollmentDirectory,
  storedEnrollments,
} from "#domain/academics/index";
import { markDirectory } from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { DraftOf } from "../drafts/draft";
import type { Report } from "../drafts/report";
import {
  byId,
  bySourcedId,
  type EntityPlan,
  type Finder,
  referredTo,
  type Target,
} from "./entity-plan";

export type EnrollmentPatch = Pick<
  ImportedEnrollment,
  "classId" | "schoolId" | "personId" | "role" | "isPrimary"
> & {
  beginsOn?: string;
  endsOn?: string | null;
  /** Somebody joins a class that was there before: without a date it begins today. */
  joins: boolean;
};

export const planEnrollments: EntityPlan<"enrollments", EnrollmentPatch, ImportedEnrollment> = {
  entity: "enrollments",
  prefix: () => "enr",
  references: (says) => [
    { entity: "classes", ref: says.class },
    { entity: "users", ref: says.user },
    ...(says.school ? [{ entity: "orgs" as const, ref: says.school }] : []),
  ],
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { class: of, user, school, role, isPrimary, beginsOn, endsOn } = draft.says;
    const target = required(draft, "classes", of, finder, report);
    const person = required(draft, "users", user, finder, report);
    if (!target?.schoolId || !person) return null;
    const named = school && finder.find("orgs", school.to);
    if (school && named?.id !== target.schoolId) {
      report.tally("school_differs", { ...placeOf(draft), column: school.column });
    }
    return {
      classId: target.id,
      schoolId: target.schoolId,
      personId: person.id,
      role,
      isPrimary,
      ...(beginsOn === undefined ? {} : { beginsOn }),
      ...(endsOn === undefined ? {} : { endsOn }),
      joins: !target.isNew,
    };
  },
  label: (draft, finder) => {
    if (!draft.says) return draft.sourcedId;
    const person = finder.find("users", draft.says.user.to)?.label ?? draft.says.user.to;
    const of = finder.find("classes", draft.says.class.to)?.label ?? draft.says.class.to;
    return `${person} · ${of}`;
  },
  existing: async (ctx, drafts) =>
    bySourcedId(
      await storedEnrollments(
        ctx,
        "sourcedId",
        drafts.map(({ draft }) => draft.sourcedId),
      ),
    ),
  read: async (ctx, ids) => byId(await storedEnrollments(ctx, "id", ids)),
  merge: (before, { joins, beginsOn, endsOn, ...patch }, _ctx, day) => {
    const wasActive = before?.status === "active";
    return {
      ...patch,
      beginsOn: beginsOn ?? (before ? before.beginsOn : joins ? day.today : null),
      endsOn: endsOn === undefined && wasActive ? before.endsOn : (endsOn ?? null),
      status: "active",
    };
  },
  end: (before, _ctx, day) => ({
    ...before,
    status: "ended",
    endsOn:
      before.status === "ended" || (before.endsOn !== null && before.endsOn < day.yesterday)
        ? before.endsOn
        : day.yesterday,
  }),
  isActive: (record) => record.status === "active",
  write: (ctx, rows) => importEnrollmentsWrites(ctx, rows),
  referred: async (ctx, ids) =>
    new Set([...(await referredTo(ctx, ["enrollments"], [], ids)), ...(await marked(ctx, ids))]),
  remove: removeEnrollmentsWrites,
  show: (record) => ({ ...record }),
};

/** Enrollments of students who have a mark in the class: they belong to its past. */
async function marked(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { db } = ctx;
  const t = sourcedEnrollmentDirectory(db);
  const marks = markDirectory(db);
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        inArray(t.id, oneOf(ids) as never),
        sql`exists (select 1 from ${marks} where ${marks.studentId} = ${t.personId} and ${marks.classId} = ${t.classId})`,
      ),
    );
  return rows.map((row) => row.id);
}

function placeOf(draft: Pick<DraftOf<"enrollments">, "file" | "line">) {
  return { file: draft.file, line: draft.line };
}

function required(
  draft: DraftOf<"enrollments">,
  entity: "classes" | "users",
  ref: { to: string; column: string },
  finder: Finder,
  report: Report,
): Target | null {
  const target = finder.find(entity, ref.to);
  const place = { ...placeOf(draft), column: ref.column };
  if (!target) report.error("reference_unknown", place, ref.to);
  else if (target.ends) report.error("enrollment_of_ended", place, ref.to);
  return target && !target.ends ? target : null;
}
