import { and, eq, gte, lte, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { type CountryPreset, schoolDirectory } from "#domain/tenancy/index";
import { type AuditEntry, commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { defaultBells, schoolYearOf, yearAround } from "./school-year";
import { academicSessions, periods } from "./tables";

/**
 * Gives a tenant the school year that `today` falls into, with its terms, and a bell schedule to
 * every school that has none. What is there already is left alone, so it may run again.
 */
export async function applyAcademicPreset(
  ctx: Ctx,
  preset: CountryPreset,
  today: string,
): Promise<void> {
  requireSchool(ctx, "academics:write", null);
  const school = schoolDirectory(ctx.db);
  const [years, bare] = await ctx.db.batch([
    ctx.db
      .select({ id: academicSessions.id })
      .from(academicSessions)
      .where(
        and(
          eq(academicSessions.type, "schoolYear"),
          eq(academicSessions.status, "active"),
          lte(academicSessions.startsOn, today),
          gte(academicSessions.endsOn, today),
        ),
      )
      .limit(1),
    ctx.db
      .select({ id: school.id })
      .from(school)
      .where(sql`not exists (select 1 from ${periods} where ${periods.schoolId} = ${school.id})`),
  ]);
  const sessions = years.length > 0 ? [] : sessionRows(ctx, preset, today);
  const bells = bare.flatMap(({ id }) => bellRows(ctx, id));
  await commit(ctx, {
    writes: [
      ...insertMany(ctx.db, academicSessions, sessions),
      ...insertMany(ctx.db, periods, bells),
    ],
    audit: [
      ...sessions.map(
        ({ id, title, type, startsOn, endsOn }): AuditEntry => ({
          action: "academic_session.created",
          subjectType: "academic_session",
          subjectId: id,
          after: { title, type, startsOn, endsOn },
        }),
      ),
      ...bare.map(
        ({ id }): AuditEntry => ({
          action: "period.updated",
          subjectType: "school",
          subjectId: id,
          schoolId: id,
          after: bells.filter((bell) => bell.schoolId === id).map((bell) => bell.title),
        }),
      ),
    ],
  });
}

function sessionRows(ctx: Ctx, preset: CountryPreset, today: string) {
  const year = yearAround(preset, today, ctx.tenant.locale);
  const yearId = newId("acs", ctx.now);
  const row = (id: string, parentId: string | null) => ({
    id,
    sourcedId: id,
    parentId,
    schoolYear: schoolYearOf(year.endsOn),
    status: "active" as const,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  return [
    {
      ...row(yearId, null),
      title: year.title,
      type: "schoolYear" as const,
      startsOn: year.startsOn,
      endsOn: year.endsOn,
    },
    ...year.terms.map((term) => ({ ...row(newId("acs", ctx.now), yearId), ...term })),
  ];
}

function bellRows(ctx: Ctx, schoolId: string) {
  return defaultBells(ctx.tenant.kind, ctx.tenant.locale).map((bell, position) => ({
    id: newId("per", ctx.now),
    schoolId,
    ...bell,
    position,
  }));
}
