import { beforeAll, describe, expect, it } from "vitest";
import {
  AcademicSessionCreate,
  AcademicSessionQuery,
  applyAcademicPreset,
  createAcademicSession,
  endAcademicSession,
  endClass,
  getAcademicSession,
  listAcademicSessions,
  listPeriods,
  updateAcademicSession,
  updateClass,
} from "#domain/academics/index";
import { defaultBells, yearAround } from "#domain/academics/school-year";
import { presetOf } from "#domain/tenancy/index";
import { dateIn } from "#platform/clock";
import { expectAudit } from "#tests/support/audit";
import { aClassOf, aSchool, refused } from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
});

const draft = (input: object) =>
  AcademicSessionCreate.parse({ title: "Part", type: "term", ...input });
const query = (input: object = {}) => AcademicSessionQuery.parse({ perPage: 200, ...input });

function aYear(year: number) {
  const input = {
    type: "schoolYear",
    title: String(year),
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
  };
  return createAcademicSession(school.asAdmin(), draft(input));
}

describe("the tree of academic sessions", () => {
  it("takes years with terms, and grading periods in them", async () => {
    const year = await aYear(2030);
    expect(year.schoolYear).toBe(2030);
    await expectAudit(school, "academic_session.created", year.id);
    const term = await createAcademicSession(
      school.asAdmin(),
      draft({ parentId: year.id, startsOn: "2030-01-10", endsOn: "2030-04-10" }),
    );
    const period = await createAcademicSession(
      school.asAdmin(),
      draft({
        type: "gradingPeriod",
        parentId: term.id,
        startsOn: "2030-01-10",
        endsOn: "2030-02-10",
      }),
    );
    const { items } = await listAcademicSessions(school.asAdmin(), query({ on: "2030-02-01" }));
    expect(items.map((one) => one.id)).toEqual([year.id, term.id, period.id]);
    expect((await listAcademicSessions(school.asAdmin(), query({ parentId: year.id }))).total).toBe(
      1,
    );
  });

  it("refuses dates that are wrong, outside, overlapping, or leave a part outside", async () => {
    const admin = school.asAdmin();
    const year = await aYear(2031);
    const inYear = (startsOn: string, endsOn: string) =>
      draft({ parentId: year.id, startsOn, endsOn });
    await refused(
      createAcademicSession(admin, inYear("2031-05-01", "2031-04-01")),
      "VALIDATION_ERROR",
    );
    await refused(
      createAcademicSession(admin, inYear("2031-10-01", "2032-02-01")),
      "VALIDATION_ERROR",
    );
    const term = await createAcademicSession(admin, inYear("2031-03-01", "2031-06-30"));
    await refused(createAcademicSession(admin, inYear("2031-06-30", "2031-08-01")), "CONFLICT");
    await createAcademicSession(
      admin,
      draft({ type: "semester", parentId: year.id, startsOn: "2031-01-01", endsOn: "2031-06-30" }),
    );
    await refused(aYear(2031), "CONFLICT");
    await refused(updateAcademicSession(admin, year.id, { startsOn: "2031-04-01" }), "CONFLICT");
    const moved = await updateAcademicSession(admin, term.id, {
      endsOn: "2031-07-31",
      title: "Long",
    });
    expect(moved).toMatchObject({ endsOn: "2031-07-31", title: "Long", startsOn: "2031-03-01" });
    await expectAudit(school, "academic_session.updated", term.id);
  });

  it("refuses to put a session inside itself, or a year inside anything", async () => {
    const admin = school.asAdmin();
    const year = await aYear(2033);
    const whole = { startsOn: "2033-01-01", endsOn: "2033-12-31" };
    const upper = await createAcademicSession(
      admin,
      draft({ type: "semester", parentId: year.id, ...whole }),
    );
    const lower = await createAcademicSession(admin, draft({ parentId: upper.id, ...whole }));
    await refused(
      updateAcademicSession(admin, upper.id, { parentId: upper.id }),
      "VALIDATION_ERROR",
    );
    await refused(
      updateAcademicSession(admin, upper.id, { parentId: lower.id }),
      "VALIDATION_ERROR",
    );
    await refused(
      updateAcademicSession(admin, year.id, { parentId: lower.id }),
      "VALIDATION_ERROR",
    );
    await refused(
      createAcademicSession(admin, draft({ parentId: "acs_nothing", ...whole })),
      "NOT_FOUND",
    );
  });

  it("ends with its parts, never under an open class", async () => {
    const admin = school.asAdmin();
    const year = await aYear(2034);
    const term = await createAcademicSession(
      admin,
      draft({ parentId: year.id, startsOn: "2034-01-01", endsOn: "2034-06-30" }),
    );
    const cls = await aClassOf(school);
    await updateClass(admin, cls.id, { sessionIds: [term.id] });
    await refused(endAcademicSession(admin, year.id), "CONFLICT");
    await endClass(admin, cls.id, {});
    expect((await endAcademicSession(admin, year.id)).status).toBe("ended");
    expect((await getAcademicSession(admin, term.id)).status).toBe("ended");
    await expectAudit(school, "academic_session.ended", year.id);
    await refused(endAcademicSession(admin, year.id), "CONFLICT");
    await aYear(2034);
  });

  it("is written by those who reach the whole organisation only", async () => {
    const year = await aYear(2035);
    const local = school.asRole("school_admin", "stf_x");
    const input = draft({ startsOn: "2036-01-01", endsOn: "2036-12-31" });
    await refused(createAcademicSession(local, input), "FORBIDDEN");
    await refused(updateAcademicSession(local, year.id, { title: "X" }), "FORBIDDEN");
    await refused(endAcademicSession(school.asRole("teacher", "stf_x"), year.id), "FORBIDDEN");
    for (const refusal of [
      getAcademicSession(other.asAdmin(), year.id),
      updateAcademicSession(other.asAdmin(), year.id, { title: "X" }),
      endAcademicSession(other.asAdmin(), year.id),
    ]) {
      await refused(refusal, "NOT_FOUND");
    }
    await refused(listAcademicSessions(school.asStranger(), query()), "UNAUTHENTICATED");
  });
});

