import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MAX_MESSAGE_LENGTH, MAX_WATCHES } from "#domain/attendance/index";
import { tokenFor } from "#tests/support/api";
import { addDays, aPerson, enrolInto, flush, roomOf, withRole } from "#tests/support/attendance";
import { expectAudit } from "#tests/support/audit";
import { connect, connectAs, opId } from "#tests/support/live";
import { aRoll, type TestRoll } from "#tests/support/roll";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let roll: TestRoll;

beforeAll(async () => {
  tenant = await makeTenant();
});

beforeEach(async () => {
  roll = await aRoll(tenant);
});

async function signedIn(role: string, personId?: string): Promise<string> {
  const id = personId ?? (await aPerson(tenant, "stf", { givenName: "Sam", familyName: role }));
  await withRole(tenant, id, { role, schoolId: tenant.schoolId });
  return tokenFor(tenant, id);
}

const db = () => tenant.asSystem().db;
const submit = (baseSeq: number) =>
  ({ type: "submit", opId: opId(), registerId: roll.register, baseSeq }) as const;
const reopen = (reason = "wrong child") =>
  ({ type: "reopen", opId: opId(), registerId: roll.register, reason }) as const;
const allPresent = () => ({ type: "allPresent", opId: opId(), registerId: roll.register }) as const;

describe("a register's way", () => {
  it("goes from not opened by the first mark to submitted, reopened and submitted again", async () => {
    const client = await connect(tenant, roll.teacherToken);
    const { register, seq } = await client.watch(roll.register);
    expect(register.head).toMatchObject({ state: "not_opened", counts: { unmarked: 6 } });
    expect(register.may).toEqual({ take: true, reopen: true });
    expect(register.codes[0]).toMatchObject({ code: "P", category: "present" });
    expect(await client.ask(submit(seq))).toMatchObject({ reason: "not_opened" });
    expect(await client.ask(reopen())).toMatchObject({ reason: "not_opened" });

    await client.ask(roll.mark(0, "T"));
    const opened = await client.next("changed");
    expect(opened.head).toMatchObject({ state: "open", openedBy: { id: roll.teacher } });
    await client.ask(allPresent());
    const present = await client.next("changed");
    expect(present.marks.map(({ code }) => code)).toEqual(["P", "P", "P", "P", "P"]);
    expect(present.head.counts).toEqual({
      present: 5,
      late: 1,
      absent: 0,
      excused: 0,
      unmarked: 0,
    });

    expect(await client.ask(submit(present.seq))).toMatchObject({ type: "ack" });
    expect(await client.ask(submit(present.seq))).toMatchObject({ type: "ack" });
    expect(await client.ask(roll.mark(1, "U", 1))).toMatchObject({
      reason: "submitted",
      current: { code: "P", version: 1 },
    });
    expect(await client.ask(allPresent())).toMatchObject({ reason: "submitted" });

    expect(await client.ask(reopen())).toMatchObject({ type: "ack" });
    expect(await client.ask(reopen("again"))).toMatchObject({ type: "ack" });
    expect(await client.ask(roll.mark(1, "U", 1))).toMatchObject({ type: "ack", version: 2 });
    const last = await client.seen((await client.ask(submit(99_999))).seq);
    expect(last.head).toMatchObject({
      state: "submitted",
      reopenReason: "wrong child",
      counts: { present: 4, late: 1, absent: 1 },
    });
    await flush(tenant);
    await expectAudit(tenant, "register.opened", roll.register);
    await expectAudit(tenant, "register.submitted", roll.register, 2);
    await expectAudit(tenant, "register.reopened", roll.register);
    const row = await expectAudit(tenant, "mark.changed", roll.register, 7);
    expect(row).toMatchObject({ actorKind: "user", actorId: roll.teacher });
    expect(row?.before).toMatchObject({ studentId: roll.students[1], code: "P", version: 1 });
    expect(row?.after).toMatchObject({ studentId: roll.students[1], code: "U", version: 2 });
  });

  it("is not submitted over a change that the teacher has not seen", async () => {
    const [one, two] = [
      await connect(tenant, roll.teacherToken),
      await connect(tenant, roll.otherToken),
    ];
    const { seq } = await one.watch(roll.register);
    await one.ask(roll.mark(0, "P"));
    const { seq: seen } = await two.ask(roll.mark(1, "U"));
    expect(await one.ask(submit(seq))).toMatchObject({ type: "refused", reason: "stale" });
    expect(await one.ask(submit(seen))).toMatchObject({ type: "ack" });
  });

  it("takes back and changes minutes and notes, and ignores minutes where nobody is late", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    await client.ask({ ...roll.mark(0, "T"), minutesLate: 7 });
    await client.ask({ ...roll.mark(0, "T", 1), minutesLate: 9, note: " train " });
    await client.ask({ ...roll.mark(0, "P", 2), minutesLate: 9 });
    await client.seen((await client.ask(roll.mark(0, null, 3))).seq);
    expect(
      client.all("changed").map(({ marks: [one] }) => [one?.code, one?.minutesLate, one?.note]),
    ).toEqual([
      ["T", 7, null],
      ["T", 9, "train"],
      ["P", null, null],
      [null, null, null],
    ]);
  });

  it("does not number what changes nothing", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const first = await client.ask(roll.mark(0, "P"));
    expect(await client.ask(roll.mark(0, "P", 1))).toMatchObject({
      type: "ack",
      seq: first.seq,
      version: 1,
    });
    expect(client.all("changed")).toHaveLength(1);
  });
});

