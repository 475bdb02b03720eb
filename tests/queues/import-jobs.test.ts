import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  commitImport,
  getImport,
  mapImport,
  undoImport,
  uploadImport,
} from "#domain/integrations/index";
import type { Ctx } from "#platform/ctx";
import { auditLog } from "#platform/tables";
import { handleMessage } from "#queues/consume";
import {
  applyFile,
  checkFile,
  forgetDelivery,
  problemsOf,
  quiet,
  runImportJobs,
  undoFile,
  waitingMessages,
} from "#tests/support/imports";
import { rosterZip, schoolSheets, untidyJapaneseZip } from "#tests/support/rosters";
import { snapshot } from "#tests/support/snapshot";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

/** A Ctx whose database fails for good after some batches: before the last one, or right after it. */
function dying(tenant: TestTenant, batches: number, after: boolean): Ctx {
  const ctx = quiet(tenant.asSystem());
  const batch = ctx.db.batch.bind(ctx.db);
  let left = batches;
  ctx.db.batch = (async (statements: Parameters<typeof batch>[0]) => {
    left--;
    if (left < 0 || (left === 0 && !after)) throw new Error("the isolate was shut down");
    const results = await batch(statements);
    if (left === 0) throw new Error("the answer never arrived");
    return results;
  }) as unknown as typeof ctx.db.batch;
  return ctx;
}

/** Delivers what waits, killing the worker again and again, each time a little later. */
async function runThroughCrashes(tenant: TestTenant): Promise<number> {
  let crashes = 0;
  for (let attempt = 0; ; attempt++) {
    const [message] = await waitingMessages(tenant);
    if (!message) return crashes;
    try {
      await handleMessage(dying(tenant, 2 + (attempt % 6), attempt % 2 === 1), message);
    } catch {
      crashes++;
    }
    if (attempt > 300) throw new Error("the job never ends");
  }
}

const appliedBatches = (tenant: TestTenant) =>
  tenant.asSystem().db.select().from(auditLog).where(eq(auditLog.action, "import.applied"));

/** What the tenant holds, by the source's own ids. */
const holdings = (tenant: TestTenant) =>
  tenant.asSystem().db.all(sql`
    select p.sourced_id as person, c.sourced_id as class, e.sourced_id as id, e.role, e.status,
      (select group_concat(term) from (select term from person_terms t where t.person_id = p.id order by 1)) as terms,
      (select count(*) from role_assignments r where r.person_id = p.id) as roles
    from enrollments e join people p on p.id = e.person_id join classes c on c.id = e.class_id order by 3`);

describe("a worker that dies in the middle", () => {
  it("goes on where the last batch ended: check, commit and undo have one effect", async () => {
    const zip = rosterZip(schoolSheets({ students: 30, classes: 4, each: 2 }));
    const calm = await makeTenant();
    await applyFile(calm, (await checkFile(calm, zip)).id);

    const tenant = await makeTenant();
    const before = await snapshot(tenant);
    const { id } = await uploadImport(quiet(tenant.asAdmin()), {
      fileName: "roster.zip",
      bytes: zip,
    });
    expect(await runThroughCrashes(tenant)).toBeGreaterThan(1);
    expect(await getImport(tenant.asAdmin(), id)).toMatchObject({ state: "ready" });
    await commitImport(quiet(tenant.asAdmin()), id, {});
    expect(await runThroughCrashes(tenant)).toBeGreaterThan(1);
    expect(await getImport(tenant.asAdmin(), id)).toMatchObject({
      state: "committed",
      progress: { done: 106, total: 106 },
    });
    expect(await holdings(tenant)).toEqual(await holdings(calm));
    expect((await appliedBatches(tenant)).length).toBe((await appliedBatches(calm)).length);
    await undoImport(quiet(tenant.asAdmin()), id);
    expect(await runThroughCrashes(tenant)).toBeGreaterThan(1);
    expect((await getImport(tenant.asAdmin(), id)).state).toBe("undone");
    expect(await snapshot(tenant)).toEqual(before);
  });

  it("finds the same problems as one that lives", async () => {
    const places = async (tenant: TestTenant, id: string) =>
      (await problemsOf(tenant, id)).map(({ code, file, line, value }) => [
        code,
        file,
        line,
        value,
      ]);
    const calm = await makeTenant({ country: "JP" });
    const expected = await places(calm, (await checkFile(calm, untidyJapaneseZip())).id);
    const tenant = await makeTenant({ country: "JP" });
    const { id } = await uploadImport(quiet(tenant.asAdmin()), {
      fileName: "r.zip",
      bytes: untidyJapaneseZip(),
    });
    await runThroughCrashes(tenant);
    expect(await places(tenant, id)).toEqual(expected);
  });
});

