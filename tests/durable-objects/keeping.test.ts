import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getRegister, markStudents, recordChanges, submitRegister } from "#domain/attendance/index";
import { marks } from "#domain/attendance/tables";
import { setTenantSuspended } from "#domain/tenancy/index";
import { auditLog, outbox } from "#platform/tables";
import { RoomStore } from "#rooms/room-store";
import { call } from "#tests/support/api";
import { flush, roomOf } from "#tests/support/attendance";
import { connect, opId } from "#tests/support/live";
import { aRoll, type TestRoll } from "#tests/support/roll";
import { makeTenant, type TestTenant, testControl } from "#tests/support/tenant";
import { forgetTenants } from "#worker/context";
import type { Env } from "#worker/env";

let tenant: TestTenant;
let roll: TestRoll;

const db = () => tenant.asSystem().db;

beforeAll(async () => {
  tenant = await makeTenant();
});

beforeEach(async () => {
  roll = await aRoll(tenant);
});

async function count(table: typeof auditLog | typeof outbox): Promise<number> {
  const [row] = await db()
    .select({ n: sql<number>`count(*)`.as("n") })
    .from(table);
  return row?.n ?? 0;
}

describe("1. acknowledged means kept", () => {
  it("survives the eviction of the room right after the ack, once and not twice", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    expect(await client.ask(roll.mark(0, "P"))).toMatchObject({ type: "ack", version: 1 });
    await evictDurableObject(roomOf(tenant), { webSockets: "close" });

    const again = await connect(tenant, roll.teacherToken);
    const { register } = await again.watch(roll.register);
    expect(register.marks).toMatchObject([{ studentId: roll.students[0], code: "P", version: 1 }]);
    expect(register.head).toMatchObject({ state: "open", counts: { present: 1, unmarked: 5 } });
    await flush(tenant);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(1);
  });

  it("goes on over hibernated sockets: the same connection speaks again after the eviction", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const witness = await connect(tenant, roll.otherToken);
    await witness.watch(roll.register);
    await evictDurableObject(roomOf(tenant));
    expect(await client.ask(roll.mark(1, "T"))).toMatchObject({ type: "ack" });
    const news = await witness.next("changed");
    expect(news.marks).toMatchObject([{ studentId: roll.students[1], code: "T" }]);
    expect(news.by).toMatchObject({ id: roll.teacher, givenName: "Tessa" });
  });

  it("loses nothing when the room is killed again and again during a roll", async () => {
    const acknowledged: string[] = [];
    const version = new Map<number, number>();
    let client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    for (let n = 0; n < 24; n++) {
      const student = n % 6;
      const wish = roll.mark(
        student,
        Math.floor(n / 6) % 2 === 0 ? "P" : "T",
        version.get(student) ?? 0,
      );
      const answer = await client.ask(wish);
      expect(answer).toMatchObject({ type: "ack" });
      acknowledged.push(wish.opId);
      if (answer.type === "ack") version.set(student, answer.version);
      if (n % 5 === 4) {
        await abortAllDurableObjects();
        client = await connect(tenant, roll.teacherToken);
        await client.watch(roll.register);
      }
    }
    await flush(tenant);
    const events = await roll.recorded();
    expect(events.map((event) => event.opId)).toEqual(acknowledged);
    expect(new Set(events.map((event) => event.seq)).size).toBe(24);
    const kept = await db().select().from(marks).where(eq(marks.registerId, roll.register));
    expect(kept.map(({ version: v }) => v)).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it("tells the database once although the room died between the write and its own note of it", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    await client.ask(roll.mark(1, "U"));
    await client.ask({ type: "submit", opId: opId(), registerId: roll.register, baseSeq: 99_999 });
    await runInDurableObject(roomOf(tenant), async (_room, state) => {
      await recordChanges(tenant.asSystem(), new RoomStore(state.storage).log.pending(100));
    });
    const [audit, messages] = [await count(auditLog), await count(outbox)];
    await evictDurableObject(roomOf(tenant));
    expect(await flush(tenant)).toBe(true);
    expect(await roll.recorded()).toHaveLength(2);
    expect([await count(auditLog), await count(outbox)]).toEqual([audit, messages]);
  });
});