describe("who may do what in the room", () => {
  it("refuses a colleague of another class as if the register were not there", async () => {
    const stranger = await connect(tenant, await signedIn("teacher"));
    stranger.say({ type: "watch", registerId: roll.register });
    expect(await stranger.next("error")).toMatchObject({ reason: "not_found" });
    expect(await stranger.ask(roll.mark(0, "P"))).toMatchObject({ reason: "not_found" });
    expect(await stranger.ask(submit(0))).toMatchObject({ reason: "not_found" });
  });

  it("lets the office mark anywhere in its school, as the office", async () => {
    const office = await connect(tenant, await signedIn("staff"));
    const { register } = await office.watch(roll.register);
    expect(register.may).toEqual({ take: true, reopen: false });
    await office.ask(roll.mark(0, "P"));
    expect((await office.next("changed")).marks).toMatchObject([{ source: "office" }]);
    await office.ask(submit(99_999));
    expect(await office.ask(reopen())).toMatchObject({ reason: "forbidden" });
  });

  it("lets an assistant take the roll but not reopen it", async () => {
    const assistant = await connect(tenant, await signedIn("assistant", roll.assistant));
    await assistant.watch(roll.register);
    expect(await assistant.ask(allPresent())).toMatchObject({ type: "ack" });
    await assistant.ask(submit(99_999));
    expect(await assistant.ask(reopen())).toMatchObject({ reason: "forbidden" });
  });

  it("hides alert notes from who may not see them", async () => {
    await db().run(sql`update students set alert_note = 'nuts' where id = ${roll.students[0]}`);
    const client = await connect(tenant, roll.teacherToken);
    expect((await client.watch(roll.register)).register.roster[0]?.alertNote).toBe("nuts");
    const person = { id: "stf_x", givenName: "X", familyName: "", preferredName: null };
    const other = await connectAs(tenant, { person, seesAlerts: false });
    expect((await other.watch(roll.register)).register.roster[0]?.alertNote).toBeNull();
  });

  it("refuses students of other classes, unknown codes and codes that ended", async () => {
    const elsewhere = await aRoll(tenant);
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const foreign = { ...roll.mark(0, "P"), studentId: elsewhere.students[0] ?? "" };
    expect(await client.ask(foreign)).toMatchObject({ reason: "not_in_class" });
    expect(await client.ask(roll.mark(0, "??"))).toMatchObject({ reason: "unknown_code" });
    await db().run(sql`update attendance_codes set status = 'ended' where code = 'TE'`);
    await runInDurableObject(roomOf(tenant), (_room, state) => {
      state.storage.sql.exec("update registers set loaded_at = 0");
    });
    await evictDurableObject(roomOf(tenant));
    await client.watch(roll.register);
    expect(await client.ask(roll.mark(0, "TE"))).toMatchObject({ reason: "unknown_code" });
    await db().run(sql`update attendance_codes set status = 'active' where code = 'TE'`);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(0);
  });

  it("does not open a register after the class has ended", async () => {
    await db().run(
      sql`update classes set ended_on = ${addDays(roll.today, -1)} where id = ${roll.id}`,
    );
    const client = await connect(tenant, roll.teacherToken);
    expect(await client.ask(roll.mark(0, "P"))).toMatchObject({ reason: "class_ended" });
  });
});

