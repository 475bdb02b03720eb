import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { markStudents } from "#domain/attendance/index";
import { marks, registers } from "#domain/attendance/tables";
import { call } from "#tests/support/api";
import { aClass, addDays, flush, roomOf } from "#tests/support/attendance";
import { connect, type LiveClient, opId } from "#tests/support/live";
import { aRoll, type TestRoll } from "#tests/support/roll";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let roll: TestRoll;

const db = () => tenant.asSystem().db;

beforeAll(async () => {
  tenant = await makeTenant();
});

beforeEach(async () => {
  roll = await aRoll(tenant);
});

describe("3. one order", () => {
  it("is the same for all who watch, whoever writes by whatever way", async () => {
    const clients: LiveClient[] = [];
    for (const token of [roll.teacherToken, roll.otherToken, roll.teacherToken, roll.otherToken]) {
      const client = await connect(tenant, token);
      await client.watch(roll.register);
      clients.push(client);
    }
    const byHttp = (student: number) =>
      call(tenant.host, "PUT", `/api/v1/registers/${roll.register}/marks`, {
        token: roll.otherToken,
        body: { marks: [{ studentId: roll.students[student], code: "E" }] },
      });
    for (const [n, client] of clients.entries()) client.say(roll.mark(n, "P"));
    await Promise.all([byHttp(4), byHttp(5), byHttp(0)]);
    await Promise.all(
      clients.map(async (client) => {
        while (client.all("changed").length < 7) await client.next("changed");
      }),
    );
    const [first, ...others] = clients.map((client) =>
      client.all("changed").map(({ seq, marks: [one] }) => [seq, one?.studentId, one?.code]),
    );
    for (const other of others) expect(other).toEqual(first);
    const numbers = first?.map(([seq]) => Number(seq)) ?? [];
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it("gives who returns exactly what they missed, in order", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const seen = await client.ask(roll.mark(0, "P"));
    client.hangUp();
    const busy = await connect(tenant, roll.otherToken);
    await busy.watch(roll.register);
    for (const student of [1, 2, 3]) await busy.ask(roll.mark(student, "P"));
    await busy.ask(roll.mark(3, "T", 1));
    await evictDurableObject(roomOf(tenant));

    const back = await connect(tenant, roll.teacherToken);
    back.say({ type: "watch", registerId: roll.register, lastSeq: seen.seq });
    await back.next("presence");
    expect(back.all("snapshot")).toHaveLength(0);
    const missed = back.all("changed");
    expect(missed.map(({ marks: [one] }) => [one?.studentId, one?.code])).toEqual([
      [roll.students[1], "P"],
      [roll.students[2], "P"],
      [roll.students[3], "P"],
      [roll.students[3], "T"],
    ]);
    expect(missed.at(-1)?.head.counts).toMatchObject({ present: 3, late: 1, unmarked: 2 });
  });

  it("gives a snapshot to who missed very much", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const { seq } = await client.ask(roll.mark(0, "P"));
    for (let version = 1; version <= 101; version++) {
      await client.ask(roll.mark(0, version % 2 ? "T" : "P", version));
    }
    const back = await connect(tenant, roll.otherToken);
    back.say({ type: "watch", registerId: roll.register, lastSeq: seq });
    expect((await back.next("snapshot")).register.marks).toMatchObject([{ version: 102 }]);
    expect(back.all("changed")).toHaveLength(0);
  });

  it("gives a snapshot to who knows a number that the room does not", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    client.say({ type: "watch", registerId: roll.register, lastSeq: 999_999 });
    expect((await client.next("snapshot")).register.marks).toHaveLength(1);
    await flush(tenant);
    await runInDurableObject(roomOf(tenant), (_room, state) => state.storage.deleteAll());
    await evictDurableObject(roomOf(tenant), { webSockets: "close" });
    const back = await connect(tenant, roll.teacherToken);
    back.say({ type: "watch", registerId: roll.register, lastSeq: 0 });
    expect((await back.next("snapshot")).register.marks).toHaveLength(1);
  });
});

describe("4. two teachers, one student", () => {
  it("refuses the mark based on an older version, with who marked what and when", async () => {
    const [one, two] = [
      await connect(tenant, roll.teacherToken),
      await connect(tenant, roll.otherToken),
    ];
    await one.watch(roll.register);
    await two.watch(roll.register);
    await one.ask({ ...roll.mark(0, "T"), minutesLate: 4, note: "bus" });
    const answer = await two.ask(roll.mark(0, "U"));
    expect(answer).toMatchObject({
      type: "refused",
      reason: "stale",
      current: {
        code: "T",
        category: "late",
        minutesLate: 4,
        note: "bus",
        version: 1,
        by: { id: roll.teacher, givenName: "Tessa", familyName: "Teacher" },
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    });
    expect(await two.ask(roll.mark(0, "U", 1))).toMatchObject({ type: "ack", version: 2 });
    await flush(tenant);
    expect(
      (await roll.recorded()).map(({ outcome, reason, code, actorId, baseVersion, version }) => [
        outcome,
        reason,
        code,
        actorId,
        baseVersion,
        version,
      ]),
    ).toEqual([
      ["accepted", null, "T", roll.teacher, 0, 1],
      ["refused", "stale", "U", roll.other, 0, 1],
      ["accepted", null, "U", roll.other, 1, 2],
    ]);
  });

  it("keeps the version of a mark that was cleared, in the room and in the database", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    expect(await client.ask(roll.mark(0, null, 1))).toMatchObject({ type: "ack", version: 2 });
    expect(await client.ask(roll.mark(0, "P", 0))).toMatchObject({
      type: "refused",
      reason: "stale",
    });
    await flush(tenant);
    await runInDurableObject(roomOf(tenant), (_room, state) => state.storage.deleteAll());
    await evictDurableObject(roomOf(tenant), { webSockets: "close" });
    const back = await connect(tenant, roll.teacherToken);
    const { register } = await back.watch(roll.register);
    expect(register.marks).toMatchObject([{ code: null, category: null, version: 2 }]);
    expect(register.head.counts).toMatchObject({ present: 0, unmarked: 6 });
    expect(await back.ask(roll.mark(0, "P", 2))).toMatchObject({ type: "ack", version: 3 });
  });
});

