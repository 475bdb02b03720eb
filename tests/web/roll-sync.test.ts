import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark, PersonRef, RegisterHead } from "#domain/attendance/register.schema";
import { decide } from "#domain/attendance/register-rules";
import type { ClientMessage, RoomMessage } from "#domain/attendance/room-protocol.schema";
import type { RegisterFrame, RegisterOp, RoomChange } from "#domain/attendance/room-types";
import { messageOf, nextTurn, said } from "#web/components/roll/roll-queue.ts";
import { countsOf, cutOff, hear, shownWish, startRoll } from "#web/components/roll/roll-state.ts";
import type { RollState } from "#web/components/roll/roll-types.ts";
import {
  answer,
  nextCode,
  undo,
  want,
  wantAllPresent,
  wantState,
} from "#web/components/roll/roll-wishes.ts";

const STUDENTS = ["stu_a", "stu_b", "stu_c"];
const CODES = [
  { code: "P", category: "present" as const },
  { code: "L", category: "late" as const },
  { code: "A", category: "absent" as const },
  { code: "E", category: "excused" as const },
];

const person = (id: string): PersonRef => ({
  id,
  givenName: id,
  familyName: "",
  preferredName: null,
});

const student = (id: string) => ({
  ...person(id),
  kanaGivenName: null,
  kanaFamilyName: null,
  admissionNumber: null,
  grade: null,
  alertNote: null,
  lastAbsentOn: null,
  isBirthday: false,
  enrolled: true,
});

const HEAD: RegisterHead = {
  id: "reg_x_20261120_0900",
  classId: "cls_x",
  schoolId: "sch_x",
  on: "2026-11-20",
  startsAt: "09:00",
  endsAt: "09:50",
  periodTitle: null,
  state: "not_opened",
  openedBy: null,
  openedAt: null,
  submittedBy: null,
  submittedAt: null,
  reopenedBy: null,
  reopenedAt: null,
  reopenReason: null,
  counts: { present: 0, late: 0, absent: 0, excused: 0, unmarked: 3 },
  seq: 0,
};

const FRAME: RegisterFrame = {
  classTitle: "5 B",
  timeZone: "UTC",
  classEndedOn: null,
  teachers: [],
  roster: STUDENTS.map(student),
  codes: CODES.map((code, position) => ({
    ...code,
    label: code.code,
    labels: {},
    onSite: true,
    tellsGuardians: false,
    position,
    status: "active",
  })),
};

/** A room in memory that decides by the product's own rules, behind lines that can be cut. */
class Room {
  head = HEAD;
  marks = new Map<string, Mark>();
  log: RoomChange[] = [];
  answers = new Map<string, RoomMessage>();
  desks: Desk[] = [];

  hears(desk: Desk, message: ClientMessage) {
    if (message.type === "watch") {
      const since = message.lastSeq ?? 0;
      for (const change of this.log.filter(({ seq }) => seq > since)) desk.tell(changed(change));
      return desk.tell({
        type: "presence",
        registerId: HEAD.id,
        people: this.desks.map((one) => person(one.id)),
      });
    }
    const op = opOf(message);
    const known = this.answers.get(op.opId);
    if (known) return desk.tell(known);
    const decision = decide(this.moment(), doer(desk.id), op);
    for (const change of decision.changes) this.keep(change);
    const { reason, version, current } = decision;
    const seq = this.head.seq;
    const said: RoomMessage =
      decision.outcome === "accepted"
        ? { type: "ack", opId: op.opId, registerId: HEAD.id, seq, version }
        : { type: "refused", opId: op.opId, registerId: HEAD.id, seq, reason: reason!, current };
    this.answers.set(op.opId, said);
    desk.tell(said);
    for (const change of decision.changes) {
      if (change.kind !== "refused") for (const one of this.desks) one.tell(changed(change));
    }
  }