describe("the preset of a country", () => {
  it.each([
    ["JP", "primary", "2026-03-31", ["2025-04-01", "2026-03-31"], "2025年度"],
    ["JP", "primary", "2026-04-01", ["2026-04-01", "2027-03-31"], "2026年度"],
    ["ZW", "primary", "2026-11-20", ["2026-01-01", "2026-12-31"], "2026"],
    ["US", "ptsa", "2026-11-20", ["2026-08-01", "2027-07-31"], "2026–27"],
    ["GB", "primary", "2024-02-29", ["2023-09-01", "2024-08-31"], "2023–24"],
  ] as const)("puts %s %s on %s into %s", (country, kind, on, [startsOn, endsOn], title) => {
    const year = yearAround(presetOf(country, kind), on);
    expect(year).toMatchObject({ startsOn, endsOn, title });
    let before = "";
    for (const term of year.terms) {
      expect(term.startsOn >= startsOn && term.endsOn <= endsOn && term.startsOn > before).toBe(
        true,
      );
      before = term.endsOn;
    }
  });

  it("has bells that follow one another", () => {
    for (const kind of ["conversation_school", "primary"]) {
      const bells = defaultBells(kind, "ja");
      expect(bells[0]?.title).toBe("1限");
      bells.slice(1).forEach((bell, at) => {
        expect(bell.startsAt >= (bells[at]?.endsAt ?? "")).toBe(true);
      });
    }
  });

  it("is there after sign-up, fills new schools, and changes nothing when applied again", async () => {
    const tenant = await makeTenant({ country: "ZW" });
    const admin = tenant.asAdmin();
    const today = dateIn("Africa/Harare", Date.now());
    const before = await listAcademicSessions(admin, query());
    expect(before.items.map((one) => one.type)).toEqual(["schoolYear", "term", "term", "term"]);
    const bells = await listPeriods(admin, { schoolId: tenant.schoolId });
    expect(bells.length).toBeGreaterThan(4);
    const branch = await aSchool(tenant);
    await applyAcademicPreset(tenant.asSystem(), presetOf("ZW", "primary"), today);
    await applyAcademicPreset(tenant.asSystem(), presetOf("ZW", "primary"), today);
    expect((await listAcademicSessions(admin, query())).items).toEqual(before.items);
    expect(await listPeriods(admin, { schoolId: tenant.schoolId })).toEqual(bells);
    expect(await listPeriods(admin, { schoolId: branch })).toHaveLength(bells.length);
    await refused(
      applyAcademicPreset(tenant.asRole("teacher", "stf_x"), presetOf("ZW", "primary"), today),
      "FORBIDDEN",
    );
  });
});
