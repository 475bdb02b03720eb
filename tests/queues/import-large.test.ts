import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { applyFile, checkFile } from "#tests/support/imports";
import { rosterZip, schoolSheets } from "#tests/support/rosters";
import { makeTenant } from "#tests/support/tenant";

/**
 * What a run holds at its peak: the uploaded bytes (0.5 MB here, 20 MB at most), one piece of one
 * unpacked file, the rows of one batch with their records (1,000 rows, some MB) and, while users are
 * read, a few words a person from the other files. Nothing grows with the number of rows but that.
 */
it("imports 10,000 students with 60,000 enrollments in one go", { timeout: 240_000 }, async () => {
  const tenant = await makeTenant({ country: "ZW" });
  const started = Date.now();
  const laps: string[] = [];
  const lap = (what: string) => {
    laps.push(`${what} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  };
  const zip = rosterZip(schoolSheets({ students: 10_000, classes: 400, each: 6 }));
  lap(`packed ${(zip.length / 1e6).toFixed(2)} MB`);

  const checked = await checkFile(tenant, zip);
  lap("checked");
  expect(checked).toMatchObject({ state: "ready", error: null });
  expect(checked.summary?.entities).toMatchObject({
    classes: { new: 400 },
    users: { new: 10_400 },
    enrollments: { new: 60_400 },
  });

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
  for (const count of Object.values(again.summary?.entities ?? {})) {
    expect(count).toMatchObject({ new: 0, changed: 0, gone: 0 });
  }
  console.info(laps.join(", "));
});