  private moment() {
    return {
      head: this.head,
      frame: FRAME,
      markOf: (id: string) => this.marks.get(id) ?? null,
      changedByOthersSince: (seq: number, id: string | null) =>
        this.log.some((one) => one.seq > seq && one.by?.id !== id && one.kind !== "refused"),
      nextSeq: this.head.seq + 1,
      at: "2026-11-20T09:01:00.000Z",
      today: "2026-11-20",
      newId: () => crypto.randomUUID(),
    };
  }

  private keep(change: RoomChange) {
    if (change.kind === "refused") return;
    this.head = change.head;
    this.log.push(change);
    if (change.after) this.marks.set(change.after.studentId, change.after);
  }
}

function changed(change: RoomChange): RoomMessage {
  const { registerId, seq, at, by, head, after } = change;
  return { type: "changed", registerId, seq, at, by, head, marks: after ? [after] : [] };
}

function opOf(message: ClientMessage): RegisterOp {
  if (!("opId" in message)) throw new Error("not an operation");
  const { type, registerId: _, ...rest } = message;
  return { ...rest, kind: type } as RegisterOp;
}

const doer = (id: string) => ({
  person: person(id),
  source: "teacher" as const,
  rights: { take: true, reopen: true },
  requestId: "req",
});

/** One person's screen. What is on the way in either direction is lost when the line is cut. */
class Desk {
  state: RollState;
  up: ClientMessage[] = [];
  down: RoomMessage[] = [];
  connected = false;
  now = 0;
  private count = 0;

  constructor(
    readonly id: string,
    readonly room: Room,
  ) {
    const { roster } = FRAME;
    const codes = CODES.map((code) => ({ ...code, label: code.code, active: true }));
    const may = { take: true, reopen: true };
    this.state = startRoll({ me: id, head: HEAD, roster, codes, may, marks: [] });
    room.desks.push(this);
  }

  stamp = () => ({ opId: `${this.id}-${++this.count}-operation`, now: this.now });

  tell(message: RoomMessage) {
    if (this.connected) this.down.push(message);
  }

  connect() {
    if (this.connected) return;
    this.connected = true;
    this.up = [{ type: "watch", registerId: HEAD.id, lastSeq: this.state.seq }];
    this.state = { ...this.state, link: "live" };
    this.speak();
  }

  cut() {
    this.connected = false;
    this.up = [];
    this.down = [];
    this.state = { ...cutOff(this.state), link: "waiting" };
  }

  does(change: (state: RollState) => RollState) {
    this.state = change(this.state);
    this.speak();
  }

  speak() {
    while (this.connected) {
      const turn = nextTurn(this.state.pending, this.now);
      if (!turn || "wakeAt" in turn) return;
      this.up.push(messageOf(HEAD.id, turn.op));
      this.state = said(this.state, turn.op);
    }
  }

  /** One message in each direction. */
  step() {
    const heard = this.down.shift();
    if (heard) this.does((state) => hear(state, heard, this.now));
    const spoken = this.up.shift();
    if (spoken) this.room.hears(this, spoken);
  }
}

const room = () => {
  const made = new Room();
  return { room: made, aiko: new Desk("aiko", made), ben: new Desk("ben", made) };
};

function quiet(...desks: Desk[]) {
  for (const desk of desks) desk.connect();
  for (let i = 0; i < 2000 && desks.some((d) => d.up.length || d.down.length); i++) {
    for (const desk of desks) desk.step();
  }
}

const mark = (code: string | null) => ({ code, minutesLate: null, note: null });

