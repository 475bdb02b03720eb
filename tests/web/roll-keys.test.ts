import { describe, expect, it } from "vitest";
import type { MarkCategory } from "#domain/attendance/constants";
import type { MarkEvent } from "#domain/attendance/register.schema";
import { changesOf } from "#web/components/roll/mark-changes.ts";
import { codeOfKey, keyAction, keysOf } from "#web/components/roll/roll-keys.ts";
import type { RollCode } from "#web/components/roll/roll-types.ts";
import { categoryLetters, nextCode, quickCodes } from "#web/components/roll/roll-wishes.ts";

const code = (text: string, category: MarkCategory, active = true): RollCode => ({
  code: text,
  category,
  label: text,
  active,
});

const US = [
  code("P", "present"),
  code("T", "late"),
  code("U", "absent"),
  code("E", "excused"),
  code("TE", "late"),
  code("A", "excused"),
];
const JAPAN = [
  code("出", "present"),
  code("遅", "late"),
  code("欠", "absent"),
  code("病", "excused"),
  code("公", "excused"),
];

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("the keys of the roll", () => {
  it("set the school's own letter before the category's", () => {
    expect(codeOfKey("a", US)?.code).toBe("A");
    expect(codeOfKey("l", US)?.code).toBe("T");
    expect(codeOfKey("U", US)?.code).toBe("U");
    expect(["p", "l", "a", "e"].map((key) => codeOfKey(key, JAPAN)?.code)).toEqual([
      "出",
      "遅",
      "欠",
      "病",
    ]);
  });

  it("reach further codes by their place, and none that has ended", () => {
    expect(codeOfKey("5", US)?.code).toBe("TE");
    expect(codeOfKey("5", [...US.slice(0, 4), code("X", "late", false)])).toBeUndefined();
    expect(codeOfKey("q", US)).toBeUndefined();
    expect(codeOfKey("Tab", US)).toBeUndefined();
  });

  it("move, clear, submit, explain and take back", () => {
    expect(keyAction(press("ArrowDown"), US)).toEqual({ do: "move", by: 1 });
    expect(keyAction(press("0"), US)).toEqual({ do: "set", code: null });
    expect(keyAction(press("Enter"), US)).toEqual({ do: "submit" });
    expect(keyAction(press("?"), US)).toEqual({ do: "help" });
    expect(keyAction(press("z", { ctrlKey: true }), US)).toEqual({ do: "undo" });
  });

  it("leave the browser's and the reader's own alone", () => {
    for (const key of ["Tab", "F5", " ", "Escape"]) expect(keyAction(press(key), US)).toBeNull();
    expect(keyAction(press("p", { ctrlKey: true }), US)).toBeNull();
    expect(keyAction(press("p", { altKey: true }), US)).toBeNull();
  });

  it("are listed as they work", () => {
    expect(keysOf(US[1] as RollCode, US)).toEqual(["T", "2"]);
    expect(keysOf(JAPAN[1] as RollCode, JAPAN)).toEqual(["遅", "2"]);
    expect(keysOf(US[4] as RollCode, US)).toEqual(["5"]);
  });
});

describe("the marks of a tap", () => {
  it("are the first code of each category", () => {
    expect(quickCodes(US).map((one) => one.code)).toEqual(["P", "T", "U", "E"]);
  });

  it("go on from a rarer code to the next category", () => {
    expect(nextCode(US, "TE")).toBe("U");
    expect(nextCode(US, "A")).toBeNull();
    expect(nextCode(US, null)).toBe("P");
  });

  it("lend a category their letter only where they are alone in it", () => {
    expect(categoryLetters(US)).toEqual({ present: "P", late: "", absent: "U", excused: "" });
  });
});

describe("how a mark came about", () => {
  const event = (registerId: string, seq: number, outcome: "accepted" | "refused"): MarkEvent => ({
    opId: `op-${registerId}-${seq}`,
    registerId,
    studentId: "stu_a",
    student: { id: "stu_a", givenName: "A", familyName: "", preferredName: null },
    seq,
    outcome,
    reason: null,
    code: "P",
    previousCode: null,
    minutesLate: null,
    note: null,
    source: "teacher",
    by: null,
    at: "2026-11-20T09:00:00.000Z",
    deviceAt: null,
    baseVersion: 0,
    version: 1,
  });

  it("is told from the first to the last, and only where there is something to tell", () => {
    const changes = changesOf([
      event("reg_a", 3, "refused"),
      event("reg_b", 2, "accepted"),
      event("reg_a", 1, "accepted"),
    ]);
    expect(Object.keys(changes)).toEqual(["reg_a"]);
    expect(changes.reg_a?.map(({ opId }) => opId)).toEqual(["op-reg_a-1", "op-reg_a-3"]);
  });
});
