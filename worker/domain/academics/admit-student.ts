import { inArray } from "drizzle-orm";
import { coversSchool, requireReach, requireSchool } from "#domain/auth/index";
import {
  adultGuard,
  GUARDIAN_CONFLICTS,
  GuardianLinkTerms,
  guardianInsert,
  guardianLink,
  type StudentAdmission,
  studentInsert,
  today,
} from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { enrollmentInsert, openClassGuard } from "./enrollment-writes";
import { classes } from "./tables";

/** Takes a student in: the person, the guardians (new or known) and the first classes, in one commit. */
export async function admitStudent(ctx: Ctx, input: StudentAdmission): Promise<{ id: string }> {
  requireSchool(ctx, "people:write", input.schoolId);
  const { guardians, classIds, ...student } = input;
  const enteredOn = input.enteredOn ?? today(ctx);
  const into = await classesToJoin(ctx, [...new Set(classIds)]);
  const created = studentInsert(ctx, { ...student, enteredOn });
  const adults = guardians.map((one) => {
    const fresh = "guardian" in one ? guardianInsert(ctx, one.guardian) : null;
    const guardianId = "guardian" in one ? (fresh?.id ?? "") : one.guardianId;
    const link = guardianLink(ctx, guardianId, created.id, GuardianLinkTerms.parse(one));
    return { fresh, link, guards: fresh ? [] : [adultGuard(guardianId)] };
  });
  const places = into.map((cls) =>
    enrollmentInsert(ctx, {
      classId: cls.id,
      schoolId: cls.schoolId,
      personId: created.id,
      role: "student",
      isPrimary: false,
      beginsOn: enteredOn,
      endsOn: null,
    }),
  );
  await commit(ctx, {
    guards: [
      ...created.guards,
      ...adults.flatMap((adult) => adult.guards),
      ...into.map((cls) => openClassGuard(cls.id, enteredOn)),
    ],
    writes: [
      ...created.writes,
      ...adults.flatMap(({ fresh, link }) => [...(fresh?.writes ?? []), ...link.writes]),
      ...places.flatMap((place) => place.writes),
    ],
    audit: [
      ...created.audit,
      ...adults.flatMap(({ fresh, link }) => [...(fresh?.audit ?? []), link.audit]),
      ...places.map((place) => place.audit),
    ],
    conflicts: GUARDIAN_CONFLICTS,
  });
  return { id: created.id };
}

/** Classes that the actor may put somebody into; NOT_FOUND for any other. */
async function classesToJoin(ctx: Ctx, ids: string[]) {
  if (ids.length === 0) return [];
  const reach = requireReach(ctx, "academics:write");
  const rows = await ctx.db.select().from(classes).where(inArray(classes.id, ids));
  return ids.map((id) => {
    const cls = rows.find((row) => row.id === id);
    if (!cls || !coversSchool(reach, cls.schoolId)) throw notFound("This class");
    return cls;
  });
}
