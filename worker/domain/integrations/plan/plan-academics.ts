import {
  type ImportedClass,
  type ImportedCourse,
  type ImportedSession,
  importClassesWrites,
  importCoursesWrites,
  importSessionsWrites,
  removeClassesWrites,
  removeCoursesWrites,
  removeSessionsWrites,
  storedClasses,
  storedCourses,
  storedSessions,
} from "#domain/academics/index";
import type { Draft, DraftOf, Ref } from "../drafts/draft";
import type { Report } from "../drafts/report";
import {
  byId,
  bySourcedId,
  type EntityPlan,
  type Finder,
  optionalRef,
  referredTo,
} from "./entity-plan";
import { given } from "./same-value";

const keysOf = (drafts: { draft: Pick<Draft, "sourcedId"> }[]) =>
  drafts.map(({ draft }) => draft.sourcedId);

export const planSessions: EntityPlan<
  "academicSessions",
  Partial<ImportedSession>,
  ImportedSession
> = {
  entity: "academicSessions",
  prefix: () => "acs",
  references: ({ parent }) => (parent ? [{ entity: "academicSessions", ref: parent }] : []),
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { parent, ...says } = draft.says;
    return { ...says, parentId: optionalRef(finder, "academicSessions", parent, draft, report) };
  },
  existing: async (ctx, drafts) =>
    bySourcedId(await storedSessions(ctx, "sourcedId", keysOf(drafts))),
  read: async (ctx, ids) => byId(await storedSessions(ctx, "id", ids)),
  merge: (before, patch) => ({
    title: "",
    type: "term",
    startsOn: "",
    endsOn: "",
    parentId: null,
    schoolYear: 0,
    ...before,
    ...given(patch),
    status: "active",
  }),
  end: (before) => ({ ...before, status: "ended" }),
  isActive: (record) => record.status === "active",
  write: (ctx, rows) => importSessionsWrites(ctx, rows),
  referred: (ctx, ids) => referredTo(ctx, ["academic_sessions"], [], ids),
  remove: removeSessionsWrites,
  show: (record) => ({ ...record }),
};

export const planCourses: EntityPlan<"courses", Partial<ImportedCourse>, ImportedCourse> = {
  entity: "courses",
  prefix: () => "crs",
  references: ({ school, session }) => [
    ...(school ? [{ entity: "orgs" as const, ref: school }] : []),
    ...(session ? [{ entity: "academicSessions" as const, ref: session }] : []),
  ],
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { school, session, ...says } = draft.says;
    return {
      ...says,
      schoolId: school ? schoolIdOf(draft, school, finder, report) : (finder.school?.id ?? null),
      sessionId: optionalRef(finder, "academicSessions", session, draft, report),
    };
  },
  existing: async (ctx, drafts) =>
    bySourcedId(await storedCourses(ctx, "sourcedId", keysOf(drafts))),
  read: async (ctx, ids) => byId(await storedCourses(ctx, "id", ids)),
  merge: (before, patch) => ({
    schoolId: null,
    title: "",
    code: null,
    grades: [],
    sessionId: null,
    ...before,
    ...given(patch),
    status: "active",
  }),
  end: (before) => ({ ...before, status: "ended" }),
  isActive: (record) => record.status === "active",
  write: (ctx, rows) => importCoursesWrites(ctx, rows),
  referred: (ctx, ids) => referredTo(ctx, ["courses"], [], ids),
  remove: removeCoursesWrites,
  show: (record) => ({ ...record }),
};

export type ClassPatch = Partial<ImportedClass> & { schoolId: string };

export const planClasses: EntityPlan<"classes", ClassPatch, ImportedClass> = {
  entity: "classes",
  prefix: () => "cls",
  references: ({ school, course, sessions }) => [
    ...(school ? [{ entity: "orgs" as const, ref: school }] : []),
    ...(course ? [{ entity: "courses" as const, ref: course }] : []),
    ...(sessions ?? []).map((ref) => ({ entity: "academicSessions" as const, ref })),
  ],
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { school, course, sessions, ...says } = draft.says;
    const schoolId = schoolIdOf(draft, school, finder, report);
    if (!schoolId) {
      const { file, line } = draft;
      const column = school?.column ?? "schoolSourcedId";
      report.error("reference_unknown", { file, line, column }, school?.to ?? "");
      return null;
    }
    return {
      ...says,
      schoolId,
      courseId:
        course === undefined ? undefined : optionalRef(finder, "courses", course, draft, report),
      sessionIds: sessions
        ?.map((ref) => optionalRef(finder, "academicSessions", ref, draft, report))
        .filter((id) => id !== null)
        .sort(),
    };
  },
  existing: async (ctx, drafts) =>
    bySourcedId(await storedClasses(ctx, "sourcedId", keysOf(drafts))),
  read: async (ctx, ids) => byId(await storedClasses(ctx, "id", ids)),
  merge: (before, patch) => ({
    courseId: null,
    title: "",
    code: null,
    type: "scheduled",
    grades: [],
    location: null,
    periods: null,
    sessionIds: [],
    ...before,
    ...(given(patch) as ClassPatch),
    endedOn: null,
    status: "active",
  }),
  end: (before, _ctx, day) => ({
    ...before,
    status: "ended",
    endedOn: before.status === "ended" ? before.endedOn : day.yesterday,
  }),
  isActive: (record) => record.status === "active",
  write: (ctx, rows) => importClassesWrites(ctx, rows),
  referred: (ctx, ids) => referredTo(ctx, ["classes"], ["class_sessions"], ids),
  remove: removeClassesWrites,
  show: (record) => ({ ...record }),
};

/** The school that a row names, or the one that the import is for. */
export function schoolIdOf(
  draft: Pick<DraftOf<"classes">, "file" | "line">,
  school: Ref | null,
  finder: Finder,
  report: Report,
): string | null {
  const target = school && finder.find("orgs", school.to);
  if (target) return target.id;
  if (school && finder.school) {
    const { file, line } = draft;
    report.tally("school_assumed", { file, line, column: school.column });
  }
  return finder.school?.id ?? null;
}
