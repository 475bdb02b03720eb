import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { reachOf, requireReach } from "#domain/auth/index";
import {
  displayName,
  foundGuardians,
  foundStaff,
  matchesSearch,
  readingOf,
  searchWords,
  studentDirectory,
} from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import type { Ctx } from "#platform/ctx";
import { titleContains } from "./list-classes";
import { classScope, studentScope } from "./scope";
import type { DirectoryHits } from "./search.schema";
import { classes } from "./tables";

const MOST = 10;
const NOTHING = sql`false`;

/** What the search box finds within reach: at most ten people and ten classes, in one trip. */
export async function searchDirectory(ctx: Ctx, q: string): Promise<DirectoryHits> {
  const peopleReach = requireReach(ctx, "people:read");
  const classReach = reachOf(ctx, "academics:read");
  const usersReach = reachOf(ctx, "users:read");
  if (searchWords(q).length === 0) return { people: [], classes: [] };
  const student = studentDirectory(ctx.db);
  const school = schoolDirectory(ctx.db);
  const [pupils, staff, guardians, found] = await ctx.db.batch([
    ctx.db
      .select()
      .from(student)
      .where(and(matchesSearch(student.id, q), studentScope(ctx, peopleReach, student)))
      .orderBy(asc(student.status), asc(student.sortName))
      .limit(MOST),
    foundStaff(ctx, usersReach, q, MOST),
    foundGuardians(ctx, peopleReach, q, MOST),
    ctx.db
      .select({ id: classes.id, title: classes.title, schoolName: school.name })
      .from(classes)
      .leftJoin(school, eq(school.id, classes.schoolId))
      .where(
        and(
          eq(classes.status, "active"),
          titleContains(q),
          classReach ? classScope(ctx, classReach, classes) : NOTHING,
        ) as SQL,
      )
      .orderBy(asc(classes.title), asc(classes.id))
      .limit(MOST),
  ]);
  const { locale } = ctx.tenant;
  const people: DirectoryHits["people"] = [
    ...pupils.map((row) => ({
      id: row.id,
      kind: "student" as const,
      displayName: displayName(row, locale),
      reading: readingOf(row),
      hint: [row.grade, row.admissionNumber].filter(Boolean).join(" · ") || null,
    })),
    ...staff.map((row) => ({
      id: row.id,
      kind: "staff" as const,
      displayName: displayName(row, locale),
      reading: readingOf(row),
      hint: row.title,
    })),
    ...guardians.map((row) => ({
      id: row.id,
      kind: "guardian" as const,
      displayName: displayName(row, locale),
      reading: readingOf(row),
      hint: null,
    })),
  ];
  return {
    people: people.slice(0, MOST),
    classes: found.map((row) => ({ ...row, schoolName: row.schoolName ?? "" })),
  };
}