describe("2. the same operation twice is once", () => {
  it("gets the same ack over the same and over another connection, and after an eviction", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const wish = roll.mark(0, "P");
    const first = await client.ask(wish);
    expect(await client.ask(wish)).toEqual(first);
    await evictDurableObject(roomOf(tenant), { webSockets: "close" });
    const again = await connect(tenant, roll.teacherToken);
    expect(await again.ask(wish)).toEqual(first);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(1);
  });

  it("is remembered by the database when the room has forgotten everything", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const wish = roll.mark(0, "P");
    const first = await client.ask(wish);
    await flush(tenant);
    await runInDurableObject(roomOf(tenant), (_room, state) => state.storage.deleteAll());
    await evictDurableObject(roomOf(tenant), { webSockets: "close" });
    const again = await connect(tenant, roll.teacherToken);
    expect(await again.ask(wish)).toEqual(first);
    const next = await again.ask(roll.mark(0, "T", 1));
    expect(next).toMatchObject({ type: "ack", version: 2 });
    expect(next.seq).toBeGreaterThan(first.seq);
  });

  it("is one operation whether it comes by socket or by HTTP", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const wish = roll.mark(2, "P");
    const first = await client.ask(wish);
    const answer = await call(tenant.host, "PUT", `/api/v1/registers/${roll.register}/marks`, {
      token: roll.teacherToken,
      body: { marks: [{ opId: wish.opId, studentId: wish.studentId, code: "P", baseVersion: 0 }] },
    });
    expect(answer.body.data.marks).toMatchObject([
      { outcome: "accepted", seq: first.seq, version: 1, opId: wish.opId },
    ]);
    expect(client.all("changed")).toHaveLength(1);
  });

  it("refuses an opId that comes back with something else", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const wish = roll.mark(0, "P");
    await client.ask(wish);
    expect(await client.ask(roll.mark(1, "P", 0, wish.opId))).toMatchObject({
      reason: "op_reused",
    });
    expect(await client.ask(roll.mark(0, "T", 1, wish.opId))).toMatchObject({
      reason: "op_reused",
    });
  });

  it("repeats a refusal as well", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    const late = roll.mark(0, "T", 0);
    const first = await client.ask(late);
    expect(first).toMatchObject({ type: "refused", reason: "stale" });
    expect(await client.ask(late)).toEqual(first);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(2);
  });
});

