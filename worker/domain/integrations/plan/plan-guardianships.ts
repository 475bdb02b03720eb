import {
  guardianshipsOfPairs,
  type ImportedGuardianship,
  importGuardianshipsWrites,
  removeGuardianshipsWrites,
  storedGuardianships,
} from "#domain/people/index";
import { isId } from "#platform/ids";
import { byId, type EntityPlan } from "./entity-plan";
import { given } from "./same-value";

export type GuardianshipPatch = Pick<ImportedGuardianship, "guardianId" | "studentId"> & {
  relation: ImportedGuardianship["relation"];
};

export const planGuardianships: EntityPlan<
  "guardianships",
  GuardianshipPatch,
  ImportedGuardianship
> = {
  entity: "guardianships",
  prefix: () => "gsh",
  references: ({ one, other }) => [
    { entity: "users", ref: one },
    { entity: "users", ref: other },
  ],
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { one, other, relation } = draft.says;
    const ends = [one, other].map((ref) => {
      const target = finder.find("users", ref.to);
      const place = { file: draft.file, line: draft.line, column: ref.column };
      if (!target) report.warn("reference_dropped", place, ref.to);
      return target && !target.ends ? target : null;
    });
    const child = ends.find((end) => end && isId("stu", end.id));
    const adult = ends.find((end) => end && !isId("stu", end.id));
    if (!child || !adult) return null;
    return { guardianId: adult.id, studentId: child.id, relation };
  },
  label: (draft, finder) =>
    [draft.says?.one, draft.says?.other]
      .map((ref) => (ref ? (finder.find("users", ref.to)?.label ?? ref.to) : ""))
      .join(" · "),
  existing: async (ctx, drafts) => {
    const pairs = drafts.flatMap(({ patch }) => (patch ? [patch] : []));
    const ties = await guardianshipsOfPairs(ctx, pairs);
    const byPair = new Map(ties.map((tie) => [pairOf(tie.record), tie]));
    return new Map(
      drafts.flatMap(({ draft, patch }) => {
        const tie = patch && byPair.get(pairOf(patch));
        return tie ? [[draft.sourcedId, { ...tie, sourcedId: draft.sourcedId }] as const] : [];
      }),
    );
  },
  read: async (ctx, ids) => byId(await storedGuardianships(ctx, ids)),
  // What a person has set on a tie is theirs; a file only says that it is there.
  merge: (before, patch, ctx) =>
    before ?? {
      createdAt: ctx.now,
      priority: 1,
      mayPickUp: true,
      receivesMessages: true,
      seesResults: true,
      pays: false,
      custodyRestricted: false,
      ...(given(patch) as GuardianshipPatch),
    },
  end: () => null,
  isActive: () => true,
  write: (ctx, rows) => importGuardianshipsWrites(ctx, rows),
  referred: async () => new Set(),
  remove: removeGuardianshipsWrites,
  show: ({ createdAt: _, ...record }) => record,
};

function pairOf(tie: { guardianId: string; studentId: string }): string {
  return `${tie.guardianId} ${tie.studentId}`;
}