describe("a roll and its room", () => {
  it("agree after any order of taps, cuts and answers, and no tap is lost in silence", () => {
    const action = fc.record({
      who: fc.constantFrom(0, 1),
      what: fc.constantFrom(
        "mark",
        "mark",
        "mark",
        "step",
        "step",
        "step",
        "all",
        "cut",
        "connect",
      ),
      student: fc.constantFrom(...STUDENTS),
      code: fc.constantFrom("P", "L", "A", null),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { room: made, aiko, ben } = room();
        const desks = [aiko, ben];
        const wanted = new Map<string, string | null>();
        for (const { who, what, student, code } of actions) {
          const desk = desks[who]!;
          if (what === "mark") {
            const before = desk.state;
            desk.does((state) => want(state, student, mark(code), desk.stamp()));
            if (desk.state !== before) wanted.set(`${who} ${student}`, code);
          } else if (what === "all") desk.does((state) => wantAllPresent(state, desk.stamp()));
          else desk[what as "step" | "cut" | "connect"]();
        }
        quiet(...desks);
        for (const [who, desk] of desks.entries()) {
          expect(desk.state.pending).toEqual([]);
          for (const id of STUDENTS) {
            expect(desk.state.marks[id]?.version ?? 0).toBe(made.marks.get(id)?.version ?? 0);
            expect(shownWish(desk.state, id).code).toBe(made.marks.get(id)?.code ?? null);
            const last = wanted.get(`${who} ${id}`);
            const question = desk.state.questions[id];
            const stood = made.log.some(
              ({ after }) => after?.studentId === id && after.code === last,
            );
            const asked = question?.mine.code === last;
            expect(last === undefined || last === null || stood || asked).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps taps made without a line and sends them in order on return, each once", () => {
    const { room: made, aiko } = room();
    aiko.does((state) => wantAllPresent(state, aiko.stamp()));
    aiko.does((state) => want(state, "stu_b", mark("A"), aiko.stamp()));
    expect(shownWish(aiko.state, "stu_a").code).toBe("P");
    expect(countsOf(aiko.state)).toMatchObject({ present: 2, absent: 1, unmarked: 0 });
    quiet(aiko);
    expect([...made.marks.values()].map(({ code }) => code)).toEqual(["P", "A", "P"]);
    expect(aiko.state.pending).toEqual([]);
  });

  it("says an operation again when the answer was lost, and the room does it once", () => {
    const { room: made, aiko } = room();
    aiko.connect();
    aiko.does((state) => want(state, "stu_a", mark("L"), aiko.stamp()));
    aiko.step();
    aiko.step();
    expect(made.marks.get("stu_a")?.version).toBe(1);
    aiko.cut();
    expect(aiko.state.pending).toHaveLength(1);
    quiet(aiko);
    expect(made.marks.get("stu_a")?.version).toBe(1);
    expect(aiko.state.pending).toEqual([]);
    expect(aiko.state.questions).toEqual({});
  });

  it("asks when a colleague was first, and keeps whichever the person chooses", () => {
    const { room: made, aiko, ben } = room();
    quiet(aiko, ben);
    aiko.cut();
    ben.does((state) => want(state, "stu_a", mark("L"), ben.stamp()));
    aiko.does((state) => want(state, "stu_a", mark("A"), aiko.stamp()));
    quiet(aiko, ben);
    expect(aiko.state.questions.stu_a).toEqual({ reason: "stale", mine: mark("A") });
    expect(shownWish(aiko.state, "stu_a").code).toBe("L");
    aiko.does((state) => answer(state, "stu_a", "mine", aiko.stamp()));
    quiet(aiko, ben);
    expect(aiko.state.questions).toEqual({});
    expect(made.marks.get("stu_a")).toMatchObject({ code: "A", by: { id: "aiko" } });
    expect(shownWish(ben.state, "stu_a").code).toBe("A");
    expect(ben.state.news?.by.id).toBe("aiko");
  });

  it("does not ask when both meant the same", () => {
    const { aiko, ben } = room();
    aiko.does((state) => want(state, "stu_a", mark("L"), aiko.stamp()));
    ben.does((state) => want(state, "stu_a", mark("L"), ben.stamp()));
    quiet(aiko, ben);
    expect([aiko.state.questions, ben.state.questions]).toEqual([{}, {}]);
  });

  it("asks about a mark that came after the register had been submitted", () => {
    const { aiko, ben } = room();
    quiet(aiko, ben);
    ben.does((state) => wantAllPresent(state, ben.stamp()));
    quiet(aiko, ben);
    aiko.cut();
    aiko.does((state) => want(state, "stu_c", mark("A"), aiko.stamp()));
    ben.does((state) => wantState(state, { kind: "submit" }, [ben.stamp(), ben.stamp()]));
    quiet(aiko, ben);
    expect(aiko.state.head.state).toBe("submitted");
    expect(aiko.state.questions.stu_c?.reason).toBe("submitted");
    aiko.does((state) => answer(state, "stu_c", "mine", aiko.stamp()));
    expect(aiko.state.questions.stu_c).toBeDefined();
    const reopen = { kind: "reopen" as const, reason: "came too late" };
    aiko.does((state) => wantState(state, reopen, [aiko.stamp(), aiko.stamp()]));
    quiet(aiko, ben);
    aiko.does((state) => answer(state, "stu_c", "mine", aiko.stamp()));
    quiet(aiko, ben);
    expect(shownWish(ben.state, "stu_c").code).toBe("A");
  });

  it("does not submit over a change that the person has not seen", () => {
    const { aiko, ben } = room();
    quiet(aiko, ben);
    aiko.does((state) => want(state, "stu_a", mark("P"), aiko.stamp()));
    quiet(aiko, ben);
    ben.does((state) => want(state, "stu_b", mark("A"), ben.stamp()));
    ben.step();
    aiko.does((state) => wantState(state, { kind: "submit" }, [aiko.stamp(), aiko.stamp()]));
    quiet(aiko, ben);
    expect(aiko.state.head.state).toBe("open");
    expect(aiko.state.trouble).toMatchObject({ about: "submit", reason: "stale" });
  });

  it("opens an empty register before it submits it", () => {
    const { aiko } = room();
    aiko.does((state) => wantState(state, { kind: "submit" }, [aiko.stamp(), aiko.stamp()]));
    quiet(aiko);
    expect(aiko.state.head.state).toBe("submitted");
  });
});

describe("taps", () => {
  it("go through present, late, absent, excused and back to unmarked", () => {
    const { aiko } = room();
    const seen: (string | null)[] = [];
    let code: string | null = null;
    for (let i = 0; i < 5; i++) {
      code = nextCode(aiko.state.codes, code);
      seen.push(code);
    }
    expect(seen).toEqual(["P", "L", "A", "E", null]);
  });

  it("in a row on one student leave as one operation", () => {
    const { room: made, aiko } = room();
    quiet(aiko);
    for (const code of ["P", "L", "A"]) {
      aiko.does((state) => want(state, "stu_a", mark(code), { ...aiko.stamp(), settle: 350 }));
    }
    expect(aiko.state.pending).toHaveLength(1);
    aiko.now = 400;
    aiko.does((state) => ({ ...state }));
    quiet(aiko);
    expect(made.marks.get("stu_a")).toMatchObject({ code: "A", version: 1 });
  });

  it("are taken back one student or one *All present* at a time", () => {
    const { room: made, aiko } = room();
    quiet(aiko);
    aiko.does((state) => want(state, "stu_b", mark("A"), aiko.stamp()));
    aiko.does((state) => wantAllPresent(state, aiko.stamp()));
    quiet(aiko);
    expect(countsOf(aiko.state)).toMatchObject({ present: 2, absent: 1 });
    aiko.does((state) => undo(state, aiko.stamp).state);
    quiet(aiko);
    expect(countsOf(aiko.state)).toMatchObject({ present: 0, absent: 1, unmarked: 2 });
    aiko.does((state) => undo(state, aiko.stamp).state);
    quiet(aiko);
    expect(countsOf(aiko.state)).toMatchObject({ unmarked: 3 });
    expect(made.marks.get("stu_b")?.code).toBeNull();
    expect(aiko.state.done).toEqual([]);
  });

  it("are not taken back where a colleague has changed the mark since", () => {
    const { aiko, ben } = room();
    quiet(aiko, ben);
    aiko.does((state) => want(state, "stu_a", mark("A"), aiko.stamp()));
    quiet(aiko, ben);
    ben.does((state) => want(state, "stu_a", mark("L"), ben.stamp()));
    quiet(aiko, ben);
    const taken = undo(aiko.state, aiko.stamp);
    expect(taken.skipped).toBe(1);
    expect(taken.state.pending).toEqual([]);
  });
});