describe("6. clocks lie", () => {
  it("keeps the server's time whatever the device says, and the device's for the record", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const before = Date.now();
    const deviceTime = new Date(before + 24 * 3600 * 1000).toISOString();
    await client.ask({ ...roll.mark(0, "P"), deviceTime });
    const { marks: changed, head } = await client.next("changed");
    expect(Math.abs(Date.parse(changed[0]?.at ?? "") - before)).toBeLessThan(10_000);
    expect(head.on).toBe(roll.today);
    await flush(tenant);
    const [event] = await roll.recorded();
    expect(event?.deviceAt).toBe(Date.parse(deviceTime));
    expect(Math.abs((event?.at ?? 0) - before)).toBeLessThan(10_000);
  });

  it("lets a register belong to the day it was opened for, over midnight", async () => {
    const late = await aClass(tenant, { startsAt: "23:58" });
    const yesterday = late.registerOn(addDays(late.today, -1));
    await markStudents(tenant.asRole("school_admin", tenant.adminId), {
      registerId: yesterday,
      marks: [{ studentId: late.students[0] ?? "", code: "P" }],
    });
    await flush(tenant);
    const [row] = await db().select().from(registers).where(eq(registers.id, yesterday));
    expect(row).toMatchObject({ on: addDays(late.today, -1), startsAt: "23:58", endsAt: "09:50" });
    const [kept] = await db().select().from(marks).where(eq(marks.registerId, yesterday));
    expect(kept?.on).toBe(addDays(late.today, -1));
  });

  it("opens tomorrow's register but not the one after, by the school's own date", async () => {
    const client = await connect(tenant, roll.teacherToken);
    const open = (days: number) =>
      client.ask({
        type: "open",
        opId: opId(),
        registerId: roll.registerOn(addDays(roll.today, days)),
      });
    expect(await open(1)).toMatchObject({ type: "ack" });
    expect(await open(2)).toMatchObject({ type: "refused", reason: "too_early" });
  });
});

describe("8. one writer", () => {
  it("shows an HTTP mark to who watches, and a live mark to who asks before it is in D1", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await call(tenant.host, "PUT", `/api/v1/registers/${roll.register}/marks`, {
      token: roll.otherToken,
      body: { marks: [{ studentId: roll.students[0], code: "U" }] },
    });
    expect((await client.next("changed")).by).toMatchObject({ id: roll.other });
    await client.ask(roll.mark(1, "P"));
    expect(await roll.recorded()).toHaveLength(0);
    const shown = await call(tenant.host, "GET", `/api/v1/registers/${roll.register}`, {
      token: roll.teacherToken,
    });
    expect(shown.body.data).toMatchObject({
      state: "open",
      counts: { present: 1, absent: 1, unmarked: 4 },
    });
    await flush(tenant);
    const [row] = await db()
      .select()
      .from(registers)
      .where(and(eq(registers.id, roll.register), eq(registers.state, "open")));
    expect(row).toMatchObject({ present: 1, absent: 1, unmarked: 4, seq: shown.body.data.seq });
  });
});

describe("9. idle costs nothing", () => {
  it("answers pings without the room waking, and sleeps without an alarm", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask(roll.mark(0, "P"));
    await flush(tenant);
    await evictDurableObject(roomOf(tenant));
    const answered = new Promise((resolve) => {
      client.socket.addEventListener("message", ({ data }) => data === "pong" && resolve(data));
    });
    client.say("ping");
    expect(await answered).toBe("pong");
    // The room is not running: there is nothing to evict.
    await expect(evictDurableObject(roomOf(tenant))).rejects.toThrow();
    const alarm = await runInDurableObject(roomOf(tenant), (_room, state) =>
      state.storage.getAlarm(),
    );
    expect(alarm).toBeNull();
  });

  it("has no timer in any of its files", () => {
    const sources = import.meta.glob<string>("../../durable-objects/*.ts", {
      query: "?raw",
      import: "default",
      eager: true,
    });
    expect(Object.keys(sources).length).toBeGreaterThan(5);
    for (const source of Object.values(sources)) {
      expect(source).not.toMatch(/setInterval|setTimeout|scheduler\.wait/);
    }
  });
});
