import {
  importSchoolsWrites,
  removeSchoolsWrites,
  type SchoolRecord,
  storedSchools,
} from "#domain/tenancy/index";
import { byId, bySourcedId, type EntityPlan, optionalRef, referredTo } from "./entity-plan";
import { given } from "./same-value";

export type OrgPatch = Partial<SchoolRecord>;

export const planOrgs: EntityPlan<"orgs", OrgPatch, SchoolRecord> = {
  entity: "orgs",
  prefix: () => "sch",
  references: ({ parent }) => (parent ? [{ entity: "orgs", ref: parent }] : []),
  resolve: (draft, finder, report) => {
    if (!draft.says) return null;
    const { parent, ...says } = draft.says;
    return {
      ...says,
      sourcedId: draft.sourcedId,
      parentId: optionalRef(finder, "orgs", parent, draft, report),
    };
  },
  existing: async (ctx, drafts) =>
    bySourcedId(
      await storedSchools(
        ctx,
        "sourcedId",
        drafts.map(({ draft }) => draft.sourcedId),
      ),
    ),
  read: async (ctx, ids) => byId(await storedSchools(ctx, "id", ids)),
  merge: (before, patch, ctx) => ({
    sourcedId: "",
    name: "",
    type: "school",
    identifier: null,
    parentId: null,
    timeZone: ctx.tenant.timeZone,
    ...before,
    ...given(patch),
    status: "active",
  }),
  end: (before) => ({ ...before, status: "inactive" }),
  isActive: (record) => record.status === "active",
  write: (ctx, rows) => importSchoolsWrites(ctx, rows),
  referred: (ctx, ids) => referredTo(ctx, ["schools"], [], ids),
  remove: removeSchoolsWrites,
  show: ({ sourcedId: _, timeZone: __, ...record }) => record,
};