describe("an identity that ran out", () => {
  const person = { id: "stf_gone", givenName: "Gone", familyName: "", preferredName: null };

  it("is asked to sign in again at its next word, and nothing is done", async () => {
    const client = await connectAs(tenant, { person, expiresAt: Date.now() - 1 });
    client.say(roll.mark(0, "P"));
    expect(await client.next("closed")).toEqual({ type: "closed", reason: "reauthenticate" });
    expect(await client.closed()).toBe(4401);
    await flush(tenant);
    expect(await roll.recorded()).toHaveLength(0);
  });

  it("is told nothing more, even when it stays silent", async () => {
    const silent = await connectAs(tenant, { person, expiresAt: Date.now() + 1500 });
    await silent.watch(roll.register);
    const teacher = await connect(tenant, roll.teacherToken);
    await teacher.watch(roll.register);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await teacher.ask(roll.mark(0, "P"));
    expect(await silent.closed()).toBe(4401);
    expect(silent.all("changed")).toHaveLength(0);
    const presence = teacher.all("presence").map(({ people }) => people.length);
    expect(presence).toEqual([2, 1]);
  });
});

describe("presence", () => {
  it("says who is there, each once, as they come and go", async () => {
    const people = (message: { people: { givenName: string }[] }) =>
      message.people.map(({ givenName }) => givenName).sort();
    const one = await connect(tenant, roll.teacherToken);
    await one.watch(roll.register);
    expect(people(await one.next("presence"))).toEqual(["Tessa"]);
    const phone = await connect(tenant, roll.teacherToken);
    await phone.watch(roll.register);
    expect(people(await one.next("presence"))).toEqual(["Tessa"]);
    const two = await connect(tenant, roll.otherToken);
    await two.watch(roll.register);
    expect(people(await one.next("presence"))).toEqual(["Otto", "Tessa"]);
    await evictDurableObject(roomOf(tenant));
    two.hangUp();
    expect(people(await one.next("presence"))).toEqual(["Tessa"]);
    phone.say({ type: "unwatch", registerId: roll.register });
    expect(people(await one.next("presence"))).toEqual(["Tessa"]);
  });
});

describe("the board", () => {
  it("fills while registers are taken, and shows a teacher only their own classes", async () => {
    const elsewhere = await aRoll(tenant);
    const office = await connect(tenant, await signedIn("school_admin"));
    office.say({ type: "watchBoard", on: roll.today });
    await office.next("board");
    const teacher = await connect(tenant, roll.teacherToken);
    teacher.say({ type: "watchBoard", on: roll.today });
    await teacher.next("board");

    const other = await connect(tenant, elsewhere.teacherToken);
    await other.ask(elsewhere.mark(0, "P"));
    expect(await office.next("board")).toMatchObject({
      on: roll.today,
      registers: [{ id: elsewhere.register, state: "open", counts: { present: 1, unmarked: 5 } }],
    });
    await teacher.ask(roll.mark(0, "U"));
    expect((await office.next("board")).registers).toMatchObject([{ id: roll.register }]);
    expect((await teacher.next("board")).registers).toMatchObject([{ id: roll.register }]);

    const late = await connect(tenant, await signedIn("school_admin"));
    late.say({ type: "watchBoard", on: roll.today });
    const ids = (await late.next("board")).registers.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([roll.register, elsewhere.register]));
    late.say({ type: "unwatch" });
    await teacher.ask(roll.mark(1, "U"));
    expect(late.all("board")).toHaveLength(1);
  });
});

