import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { meetingsOn } from "#domain/academics/index";
import { checkCredentials } from "#domain/auth/index";
import { findTenant, openTenant } from "#domain/tenancy/index";
import { addDays, dateIn, weekdayOf } from "#platform/clock";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { testControl, testEnv } from "#tests/support/tenant";
import { readyControlDb } from "#worker/context";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoEmail } from "../../scripts/demo/accounts";
import { seedDemoTenant } from "../../scripts/demo/seed-demo-tenant";
import { calendarDays, meetings } from "../../worker/domain/academics/tables";
import { marks, registers } from "../../worker/domain/attendance/tables";
import { students } from "../../worker/domain/people/tables";

const DAY = 24 * 3600_000;

async function seedAt(slug: string, now: number) {
  const control = Object.assign(testControl({ kind: "system", job: "demo" }), {
    now,
  }) as ControlCtx;
  await readyControlDb(testEnv(), createExecutionContext());
  const seeded = await seedDemoTenant(control, slug);
  const placed = await findTenant(control, slug);
  if (!placed) throw new Error("the demo school is missing");
  return { control, seeded, ctx: openTenant(control, placed, control.actor) };
}

/** Noon on the next given weekday, so that a part of the day is over. */
function noonOn(weekday: number, timeZoneHours: number): number {
  for (let now = Date.now(); ; now += DAY) {
    const noon = Math.floor(now / DAY) * DAY + (12 - timeZoneHours) * 3600_000;
    if (weekdayOf(new Date(noon).toISOString().slice(0, 10)) === weekday) return noon;
  }
}

async function lessonsOn(ctx: Ctx, on: string) {
  const [weekly, calendar] = await ctx.db.batch([
    ctx.db.select().from(meetings),
    ctx.db.select().from(calendarDays),
  ]);
  return meetingsOn(on, weekly, calendar);
}

async function attendance(ctx: Ctx) {
  const [registerRows, markRows] = await ctx.db.batch([
    ctx.db.select().from(registers),
    ctx.db.select({ registerId: marks.registerId, category: marks.category }).from(marks),
  ]);
  return { registerRows, markRows };
}

describe.each([
  ["sakura", 9],
  ["harare-primary", 2],
  ["kilimani", 3],
  ["lincoln-ptsa", -5],
])("the demo school %s", (slug, hours) => {
  const sunday = noonOn(7, hours);

  it("has students, a term behind it and lessons today, even on a Sunday", async () => {
    const { ctx, seeded } = await seedAt(slug, sunday);
    const on = dateIn(ctx.tenant.timeZone, sunday);
    expect(seeded.status).toBe("seeded");
    expect(weekdayOf(on)).toBe(7);
    expect(await ctx.db.$count(students)).toBeGreaterThanOrEqual(120);
    expect((await lessonsOn(ctx, on)).length).toBeGreaterThan(10);
    const { registerRows } = await attendance(ctx);
    const days = new Set(registerRows.map((row) => row.on));
    expect(days.size).toBeGreaterThanOrEqual(50);
    expect(days.has(on)).toBe(true);
    const past = registerRows.filter((row) => row.on < on);
    expect(past.every((row) => row.state === "submitted")).toBe(true);
  });

  it("counts in its registers what their marks say", async () => {
    const { ctx } = await seedAt(slug, sunday);
    const { registerRows, markRows } = await attendance(ctx);
    const seen = new Map<string, number>();
    for (const { registerId, category } of markRows) {
      const key = `${registerId} ${category}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    const wrong = registerRows.filter((row) =>
      (["present", "late", "absent", "excused"] as const).some(
        (category) => row[category] !== (seen.get(`${row.id} ${category}`) ?? 0),
      ),
    );
    expect(wrong).toEqual([]);
    const share = markRows.filter((row) => row.category === "present").length / markRows.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.98);
  });

  it("lets every demo account in with the one password", async () => {
    const { control } = await seedAt(slug, sunday);
    for (const account of DEMO_ACCOUNTS) {
      const email = demoEmail(account, slug);
      const { memberships } = await checkCredentials(control, { email, password: DEMO_PASSWORD });
      expect(memberships.map((one) => one.slug)).toEqual([slug]);
    }
  });

  it("is left as it is by another start on the same day", async () => {
    const first = await seedAt(slug, sunday);
    const before = await attendance(first.ctx);
    const { seeded, ctx } = await seedAt(slug, sunday + 3600_000);
    expect(seeded.status).toBe("current");
    expect((await attendance(ctx)).registerRows).toEqual(before.registerRows);
  });

  it("gets the days since by a start two days later, and nothing twice", async () => {
    const { ctx: earlier } = await seedAt(slug, sunday);
    const before = await attendance(earlier);
    const { seeded, ctx } = await seedAt(slug, sunday + 2 * DAY);
    const on = dateIn(ctx.tenant.timeZone, sunday + 2 * DAY);
    expect(seeded.status).toBe("continued");
    const { registerRows } = await attendance(ctx);
    const monday = registerRows.filter((row) => row.on === addDays(on, -1));
    expect(monday.length).toBe((await lessonsOn(ctx, addDays(on, -1))).length);
    const kept = new Map(registerRows.map((row) => [row.id, row]));
    for (const row of before.registerRows) expect(kept.get(row.id)).toEqual(row);
  });
});
