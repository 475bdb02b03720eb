import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { MeetingsReplace } from "#domain/academics/meeting.schema";
import type { RollOverPlan } from "#domain/academics/roll-over.schema";
import { gradesOf, inOrder } from "#web/components/admin/choices.server.ts";
import { rollOverOf } from "#web/components/admin/classes/roll-over.server.ts";
import { withEdits } from "#web/components/admin/classes/roll-over-edits.ts";
import { weekOf } from "#web/components/admin/classes/week-form.server.ts";
import {
  LinkTermsForm,
  StaffForm,
  StudentForm,
  withoutEmptyGroup,
} from "#web/components/admin/people/forms.server.ts";

function form(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) data.append(name, one);
  }
  return data;
}

describe("the form of a new student", () => {
  const student = { givenName: "Hana", familyName: "", schoolId: "sch_1", enteredOn: "2026-04-01" };

  it("has no guardian while the guardian's fields are empty", () => {
    const empty = { "guardian.givenName": "", "guardian.relation": "", "guardian.email": "" };
    const sent = withoutEmptyGroup(form({ ...student, ...empty }), "guardian");
    const result = parseWithZod(sent, { schema: StudentForm });
    expect(result.status).toBe("success");
    expect(result.status === "success" && result.value.guardian).toBeUndefined();
  });

  it("asks for the rest as soon as the guardian has a name", () => {
    const named = { "guardian.givenName": "Mika", "guardian.relation": "" };
    const sent = withoutEmptyGroup(form({ ...student, ...named }), "guardian");
    const { error } = parseWithZod(sent, { schema: StudentForm }).reply();
    expect(error).toHaveProperty(["guardian.relation"]);
  });
});

describe("the other forms of people", () => {
  it("take an unticked box for no, whatever the contract's own default is", () => {
    const result = parseWithZod(form({ relation: "aunt", priority: "2", pays: "on" }), {
      schema: LinkTermsForm,
    });
    expect(result.status === "success" && result.value).toMatchObject({
      pays: true,
      mayPickUp: false,
      receivesMessages: false,
    });
  });

  it("read subjects between commas of either script", () => {
    const result = parseWithZod(form({ givenName: "Ken", subjects: "算数、理科, Art ," }), {
      schema: StaffForm,
    });
    expect(result.status === "success" && result.value.subjects).toEqual(["算数", "理科", "Art"]);
  });
});

describe("the week of a class", () => {
  it("is the ticked periods with the rooms they had, and the lines that name a weekday", () => {
    const week = weekOf(
      form({
        slot: ["1|per_a|Hall", "3|per_b|"],
        "other.0.weekday": "6",
        "other.0.startsAt": "09:00",
        "other.0.endsAt": "10:00",
        "other.0.location": "",
        "other.1.weekday": "",
        "other.1.startsAt": "11:00",
        from: "2026-12-01",
      }),
    );
    expect(MeetingsReplace.parse(week)).toEqual({
      from: "2026-12-01",
      meetings: [
        { weekday: 1, periodId: "per_a", location: "Hall" },
        { weekday: 3, periodId: "per_b", location: null },
        { weekday: 6, startsAt: "09:00", endsAt: "10:00", location: null },
      ],
    });
  });
});

describe("the wizard of a new school year", () => {
  const sent = form({
    fromSessionId: "acs_1",
    title: "2027",
    startsOn: "2027-01-01",
    endsOn: "2027-12-31",
    "terms.0.title": "",
    "terms.1.title": "Term 1",
    "terms.1.type": "term",
    "terms.1.startsOn": "2027-01-01",
    "terms.1.endsOn": "2027-04-15",
    "grades.0.from": "6",
    "grades.0.to": "7",
    "grades.1.from": "7",
    "grades.1.to": " ",
    "classes.0.classId": "cls_a",
    "classes.0.title": "7 Blue",
    "classes.0.grades": "7",
    "classes.0.carry": "on",
    "classes.0.carryStudents": "on",
    "classes.1.classId": "cls_b",
    "classes.1.title": "Gone",
    "classes.1.grades": "",
  });

  it("leaves out what is not ticked or has no title; an empty grade graduates", () => {
    const { success, data } = rollOverOf(sent);
    expect(success).toBe(true);
    expect(data?.year.terms.map(({ title }) => title)).toEqual(["Term 1"]);
    expect(data?.grades).toEqual([
      { from: "6", to: "7" },
      { from: "7", to: null },
    ]);
    expect(data?.classes).toEqual([
      {
        classId: "cls_a",
        title: "7 Blue",
        grades: ["7"],
        carryStudents: true,
        carryTeachers: false,
        carryMeetings: false,
      },
    ]);
  });

  it("comes back with the changes when somebody wants to change more", () => {
    const row = { type: "homeroom", schoolName: "", studentCount: 20, grades: [], carry: true };
    const carried = { carryStudents: true, carryTeachers: true, carryMeetings: true };
    const plan = {
      fromSessionId: "acs_1",
      fromTitle: "2026",
      year: { title: "?", startsOn: "", endsOn: "", terms: [] },
      classes: [
        { ...row, ...carried, classId: "cls_a", currentTitle: "6 Blue", title: "?" },
        { ...row, ...carried, classId: "cls_b", currentTitle: "7 Blue", title: "?" },
      ],
      grades: [{ from: "7", to: "8", studentCount: 20 }],
    } as RollOverPlan;
    const { data } = rollOverOf(sent);
    const again = data && withEdits(plan, data);
    expect(again?.year.title).toBe("2027");
    expect(again?.classes.map(({ title, carry }) => [title, carry])).toEqual([
      ["7 Blue", true],
      ["?", false],
    ]);
    expect(again?.grades[0]?.to).toBeNull();
  });
});

describe("choices", () => {
  it("count grades as people do", () => {
    const classes = [{ grades: ["10", "2"] }, { grades: ["1"] }];
    expect(gradesOf(classes, [{ grade: "Form 1" }, { grade: null }])).toEqual([
      "1",
      "2",
      "10",
      "Form 1",
    ]);
  });

  it("show the latest year first and its terms below it in their order", () => {
    const session = (id: string, startsOn: string, parentId: string | null = null) => ({
      id,
      sourcedId: id,
      title: id,
      type: "term" as const,
      startsOn,
      endsOn: startsOn,
      parentId,
      schoolYear: 2026,
      status: "active" as const,
      updatedAt: "",
    });
    const tree = inOrder([
      session("t2", "2026-05-01", "y26"),
      session("y25", "2025-01-01"),
      session("y26", "2026-01-01"),
      session("t1", "2026-01-01", "y26"),
      session("lost", "2024-01-01", "not-here"),
    ]);
    expect(tree.map((one) => `${one.depth} ${one.session.id}`)).toEqual([
      "0 y26",
      "1 t1",
      "1 t2",
      "0 y25",
      "0 lost",
    ]);
  });
});
