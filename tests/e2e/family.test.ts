import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  axe,
  type Browser,
  DESKTOP,
  openBrowser,
  PHONE,
  type Visitor,
  visit,
} from "../support/browser";
import { type Harness, startHomeroom } from "../support/harness";

const SLUG = "harare-primary";
let homeroom: Harness;
let browser: Browser;
let parent: Visitor;
let teacher: Visitor;
let office: Visitor;
/** A child of the parent in a class of the teacher. */
let child: { id: string; name: string; place: number };
let classId: string;
let today: string;

beforeAll(async () => {
  [homeroom, browser] = await Promise.all([startHomeroom({ demo: true }), openBrowser()]);
  parent = await visit(browser, homeroom, SLUG, "parent");
  teacher = await visit(browser, homeroom, SLUG, "teacher");
  office = await visit(browser, homeroom, SLUG, "admin");
  today = new Intl.DateTimeFormat("sv", { timeZone: "Africa/Harare" }).format();
  const { id } = await teacher.api("auth/me");
  const [first] = await teacher.api(`classes?teacherId=${id}`);
  classId = first.id;
  const { students } = await teacher.api(`classes/${classId}`);
  const own = new Set((await parent.api("students")).map((one: { id: string }) => one.id));
  const place = students.findIndex((one: { studentId: string }) => own.has(one.studentId));
  child = { id: students[place].studentId, name: students[place].displayName, place };
});

afterAll(async () => {
  await browser?.close();
  await homeroom?.stop();
});

async function until(what: () => Promise<string | null>, wanted: RegExp): Promise<void> {
  let last: string | null = null;
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    last = await what();
    if (last && wanted.test(last)) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`expected ${wanted}, had ${last}`);
}

/** The line of a lesson in the child's day, once the page has been asked for anew. */
function lessonLine(startsAt: string) {
  return async () => {
    await parent.go("/family");
    const day = parent.page.locator("section", { hasText: child.name });
    const line = day.getByRole("listitem").filter({ hasText: startsAt });
    return (await line.count()) > 0 ? line.first().textContent() : null;
  };
}

describe("a family", () => {
  it("sees a mark once its register is submitted, and not before", async () => {
    const { page } = teacher;
    await teacher.go(`/classes/${classId}/register/${today}?at=0410`);
    const mark = page.locator("[data-mark]").nth(child.place);
    await page.locator('[data-save-state="ready"]').waitFor();
    await mark.click();
    await mark.click();
    await until(lessonLine("04:10"), /Being taken/);
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await until(lessonLine("04:10"), /Late/);
    await parent.page.getByRole("link", { name: new RegExp(child.name) }).click();
    await parent.page.waitForURL(`**/family/children/${child.id}`);
    await until(() => parent.page.textContent(`#day-${today}`), /04:10.*Late/);
    expect(await parent.page.textContent("main")).toMatch(/Present or late in \d+ of \d+ marked/);
  });

  it("looks back by month, by term and by dates of its own", async () => {
    const { page } = parent;
    await parent.go(`/family/children/${child.id}`);
    await page.getByRole("link", { name: "This month" }).click();
    await page.waitForURL(/from=\d{4}-\d\d-01&to=/);
    await until(async () => String(await page.getByRole("table").count()), /^1$/);
    await page.getByText("Other", { exact: true }).click();
    await page.getByLabel("From").fill("2020-01-01");
    await page.getByLabel("To").fill("2020-01-31");
    await page.getByRole("button", { name: "Show" }).click();
    await until(() => page.textContent("main"), /There are no marks between these dates/);
  });

  it("does not see a child that is kept from it, nor anybody else's", async () => {
    const { id } = await parent.api("auth/me");
    const link = `guardians/${id}/students/${child.id}`;
    const { students } = await teacher.api(`classes/${classId}`);
    const stranger = students.find((one: { studentId: string }) => one.studentId !== child.id);
    await parent.go(`/family/children/${stranger.studentId}`);
    expect(await parent.page.textContent("main")).toContain("There is no page here");
    await office.api(link, { method: "PATCH", body: { custodyRestricted: true } });
    await parent.go("/family");
    expect(await parent.page.textContent("main")).not.toContain(child.name);
    await parent.go(`/family/children/${child.id}`);
    expect(await parent.page.textContent("main")).toContain("There is no page here");
    await office.api(link, { method: "PATCH", body: { custodyRestricted: false } });
    await parent.go("/family");
    expect(await parent.page.textContent("main")).toContain(child.name);
  });

  it("is also a student who looks at the own day", async () => {
    const student = await visit(browser, homeroom, SLUG, "student");
    const me = await student.api("auth/me");
    await student.go("/family");
    expect(await student.page.textContent("main")).toContain(me.displayName);
    await student.go(`/family/children/${me.id}`);
    expect(await student.page.textContent("h1")).toBe(me.displayName);
    await student.context.close();
  });

  it.each([
    ["light", PHONE],
    ["dark", DESKTOP],
  ] as const)("has pages in which axe finds nothing (%s)", async (colorScheme, viewport) => {
    const visitor = await visit(browser, homeroom, SLUG, "parent", { colorScheme, viewport });
    for (const path of ["/family", `/family/children/${child.id}`]) {
      await visitor.go(path);
      expect(await axe(visitor.page), path).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
