import { asc, eq, gte } from "drizzle-orm";
import { presetOf, type TenantKind } from "#domain/tenancy/index";
import { addDays } from "#platform/clock";
import { commit, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { schoolYearOf, yearAround } from "../../worker/domain/academics/school-year";
import { academicSessions } from "../../worker/domain/academics/tables";
import { people } from "../../worker/domain/people/tables";
import { schools } from "../../worker/domain/tenancy/tables";
import type { DemoSchool } from "./demo-school";
import type { demoIds } from "./ids";
import { HISTORY_DAYS } from "./parts";
import { demoMark } from "./progress";
import { classWrites } from "./write-classes";
import { founderWrites, type Keys, peopleWrites } from "./write-people";

/** Puts a demo school into its freshly signed-up tenant: everything but attendance, in one batch. */
export async function writeSchool(
  ctx: Ctx,
  school: DemoSchool,
  ids: ReturnType<typeof demoIds>,
  on: string,
): Promise<void> {
  const [[first], [founder], sessions] = await ctx.db.batch([
    ctx.db.select({ id: schools.id }).from(schools).orderBy(asc(schools.createdAt)).limit(1),
    ctx.db.select({ id: people.id }).from(people).orderBy(asc(people.createdAt)).limit(1),
    ctx.db.select().from(academicSessions).where(gte(academicSessions.endsOn, on)),
  ]);
  if (!first || !founder) throw new Error("The sign-up left no school.");
  const main = school.branches[0]?.key;
  const keys: Keys = {
    ids,
    schoolOf: (branch) => (branch === main ? first.id : ids("sch", branch)),
    personOf: (key) => {
      const person = school.people.find((one) => one.key === key);
      return ids(person?.student ? "stu" : person?.staff ? "stf" : "gua", key);
    },
  };
  const historyFrom = addDays(on, -HISTORY_DAYS);
  const year = sessions.find((session) => session.type === "schoolYear" && session.startsOn <= on);
  const since = year && year.startsOn < historyFrom ? year.startsOn : historyFrom;
  const before = year && historyFrom < year.startsOn ? yearBefore(ctx, ids, year.startsOn) : [];
  const running = [...before, ...sessions].filter(
    (session) => session.startsOn <= on && session.endsOn >= historyFrom,
  );
  const terms = running.filter((session) => session.type !== "schoolYear");
  const { givenName, familyName } = school.signUp;
  await commit(ctx, {
    writes: [
      ...branchWrites(ctx, school, keys),
      ...founderWrites(ctx, founder.id, school.founder, { givenName, familyName }),
      ...insertMany(ctx.db, academicSessions, before),
      ...peopleWrites(ctx, school, keys),
      ...classWrites(ctx, school, keys, {
        since,
        sessionIds: (terms.length > 0 ? terms : running).map((session) => session.id),
      }),
    ],
    audit: demoMark(ctx, { step: "school", on }),
  });
}

function branchWrites(ctx: Ctx, school: DemoSchool, keys: Keys): Write[] {
  const [main, ...others] = school.branches;
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  if (!main) return [];
  return [
    ctx.db
      .update(schools)
      .set({ name: main.name })
      .where(eq(schools.id, keys.schoolOf(main.key))),
    ...insertMany(
      ctx.db,
      schools,
      others.map(({ key, name }) => ({
        id: keys.schoolOf(key),
        sourcedId: keys.schoolOf(key),
        name,
        timeZone: ctx.tenant.timeZone,
        ...times,
      })),
    ),
  ];
}

/** The school year that ended where this one begins, for a history that reaches into it. */
function yearBefore(ctx: Ctx, ids: ReturnType<typeof demoIds>, startsOn: string) {
  const preset = presetOf(ctx.tenant.country, ctx.tenant.kind as TenantKind);
  const year = yearAround(preset, addDays(startsOn, -1), ctx.tenant.locale);
  const row = (key: string, parentId: string | null) => ({
    id: ids("acs", key),
    sourcedId: ids("acs", key),
    parentId,
    schoolYear: schoolYearOf(year.endsOn),
    status: "active" as const,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const own = {
    ...row("year", null),
    type: "schoolYear" as const,
    title: year.title,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
  };
  return [own, ...year.terms.map((term) => ({ ...row(term.title, own.id), ...term }))];
}
