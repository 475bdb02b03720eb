import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AttendanceCode,
  buildRegisterId,
  countMarks,
  type Doer,
  decide,
  type Mark,
  parseRegisterId,
  type RegisterHead,
  type RegisterOp,
  type RoomChange,
  timingOf,
} from "#domain/attendance/index";
import { isBirthday } from "#domain/attendance/load-register";

const CODES: AttendanceCode[] = (
  [
    ["P", "present"],
    ["L", "late"],
    ["A", "absent"],
    ["E", "excused"],
  ] as const
).map(([code, category], position) => ({
  code,
  category,
  label: code,
  labels: {},
  onSite: true,
  tellsGuardians: false,
  position,
  status: "active",
}));

const STUDENTS = ["stu_a", "stu_b", "stu_c"];
const roster = STUDENTS.map((id) => ({
  id,
  givenName: id,
  familyName: "",
  preferredName: null,
  kanaGivenName: null,
  kanaFamilyName: null,
  admissionNumber: null,
  grade: null,
  alertNote: null,
  lastAbsentOn: null,
  isBirthday: false,
  enrolled: true,
}));
const none = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 3 };
const EMPTY: RegisterHead = {
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
  counts: none,
  seq: 0,
};
const person = (id: string) => ({ id, givenName: id, familyName: "", preferredName: null });
const doer = (id: string, rights = { take: true, reopen: true }): Doer => ({
  person: person(id),
  source: "teacher",
  rights,
  requestId: "req_x",
});

/** A register held in plain variables, to which decisions are applied as the room applies them. */
function aRegister(today = "2026-11-20") {
  const marks = new Map<string, Mark>();
  const log: RoomChange[] = [];
  let head = EMPTY;
  const state = {
    log,
    marks,
    get head() {
      return head;
    },
    do(op: RegisterOp, by: Doer = doer("stf_a")) {
      const decision = decide(
        {
          head,
          frame: {
            classTitle: "1A",
            timeZone: "UTC",
            classEndedOn: null,
            teachers: [],
            roster,
            codes: CODES,
          },
          markOf: (id) => marks.get(id) ?? null,
          changedByOthersSince: (seq, id) =>
            log.some(
              (change) => change.seq > seq && change.kind !== "refused" && change.by?.id !== id,
            ),
          nextSeq: log.length + 1,
          at: "2026-11-20T09:00:00.000Z",
          today,
          newId: () => String(log.length),
        },
        by,
        op,
      );
      for (const change of decision.changes) {
        log.push(change);
        if (change.after) marks.set(change.after.studentId, change.after);
        if (change.kind !== "refused") head = change.head;
      }
      return decision;
    },
  };
  return state;
}

let ops = 0;
const opId = () => `op_${ops++}`;
const mark = (studentId: string, code: string | null, baseVersion: number | null = null) =>
  ({ kind: "mark", opId: opId(), studentId, code, baseVersion }) as const;