describe("a message that is delivered twice", () => {
  it("has one effect, also when both deliveries run at the same time", async () => {
    const tenant = await makeTenant();
    const zip = rosterZip(schoolSheets({ students: 20, classes: 3 }));
    const twice = async () => {
      for (;;) {
        const [message] = await waitingMessages(tenant);
        if (!message) return;
        const both = await Promise.allSettled([
          handleMessage(quiet(tenant.asSystem()), message),
          handleMessage(quiet(tenant.asSystem()), message),
        ]);
        for (const one of both) {
          if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "UNAVAILABLE" });
        }
        await forgetDelivery(tenant, message.id);
        await handleMessage(quiet(tenant.asSystem()), message);
      }
    };
    const before = await snapshot(tenant);
    const { id } = await uploadImport(quiet(tenant.asAdmin()), {
      fileName: "roster.zip",
      bytes: zip,
    });
    await twice();
    const checked = await getImport(tenant.asAdmin(), id);
    expect(checked).toMatchObject({
      state: "ready",
      summary: { entities: { users: { new: 23 } } },
    });
    await commitImport(quiet(tenant.asAdmin()), id, {});
    await twice();
    expect((await getImport(tenant.asAdmin(), id)).state).toBe("committed");
    expect(await appliedBatches(tenant)).toHaveLength(6);
    const [counts] = await tenant
      .asSystem()
      .db.all(
        sql`select (select count(*) from students) as students, (select count(*) from enrollments) as seats`,
      );
    expect(counts).toEqual({ students: 20, seats: 23 });
    await undoImport(quiet(tenant.asAdmin()), id);
    await twice();
    expect(await snapshot(tenant)).toEqual(before);
  });
});

describe("a commit that meets something new", () => {
  it("stops as failed, and what was applied can be undone", async () => {
    const tenant = await makeTenant();
    const { id } = await checkFile(tenant, rosterZip(schoolSheets({ students: 3, classes: 1 })));
    await tenant
      .asSystem()
      .db.run(sql`insert into people (id, sourced_id, given_name, sort_name, created_at, updated_at)
      values ('stu_other', 'student-1', 'Somebody', 'somebody', 0, 0)`);
    const before = await snapshot(tenant);
    const failed = await applyFile(tenant, id);
    expect(failed).toMatchObject({ state: "failed", mayUndo: true, mayCommit: false });
    expect(failed.error).toMatch(/can be undone/);
    expect(await snapshot(tenant)).not.toEqual(before);
    expect((await undoFile(tenant, id)).state).toBe("undone");
    expect(await snapshot(tenant)).toEqual(before);
  });

  it("gives up a number that somebody has got since the check", async () => {
    const tenant = await makeTenant();
    const { id } = await checkFile(tenant, rosterZip(schoolSheets({ students: 2, classes: 1 })));
    await tenant
      .asSystem()
      .db.run(sql`insert into people (id, sourced_id, given_name, sort_name, created_at, updated_at)
      values ('stu_other', 'stu_other', 'Somebody', 'somebody', 0, 0)`);
    await tenant
      .asSystem()
      .db.run(sql`insert into students (id, school_id, admission_number, sort_name, created_at, updated_at)
      values ('stu_other', ${tenant.schoolId}, '000001', 'somebody', 0, 0)`);
    expect((await applyFile(tenant, id)).state).toBe("committed");
    const numbers = await tenant
      .asSystem()
      .db.all(
        sql`select p.sourced_id as id, s.admission_number as number from students s join people p using (id) order by 1`,
      );
    expect(numbers).toEqual([
      { id: "stu_other", number: "000001" },
      { id: "student-0", number: "000000" },
      { id: "student-1", number: null },
    ]);
  });

  it("is left alone by messages about imports that are not at work", async () => {
    const tenant = await makeTenant();
    const { id } = await checkFile(tenant, rosterZip(schoolSheets({ students: 2 })));
    for (const type of ["import.check", "import.apply", "import.undo"]) {
      await handleMessage(tenant.asSystem(), {
        id: `msg_${type}`,
        type,
        payload: { importId: id },
      });
      await handleMessage(tenant.asSystem(), {
        id: `msg_x_${type}`,
        type,
        payload: { importId: "imp_none" },
      });
    }
    await runImportJobs(tenant);
    expect((await getImport(tenant.asAdmin(), id)).state).toBe("ready");
  });
});

describe("a job that has died for good", () => {
  const stall = (tenant: TestTenant) =>
    tenant.asSystem().db.run(sql`update imports set updated_at = updated_at - 16 * 60000`);
  const forget = (tenant: TestTenant) =>
    tenant.asSystem().db.run(sql`update outbox set done_at = 1 where done_at is null`);

  it("lets a person check again, or take back what a commit had done, after a while", async () => {
    const tenant = await makeTenant();
    const before = await snapshot(tenant);
    const bytes = rosterZip(schoolSheets({ students: 3, classes: 1 }));
    const { id } = await uploadImport(quiet(tenant.asAdmin()), { fileName: "r.zip", bytes });
    await forget(tenant);
    expect((await getImport(tenant.asAdmin(), id)).mayMap).toBe(false);
    await stall(tenant);
    expect((await getImport(tenant.asAdmin(), id)).mayMap).toBe(true);
    await mapImport(quiet(tenant.asAdmin()), id, {});
    await runImportJobs(tenant);
    await commitImport(quiet(tenant.asAdmin()), id, {});
    const [message] = await waitingMessages(tenant);
    await expect(handleMessage(dying(tenant, 6, true), message as never)).rejects.toThrow();
    await forget(tenant);
    expect(await snapshot(tenant)).not.toEqual(before);
    await expect(undoImport(tenant.asAdmin(), id)).rejects.toMatchObject({ code: "CONFLICT" });
    await stall(tenant);
    expect((await undoFile(tenant, id)).state).toBe("undone");
    expect(await snapshot(tenant)).toEqual(before);
  });
});