describe("7. the database is the record", () => {
  it("has a change within about a second without anybody asking", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    const deadline = Date.now() + 5000;
    let took = 0;
    const asked = Date.now();
    while (Date.now() < deadline && took === 0) {
      if ((await roll.recorded()).length > 0) took = Date.now() - asked;
      else await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(took).toBeGreaterThan(0);
    expect(took).toBeLessThan(2500);
  });

  it("keeps what D1 does not take, tries again with growing waits, and then tells it in order", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await db().run(sql`alter table mark_events rename to mark_events_away`);
    try {
      await client.ask(roll.mark(0, "P"));
      await client.ask(roll.mark(1, "P"));
      await flush(tenant);
      const waits: number[] = [];
      for (let n = 0; n < 3; n++) {
        await flush(tenant);
        waits.push(
          await runInDurableObject(roomOf(tenant), async (_room, state) => {
            return ((await state.storage.getAlarm()) ?? 0) - Date.now();
          }),
        );
      }
      expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
      expect(waits[2]).toBeGreaterThan(waits[1] ?? 0);
      expect(await client.ask(roll.mark(2, "T"))).toMatchObject({ type: "ack" });
      await evictDurableObject(roomOf(tenant));
      const shown = await getRegister(tenant.asRole("teacher", roll.teacher), roll.register);
      expect(shown.marks).toHaveLength(3);
    } finally {
      await db().run(sql`alter table mark_events_away rename to mark_events`);
    }
    expect(await flush(tenant)).toBe(true);
    const events = await roll.recorded();
    expect(events.map(({ studentId }) => studentId)).toEqual(roll.students.slice(0, 3));
    expect(events.map(({ seq }) => seq)).toEqual(
      events.map(({ seq }) => seq).sort((a, b) => a - b),
    );
    const idle = await runInDurableObject(roomOf(tenant), (_room, state) =>
      state.storage.getAlarm(),
    );
    expect(idle).toBeNull();
  });

  it("finds its alarm again when a restart lost it", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    await runInDurableObject(roomOf(tenant), (_room, state) => state.storage.deleteAlarm());
    await evictDurableObject(roomOf(tenant));
    const alarm = await runInDurableObject(roomOf(tenant), (_room, state) =>
      state.storage.getAlarm(),
    );
    expect(alarm).not.toBeNull();
    expect(await flush(tenant)).toBe(true);
    expect(await roll.recorded()).toHaveLength(1);
  });

  it("is told by the room alone", async () => {
    for (const ctx of [tenant.asAdmin(), tenant.asRole("teacher", roll.teacher)]) {
      await expect(recordChanges(ctx, [])).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("closes the room of a suspended school, and keeps what was acknowledged until it is back", async () => {
    const own = await makeTenant();
    const there = await aRoll(own);
    const client = await connect(own, there.teacherToken);
    await client.watch(there.register);
    const control = testControl({ kind: "platform", identityId: "idn_owner" });
    await setTenantSuspended(control, own.slug, true);
    const forget = () =>
      runInDurableObject(roomOf(own), (room) =>
        forgetTenants((room as unknown as { env: Env }).env),
      );
    await forget();
    expect(await client.ask(there.mark(0, "P"))).toMatchObject({ type: "ack" });
    expect(await client.closed()).toBe(4503);
    expect(client.all("closed")).toEqual([{ type: "closed", reason: "unavailable" }]);
    await setTenantSuspended(control, own.slug, false);
    await forget();
    await flush(own);
    expect(await there.recorded()).toHaveLength(1);
  });

  it("sets aside the one change that the database can never take, and tells it the others", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const [lost] = roll.students;
    for (const table of ["enrollments", "students", "people"]) {
      const column = table === "enrollments" ? "person_id" : "id";
      await db().run(
        sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} = ${lost}`,
      );
    }
    await client.ask(roll.mark(1, "P"));
    await client.ask(roll.mark(0, "P"));
    await client.ask(roll.mark(2, "P"));
    await flush(tenant);
    const kept = await db().select().from(marks).where(eq(marks.registerId, roll.register));
    expect(kept.map(({ studentId }) => studentId).sort()).toEqual(roll.students.slice(1, 3).sort());
    await runInDurableObject(roomOf(tenant), (_room, state) => {
      const aside = state.storage.sql
        .exec("select error from changes where error is not null")
        .toArray();
      expect(aside).toHaveLength(1);
      expect(String(aside[0]?.error)).toContain("FOREIGN KEY");
    });
  });

  it("tells of the submission once, and of the correction after reopening", async () => {
    const admin = tenant.asRole("school_admin", tenant.adminId);
    await markStudents(admin, {
      registerId: roll.register,
      marks: [{ studentId: roll.students[0] ?? "", code: "U" }],
    });
    await submitRegister(admin, { registerId: roll.register });
    await submitRegister(admin, { registerId: roll.register });
    const client = await connect(tenant, roll.teacherToken);
    await client.ask({
      type: "reopen",
      opId: opId(),
      registerId: roll.register,
      reason: "wrong child",
    });
    await client.ask(roll.mark(0, "P", 1));
    await submitRegister(admin, { registerId: roll.register });
    await flush(tenant);
    const told = await db()
      .select({ type: outbox.type })
      .from(outbox)
      .where(sql`json_extract(${outbox.payload}, '$.registerId') = ${roll.register}`)
      .orderBy(sql`json_extract(${outbox.payload}, '$.seq')`);
    expect(told.map(({ type }) => type)).toEqual([
      "register.submitted",
      "register.reopened",
      "register.corrected",
    ]);
  });
});
