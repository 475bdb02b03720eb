import { eq, inArray, sql } from "drizzle-orm";
import {
  sourcedClassDirectory,
  sourcedCourseDirectory,
  sourcedEnrollmentDirectory,
  sourcedSessionDirectory,
} from "#domain/academics/index";
import { displayName, guardianshipDirectory, sourcedPersonDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import type { ImportEntity } from "../constants";

type Labels = Map<string, string>;

/** A class by its title; with its code, since several classes of a course share the title. */
export function classLabel({ title, code }: { title: string; code?: string | null }): string {
  return code && code !== title ? `${title} (${code})` : title;
}

/** What records are called, by id: names, titles, and for ties both ends. */
export async function labelsOf(
  ctx: Ctx,
  entity: ImportEntity,
  ids: readonly string[],
): Promise<Labels> {
  if (ids.length === 0) return new Map();
  if (entity === "users") return peopleLabels(ctx, ids);
  if (entity === "enrollments") return enrollmentLabels(ctx, ids);
  if (entity === "guardianships") return tieLabels(ctx, ids);
  return titleLabels(ctx, entity, ids);
}

async function titleLabels(
  ctx: Ctx,
  entity: "orgs" | "academicSessions" | "courses" | "classes",
  ids: readonly string[],
): Promise<Labels> {
  const { db } = ctx;
  const wanted = oneOf(ids) as never;
  if (entity === "orgs") {
    const t = schoolDirectory(db);
    const rows = await db.select().from(t).where(inArray(t.id, wanted));
    return new Map(rows.map((row) => [row.id, row.name]));
  }
  if (entity === "classes") {
    const t = sourcedClassDirectory(db);
    const rows = await db.select().from(t).where(inArray(t.id, wanted));
    return new Map(rows.map((row) => [row.id, classLabel(row)]));
  }
  const t = { academicSessions: sourcedSessionDirectory, courses: sourcedCourseDirectory }[entity](
    db,
  );
  const rows = await db.select({ id: t.id, title: t.title }).from(t).where(inArray(t.id, wanted));
  return new Map(rows.map((row) => [row.id, row.title]));
}

async function peopleLabels(ctx: Ctx, ids: readonly string[]): Promise<Labels> {
  const t = sourcedPersonDirectory(ctx.db);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(inArray(t.id, oneOf(ids) as never));
  return new Map(rows.map((row) => [row.id, displayName(row)]));
}

async function enrollmentLabels(ctx: Ctx, ids: readonly string[]): Promise<Labels> {
  const t = sourcedEnrollmentDirectory(ctx.db);
  const p = sourcedPersonDirectory(ctx.db);
  const c = sourcedClassDirectory(ctx.db);
  const rows = await ctx.db
    .select({
      id: t.id,
      title: c.title,
      code: c.code,
      givenName: p.givenName,
      familyName: p.familyName,
    })
    .from(t)
    .innerJoin(p, eq(p.id, t.personId))
    .innerJoin(c, eq(c.id, t.classId))
    .where(inArray(t.id, oneOf(ids) as never));
  return new Map(rows.map((row) => [row.id, `${displayName(row)} · ${classLabel(row)}`]));
}

async function tieLabels(ctx: Ctx, ids: readonly string[]): Promise<Labels> {
  const t = guardianshipDirectory(ctx.db);
  const adult = sourcedPersonDirectory(ctx.db, "adult");
  const child = sourcedPersonDirectory(ctx.db, "child");
  const rows = await ctx.db
    .select({
      id: t.id,
      adult: sql<string>`trim(${adult.familyName} || ' ' || ${adult.givenName})`,
      child: sql<string>`trim(${child.familyName} || ' ' || ${child.givenName})`,
    })
    .from(t)
    .innerJoin(adult, eq(adult.id, t.guardianId))
    .innerJoin(child, eq(child.id, t.studentId))
    .where(inArray(t.id, oneOf(ids) as never));
  return new Map(rows.map((row) => [row.id, `${row.child} · ${row.adult}`]));
}
