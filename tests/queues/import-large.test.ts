import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { applyFile, checkFile, problemsOf } from "#tests/support/imports";
import { rosterZip, schoolSheets } from "#tests/support/rosters";
import { makeTenant } from "#tests/support/tenant";

it("imports 10,000 students with 60,000 enrollments in one go", { timeout: 180_000 }, async () => {
  const tenant = await makeTenant({ country: "ZW" });
  const started = Date.now();
  const lap = (what: string) =>
    console.info(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const zip = rosterZip(schoolSheets({ students: 10_000, classes: 400, each: 6 }));
  lap(`made ${zip.length} bytes`);
  const checked = await checkFile(tenant, zip);
  lap("checked");
  expect(checked).toMatchObject({ state: "ready", error: null });
  expect(checked.summary?.entities.users?.new).toBe(10_400);
  expect(checked.summary?.entities.enrollments?.new).toBe(60_400);
  const applied = await applyFile(tenant, checked.id);
  lap("applied");
  expect(applied).toMatchObject({ state: "committed", progress: { done: 71_204, total: 71_204 } });
  const [counts] = await tenant.asSystem().db.all(
    sql`select (select count(*) from students where status = 'enrolled') as students,
      (select count(*) from enrollments where status = 'active' and role = 'student') as seats`,
  );
  expect(counts).toEqual({ students: 10_000, seats: 60_000 });
  const again = await checkFile(tenant, zip);
  lap("checked again");
  expect(again.summary?.entities.enrollments).toEqual({
    new: 0,
    changed: 0,
    unchanged: 60_400,
    gone: 0,
  });
  expect(again.summary?.entities.users).toEqual({ new: 0, changed: 0, unchanged: 10_400, gone: 0 });
  expect(await problemsOf(tenant, again.id)).toEqual(expect.arrayContaining([]));
});
