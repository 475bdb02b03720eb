import { eq } from "drizzle-orm";
import { abandonTenant, findTenant, openTenant } from "#domain/tenancy/index";
import { addDays, dateIn } from "#platform/clock";
import { commit } from "#platform/commit";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { startSchool } from "#worker/onboarding/start-school";
import { tenants } from "../../worker/domain/tenancy/control-tables";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoSlug, demoEmail } from "./accounts";
import { addComingsAndGoings } from "./comings-and-goings";
import { joinDemoLogins } from "./demo-logins";
import type { DemoSchool } from "./demo-school";
import { demoIds } from "./ids";
import { openToday } from "./open-today";
import { HISTORY_DAYS } from "./parts";
import { demoMark, progressOf } from "./progress";
import { hararePrimary } from "./schools/harare-primary";
import { kilimani } from "./schools/kilimani";
import { lincolnPtsa } from "./schools/lincoln-ptsa";
import { sakura } from "./schools/sakura";
import { writeHistory, writeToday } from "./write-attendance";
import { writeSchool } from "./write-school";

const SCHOOLS: Record<DemoSlug, (on: string) => DemoSchool> = {
  sakura,
  "harare-primary": hararePrimary,
  kilimani,
  "lincoln-ptsa": lincolnPtsa,
};

export type Seeded = { slug: string; status: "seeded" | "continued" | "current" | "left alone" };

/**
 * Makes a demo school by the product's own sign-up and fills it, up to yesterday and a part of today.
 * Goes on where it broke off; on a later day it adds the days since.
 */
export async function seedDemoTenant(control: ControlCtx, slug: string): Promise<Seeded> {
  const build = SCHOOLS[slug as DemoSlug];
  if (!build) throw new Error(`There is no demo school "${slug}".`);
  const tenantId = await signUp(control, build, slug);
  const placed = await findTenant(control, tenantId);
  if (placed?.info.status !== "active") return { slug, status: "left alone" };
  const ctx = openTenant(control, placed, { kind: "system", job: "demo" });
  const on = dateIn(ctx.tenant.timeZone, ctx.now);
  const [row] = await control.db.select().from(tenants).where(eq(tenants.id, tenantId));
  const ids = demoIds(slug, row?.createdAt ?? 0);
  const before = await progressOf(ctx);
  if (before.until && before.until >= addDays(on, -1)) return { slug, status: "current" };
  const school = addComingsAndGoings(build(before.on ?? on), before.on ?? on);
  if (!before.on) {
    await writeSchool(ctx, school, ids, on);
    await control.db.update(tenants).set({ accent: school.accent }).where(eq(tenants.id, tenantId));
  }
  const people = accountPeople(school, slug, ids);
  if (!before.until) await joinDemoLogins(control, { id: tenantId, slug }, people);
  await attend(ctx, school, ids, {
    from: before.until ? addDays(before.until, 1) : addDays(before.on ?? on, -HISTORY_DAYS),
    on,
    quiet: people.get(demoEmail("teacher", slug)) ?? "",
  });
  return { slug, status: before.on ? "continued" : "seeded" };
}

async function signUp(
  control: ControlCtx,
  build: (on: string) => DemoSchool,
  slug: string,
): Promise<string> {
  const known = await findTenant(control, slug);
  if (known && known.info.status !== "provisioning") return known.info.id;
  // A sign-up that was killed half-way is taken back before it is made again.
  if (known) await abandonTenant(control, known.info.id);
  const { signUp: form } = build(dateIn("UTC", control.now));
  const started = await startSchool(control, { ...form, password: DEMO_PASSWORD });
  return started.tenantId;
}

async function attend(
  ctx: Ctx,
  school: DemoSchool,
  ids: ReturnType<typeof demoIds>,
  { from, on, quiet }: { from: string; on: string; quiet: string },
): Promise<void> {
  const yesterday = addDays(on, -1);
  await writeHistory(ctx, school.remarks, from, yesterday);
  await openToday(ctx, ids, on, school.openDayTitle);
  await writeToday(ctx, school.remarks, on, quiet);
  await commit(ctx, { writes: [], audit: demoMark(ctx, { step: "attendance", until: yesterday }) });
}

function accountPeople(
  school: DemoSchool,
  slug: string,
  ids: ReturnType<typeof demoIds>,
): Map<string, string> {
  const emails = new Set(DEMO_ACCOUNTS.map((account) => demoEmail(account, slug)));
  return new Map(
    school.people.flatMap((person): [string, string][] => {
      if (!person.email || !emails.has(person.email)) return [];
      const prefix = person.student ? "stu" : person.staff ? "stf" : "gua";
      return [[person.email, ids(prefix, person.key)]];
    }),
  );
}