describe("the rules of a register", () => {
  it("hold over any sequence of operations: counts, order, versions", () => {
    const anOp = fc.oneof(
      fc.record({
        kind: fc.constant("mark" as const),
        studentId: fc.constantFrom(...STUDENTS, "stu_unknown"),
        code: fc.constantFrom("P", "L", "A", "E", "?", null),
        minutesLate: fc.option(fc.nat(30)),
        baseVersion: fc.option(fc.nat(4)),
      }),
      fc.record({ kind: fc.constantFrom("open" as const, "allPresent" as const) }),
      fc.record({ kind: fc.constant("submit" as const), baseSeq: fc.option(fc.nat(20)) }),
      fc.record({ kind: fc.constant("reopen" as const), reason: fc.constant("because") }),
    );
    const anActor = fc.constantFrom("stf_a", "stf_b");
    fc.assert(
      fc.property(fc.array(fc.tuple(anOp, anActor), { maxLength: 40 }), (script) => {
        const register = aRegister();
        for (const [op, who] of script) {
          const before = register.head;
          const decision = register.do({ ...op, opId: opId() } as RegisterOp, doer(who));
          expect(register.head.counts).toEqual(countMarks(roster, [...register.marks.values()]));
          if (before.state === "submitted" && op.kind !== "reopen") {
            expect(register.head).toEqual(before);
          }
          if (decision.outcome === "refused") expect(register.head).toEqual(before);
        }
        const numbers = register.log.map(({ seq }) => seq);
        expect(numbers).toEqual(numbers.map((_, n) => n + 1));
        for (const id of STUDENTS) {
          const versions = register.log
            .filter(({ kind, after }) => kind === "marked" && after?.studentId === id)
            .map(({ after }) => after?.version);
          expect(versions).toEqual(versions.map((_, n) => n + 1));
        }
      }),
    );
  });

  it("open a register with the first mark, and refuse it all when that may not be", () => {
    const early = aRegister("2026-11-18");
    expect(early.do(mark("stu_a", "P"))).toMatchObject({ reason: "too_early", changes: [] });
    expect(early.do({ kind: "allPresent", opId: opId() })).toMatchObject({ reason: "too_early" });
    const eve = aRegister("2026-11-19");
    expect(eve.do(mark("stu_a", "P")).changes.map(({ kind }) => kind)).toEqual([
      "opened",
      "marked",
    ]);
  });

  it("do nothing for who has no right", () => {
    const register = aRegister();
    const blind = doer("stf_a", { take: false, reopen: false });
    for (const op of [
      mark("stu_a", "P"),
      { kind: "open", opId: opId() } as const,
      { kind: "allPresent", opId: opId() } as const,
      { kind: "submit", opId: opId(), baseSeq: null } as const,
      { kind: "reopen", opId: opId(), reason: "because" } as const,
    ]) {
      expect(register.do(op, blind)).toMatchObject({ outcome: "refused", reason: "forbidden" });
    }
    expect(register.log).toHaveLength(0);
  });

  it("keep all-present to those without a mark", () => {
    const register = aRegister();
    register.do(mark("stu_a", "A"));
    register.do(mark("stu_b", "P"));
    register.do(mark("stu_b", null));
    const { changes } = register.do({ kind: "allPresent", opId: "op_all" });
    expect(changes.map(({ after }) => [after?.studentId, after?.version])).toEqual([
      ["stu_b", 3],
      ["stu_c", 1],
    ]);
    expect(changes.map(({ attempt }) => attempt?.opId)).toEqual(["op_all.stu_b", "op_all.stu_c"]);
    expect(register.do({ kind: "allPresent", opId: opId() }).changes).toEqual([]);
  });
});

describe("a register's id", () => {
  it("says class, date and start, and nothing else parses", () => {
    const id = buildRegisterId("cls_01jc", "2026-02-28", "23:58");
    expect(id).toBe("reg_01jc_20260228_2358");
    expect(parseRegisterId(id)).toEqual({
      classId: "cls_01jc",
      on: "2026-02-28",
      startsAt: "23:58",
    });
    for (const wrong of [
      "reg_01jc_20260229_0900",
      "reg_01jc_20261320_0900",
      "reg_01jc_20260228_2400",
      "reg_01jc_20260228_0960",
      "reg_01jc_20260228",
      "cls_01jc_20260228_0900",
      "reg__20260228_0900",
      "reg_01JC_20260228_0900",
    ]) {
      expect([wrong, parseRegisterId(wrong)]).toEqual([wrong, null]);
    }
  });
});

describe("timing", () => {
  it("is by the school's own clock, daylight saving included", () => {
    const at = (iso: string) => Date.parse(iso);
    const register = { state: "not_opened" as const, on: "2026-03-08", startsAt: "09:00" };
    const zone = "America/New_York";
    expect(timingOf(register, zone, at("2026-03-08T12:59:00Z"))).toBe("not_due");
    expect(timingOf(register, zone, at("2026-03-08T13:00:00Z"))).toBe("due");
    expect(timingOf(register, zone, at("2026-03-08T13:15:00Z"))).toBe("late");
    expect(timingOf({ ...register, state: "reopened" }, zone, 0)).toBe("open");
    expect(timingOf({ ...register, state: "submitted" }, zone, 0)).toBe("submitted");
  });
});

describe("birthdays", () => {
  it("of 29 February are kept on the 28th in common years", () => {
    expect(isBirthday("2016-02-29", "2027-02-28")).toBe(true);
    expect(isBirthday("2016-02-29", "2028-02-28")).toBe(false);
    expect(isBirthday("2016-02-29", "2028-02-29")).toBe(true);
    expect(isBirthday("2016-05-04", "2027-05-04")).toBe(true);
    expect(isBirthday(null, "2027-05-04")).toBe(false);
  });
});