describe("the roll follows the database", () => {
  it("takes in a student who was enrolled a moment ago, and shows everyone the new roll", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const witness = await connect(tenant, roll.otherToken);
    const { seq } = await witness.watch(roll.register);
    const newcomer = await aPerson(tenant, "stu", { givenName: "Nina", familyName: "Newcomer" });
    await enrolInto(tenant, roll.id, newcomer, { beginsOn: roll.today });
    const wish = { ...roll.mark(0, "P"), studentId: newcomer };
    expect(await client.ask(wish)).toMatchObject({ type: "ack" });
    const { register } = await witness.next("snapshot");
    expect(register.roster.map(({ id }) => id)).toContain(newcomer);
    const back = await connect(tenant, roll.otherToken);
    back.say({ type: "watch", registerId: roll.register, lastSeq: seq });
    expect((await back.next("snapshot")).register.roster).toHaveLength(7);
  });

  it("looks again when somebody watches after a minute", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const newcomer = await aPerson(tenant, "stu", { givenName: "Nora", familyName: "Newcomer" });
    await enrolInto(tenant, roll.id, newcomer);
    expect((await client.watch(roll.register)).register.roster).toHaveLength(6);
    await runInDurableObject(roomOf(tenant), (_room, state) => {
      state.storage.sql.exec("update registers set loaded_at = loaded_at - 61000");
    });
    await evictDurableObject(roomOf(tenant));
    expect((await client.watch(roll.register)).register.roster).toHaveLength(7);
  });

  it("says so when the database does not answer, and works on what it has", async () => {
    const fresh = await aRoll(tenant);
    const client = await connect(tenant, roll.teacherToken);
    await client.watch(roll.register);
    const other = await connect(tenant, fresh.teacherToken);
    await db().run(sql`alter table attendance_codes rename to codes_away`);
    try {
      other.say({ type: "watch", registerId: fresh.register });
      expect(await other.next("error")).toMatchObject({ reason: "unavailable" });
      expect(await other.ask(fresh.mark(0, "P"))).toMatchObject({ reason: "unavailable" });
      expect(await client.ask(roll.mark(0, "P"))).toMatchObject({ type: "ack" });
    } finally {
      await db().run(sql`alter table codes_away rename to attendance_codes`);
    }
    expect(await other.ask(fresh.mark(0, "P"))).toMatchObject({ type: "ack" });
  });

  it("forgets registers that nobody touched for a week once the database has them", async () => {
    const client = await connect(tenant, roll.teacherToken);
    await client.ask(roll.mark(0, "P"));
    await flush(tenant);
    const age = 8 * 24 * 3600 * 1000;
    const before = await runInDurableObject(roomOf(tenant), (_room, { storage }) => {
      storage.sql.exec(
        "update registers set touched_at = touched_at - ? where id = ?",
        age,
        roll.register,
      );
      storage.sql.exec("delete from meta where key = 'pruned_at'");
      return storage.sql.exec("select max(seq) as seq from changes").one().seq;
    });
    const other = await aRoll(tenant);
    const again = await connect(tenant, other.teacherToken);
    await again.ask(other.mark(0, "P"));
    await flush(tenant);
    const left = await runInDurableObject(roomOf(tenant), (_room, { storage }) =>
      storage.sql.exec("select * from changes where register_id = ?", roll.register).toArray(),
    );
    expect(left).toHaveLength(0);
    const next = await client.ask(roll.mark(0, "T", 1));
    expect(next).toMatchObject({ type: "ack", version: 2 });
    expect(next.seq).toBeGreaterThan(Number(before));
  });
});

describe("what the room does not listen to", () => {
  it("answers a bad message with an error and hangs up after five in a row", async () => {
    const client = await connect(tenant, roll.teacherToken);
    for (const bad of ["{", "[]", '{"type":"shout"}', "x".repeat(MAX_MESSAGE_LENGTH + 1)]) {
      client.say(bad);
      expect(await client.next("error")).toMatchObject({ reason: "bad_message" });
    }
    await client.watch(roll.register);
    for (let n = 0; n < 4; n++) client.say("{");
    client.socket.send(new Uint8Array([1, 2, 3]));
    expect(await client.next("closed")).toEqual({ type: "closed", reason: "bad_messages" });
    expect(await client.closed()).toBe(1008);
  });

  it("refuses fields of the wrong kind", async () => {
    const client = await connect(tenant, roll.teacherToken);
    const good = roll.mark(0, "P");
    for (const wrong of [
      { opId: "short" },
      { baseVersion: -1 },
      { minutesLate: 1.5 },
      { note: "n".repeat(281) },
      { registerId: "reg_x" },
      { deviceTime: "yesterday" },
    ]) {
      client.say(JSON.stringify({ ...good, ...wrong }));
      expect((await client.next("error")).message).toContain(Object.keys(wrong)[0]);
      client.say({ type: "unwatch" });
    }
  });

  it("does not let one socket watch more than its share", async () => {
    const client = await connect(tenant, roll.teacherToken);
    for (let day = 0; day <= MAX_WATCHES; day++) {
      client.say({ type: "watch", registerId: roll.registerOn(addDays(roll.today, -day)) });
    }
    expect(await client.next("error")).toMatchObject({ reason: "too_many" });
    expect(client.all("snapshot")).toHaveLength(MAX_WATCHES);
  });
});
