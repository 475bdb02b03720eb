import { describe, expect, it } from "vitest";
import type { RegisterHead } from "#domain/attendance/register.schema";
import {
  type BoardEntry,
  lanesAt,
  lanesOf,
  matrixOf,
  missingOf,
  newsOf,
  stateOf,
  totalsOf,
  withHeads,
} from "#web/components/board/board-state.ts";

const person = (givenName: string) => ({
  id: `stf_${givenName}`,
  givenName,
  familyName: "",
  preferredName: null,
});

function entry(over: Partial<BoardEntry> = {}): BoardEntry {
  const { classId = "cls_a", startsAt = "08:00" } = over;
  return {
    id: `${classId} ${startsAt}`,
    classId,
    classTitle: classId,
    startsAt,
    endsAt: `${startsAt.slice(0, 2)}:50`,
    periodTitle: null,
    location: null,
    timing: "due",
    counts: { present: 0, late: 0, absent: 0, excused: 0, unmarked: 20 },
    teachers: [],
    by: null,
    at: null,
    seq: 0,
    ...over,
  };
}

function head(of: BoardEntry, over: Partial<RegisterHead>): RegisterHead {
  return {
    id: of.id,
    classId: of.classId,
    schoolId: "sch_a",
    on: "2026-11-20",
    startsAt: of.startsAt,
    endsAt: of.endsAt,
    periodTitle: null,
    state: "open",
    openedBy: person("Ann"),
    openedAt: "2026-11-20T08:01:00Z",
    submittedBy: null,
    submittedAt: null,
    reopenedBy: null,
    reopenedAt: null,
    reopenReason: null,
    counts: { present: 12, late: 1, absent: 1, excused: 0, unmarked: 6 },
    seq: 3,
    ...over,
  };
}

describe("what the room says of a register", () => {
  const shown = entry();
  const laid = (over: Partial<RegisterHead>, under = shown) =>
    withHeads([under], new Map([[under.id, head(under, over)]]))[0];

  it("fills its cell: state, counts, by whom", () => {
    expect(laid({})).toMatchObject({ timing: "open", by: { givenName: "Ann" }, seq: 3 });
    const submitted = laid({ state: "submitted", submittedBy: person("Bo"), seq: 9 });
    expect(submitted).toMatchObject({ timing: "submitted", by: { givenName: "Bo" } });
    expect(laid({ state: "reopened", seq: 12 })?.timing).toBe("open");
  });

  it("is left aside when the page knows something later", () => {
    const later = entry({ seq: 8, timing: "submitted" });
    expect(laid({ seq: 3 }, later)).toBe(later);
  });

  it("leaves a register that is not opened to the clock", () => {
    expect(laid({ state: "not_opened" }, entry({ timing: "late" }))?.timing).toBe("late");
  });

  it("says nothing of registers that are not on the board", () => {
    expect(withHeads([shown], new Map([["reg_other", head(shown, {})]]))).toEqual([shown]);
  });
});

describe("the day on the board", () => {
  const nobody = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };

  it("does not wait for a class without students", () => {
    const empty = entry({ timing: "late", counts: nobody });
    expect(stateOf(empty)).toBe("empty");
    expect(missingOf([empty])).toEqual([]);
    expect(totalsOf([empty]).timings.late).toBe(0);
    expect(stateOf(entry({ timing: "submitted", counts: nobody }))).toBe("submitted");
  });

  it("adds up only what was opened", () => {
    const counts = { present: 10, late: 1, absent: 2, excused: 3, unmarked: 4 };
    const { counts: sums, timings } = totalsOf([
      entry({ timing: "open", counts }),
      entry({ timing: "submitted", counts }),
      entry({ timing: "due", counts }),
    ]);
    expect(sums).toEqual({ present: 20, late: 2, absent: 4, excused: 6, unmarked: 8 });
    expect(timings).toEqual({ not_due: 0, due: 1, late: 0, open: 1, submitted: 1 });
  });

  it("names what is late before what is due", () => {
    const late = entry({ startsAt: "09:00", timing: "late" });
    const due = entry({ startsAt: "08:00" });
    expect(missingOf([due, late, entry({ timing: "open" })])).toEqual([late, due]);
  });

  it("puts what is on now first and what is over last", () => {
    const lanes = lanesOf(["08:00", "10:00", "09:00"].map((startsAt) => entry({ startsAt })));
    const starts = (now: string | null) => {
      const { ahead, over } = lanesAt(lanes, now);
      return [ahead, over].map((group) => group.map(({ startsAt }) => startsAt.slice(0, 2)));
    };
    expect(starts("09:10")).toEqual([["09", "10"], ["08"]]);
    expect(starts("09:55")).toEqual([["10"], ["08", "09"]]);
    expect(starts("07:00")).toEqual([["08", "09", "10"], []]);
    expect(starts("18:00")).toEqual([["08", "09", "10"], []]);
    expect(starts(null)).toEqual([["08", "09", "10"], []]);
  });

  it("is a table of classes and periods only where most cells are filled", () => {
    const full = ["cls_b", "cls_a"].flatMap((classId) =>
      ["08:00", "09:00"].map((startsAt) => entry({ classId, startsAt })),
    );
    expect(matrixOf(full)?.rows.map(({ title }) => title)).toEqual(["cls_a", "cls_b"]);
    expect(matrixOf(full)?.periods.map(({ startsAt }) => startsAt)).toEqual(["08:00", "09:00"]);
    const scattered = ["08", "09", "10"].map((hour) =>
      entry({ classId: `cls_${hour}`, startsAt: `${hour}:00` }),
    );
    expect(matrixOf(scattered)).toBeNull();
  });
});

describe("news of the board", () => {
  it("are registers that were opened, submitted or reopened, not each mark", () => {
    const before = new Map([
      ["cls_a 08:00", "due" as const],
      ["cls_b 08:00", "open" as const],
      ["cls_c 08:00", "submitted" as const],
      ["cls_d 08:00", "due" as const],
    ]);
    const news = newsOf(before, [
      entry({ timing: "open" }),
      entry({ classId: "cls_b", timing: "open", seq: 9 }),
      entry({ classId: "cls_c", timing: "open" }),
      entry({ classId: "cls_d", timing: "late" }),
      entry({ classId: "cls_new", timing: "open" }),
    ]);
    expect(news.map(({ classTitle }) => classTitle)).toEqual(["cls_a", "cls_c"]);
  });
});
