import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  axe,
  type Browser,
  DESKTOP,
  openBrowser,
  type Page,
  PHONE,
  type Visitor,
  visit,
} from "../support/browser";
import { type Harness, startHomeroom } from "../support/harness";

const SLUG = "harare-primary";
const stateDir = mkdtempSync(join(tmpdir(), "homeroom-e2e-"));
let homeroom: Harness;
let browser: Browser;
let admin: Visitor;
let page: Page;
let ids: { student: string; teacher: string; guardian: string; class: string; course: string };

beforeAll(async () => {
  [homeroom, browser] = await Promise.all([startHomeroom({ demo: true, stateDir }), openBrowser()]);
  admin = await visit(browser, homeroom, SLUG, "admin", { viewport: DESKTOP });
  page = admin.page;
  const first = async (path: string) => (await admin.api(path))[0].id as string;
  ids = {
    student: await first("students?perPage=1"),
    teacher: await first("users?role=teacher&perPage=1"),
    guardian: await first("guardians?perPage=1"),
    class: await first("classes?perPage=1"),
    course: await first("courses?perPage=1"),
  };
});

afterAll(async () => {
  await browser?.close();
  await homeroom?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

const seen = (text: string | RegExp, on = page) =>
  on.getByText(text).filter({ visible: true }).first().waitFor();
const press = (name: string | RegExp, on = page) => on.getByRole("button", { name }).click();

function pages(): string[] {
  const { student, teacher, guardian, class: classId, course } = ids;
  return [
    "/admin",
    "/admin/people",
    "/admin/people?q=nobody-is-called-that",
    "/admin/people/staff",
    "/admin/people/guardians",
    "/admin/people/households",
    "/admin/people/new?kind=student",
    `/admin/people/${student}`,
    `/admin/people/${student}/edit`,
    `/admin/people/${student}/attendance`,
    `/admin/people/${student}/link?q=m`,
    `/admin/people/${teacher}`,
    `/admin/people/${guardian}`,
    "/admin/classes",
    "/admin/classes/new",
    `/admin/classes/${classId}`,
    `/admin/classes/${classId}/times`,
    `/admin/classes/${classId}/enrol`,
    `/admin/courses/${course}`,
    "/admin/terms",
    "/admin/terms/rollover",
    "/admin/timetable",
    "/admin/timetable/periods",
    "/admin/timetable/calendar",
    "/admin/import",
    "/admin/settings",
    "/admin/settings/schools",
    "/admin/settings/codes",
    "/admin/settings/office",
  ];
}

describe("the school office's pages", () => {
  it.each([
    ["a desktop in the light", DESKTOP, "light", "en", 1],
    ["a phone in the dark, in Japanese", PHONE, "dark", "ja", 3],
  ] as const)("can be used by everybody on %s", async (_, viewport, theme, locale, every) => {
    const url = homeroom.school(SLUG);
    const choices = { theme, locale };
    await admin.context.addCookies(
      Object.entries(choices).map(([name, value]) => ({ name, value, url })),
    );
    await page.setViewportSize(viewport);
    const found: string[] = [];
    for (const path of pages().filter((_page, at) => at % every === 0)) {
      await admin.go(path);
      await page.locator("h1").waitFor();
      found.push(...(await axe(page)).map((line) => `${path}: ${line}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${path}: ${wide} px too wide`);
    }
    expect(found).toEqual([]);
    expect(admin.complaints).toEqual([]);
  });

  it("are refused to whoever has no business there", async () => {
    const teacher = await visit(browser, homeroom, SLUG, "teacher");
    for (const path of [
      "/admin",
      "/admin/import",
      "/admin/settings",
      `/admin/people/${ids.student}`,
    ]) {
      const answer = await teacher.page.goto(homeroom.school(SLUG) + path);
      expect([path, answer?.status()]).toEqual([path, 403]);
    }
    await teacher.context.close();
  });
});

describe("people", () => {
  it("are added with what is known of them, changed, moved, and come back", async () => {
    await english();
    await admin.go("/admin/people/new?kind=student");
    await page.locator("[name=givenName]").fill("Rufaro");
    await page.locator("[name=familyName]").fill("Testwell");
    await page.locator("[name=grade]").fill("Grade 3");
    await page.locator("[name=classId]").selectOption({ index: 2 });
    await press("Add the student");
    await page.waitForURL(/\/people\/stu_/);
    await seen("Nobody is linked yet.");
    const { pathname } = new URL(page.url());

    await admin.go(`${pathname}/edit`);
    await page.locator("[name=grade]").fill("");
    await page
      .locator("[name=birthOn]")
      .fill("2099-13-01")
      .catch(() => {});
    await page.locator("[name=alertNote]").fill("Nut allergy");
    await press("Save");
    await seen("Nut allergy");

    await page.locator("main a[href*='/move/']").first().click();
    await page.locator("[name=toClassId]").selectOption({ index: 5 });
    await press("Move");
    await seen(/Moved\. Earlier marks stay/);

    await page.locator("button[value=endEnrollment]").first().click();
    await seen("The class ends for this student today.");
    await page.getByRole("button", { name: "Undo" }).last().click();
    await seen("Added to the class.");

    await page.getByRole("link", { name: "Leaves the school" }).click();
    await press("Record the leaving");
    await seen("This could not be saved yet");
    await page.locator("[name=reason]").selectOption("moved");
    await press("Record the leaving");
    await seen(/Left Msasa Park Primary School on .*: Moved away\./);
    await page.getByRole("link", { name: "Returns to the school" }).click();
    await press("Record the return");
    await seen("The return is recorded.");
  });

  it("are found by the box that a slash opens", async () => {
    await admin.go("/admin");
    const box = page.getByRole("combobox", { name: "Search" });
    // The shortcut is there once the page has come alive.
    await expect.poll(() => page.keyboard.press("/").then(() => box.count())).toBe(1);
    await box.fill("testw");
    await page.getByRole("option", { name: /Rufaro Testwell/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/people\/stu_/);
  });

  it("leave as a CSV that no spreadsheet runs", async () => {
    await admin.api("students", {
      method: "POST",
      body: {
        givenName: "=1+1",
        familyName: "Testwell",
        schoolId: (await admin.api("schools"))[0].id,
      },
    });
    await admin.go("/admin/people?q=testwell");
    const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
    const text = await page.evaluate(async (path) => (await fetch(path)).text(), href ?? "");
    const lines = text.trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(text).toContain(",'=1+1,");
  });

  it("who are ticked go into a class together; who cannot is named with the reason", async () => {
    await admin.go("/admin/people?q=testwell");
    for (const box of await page.locator("main tbody [name=id]").all()) await box.check();
    await page.locator("#student-bulk [name=classId]").selectOption({ index: 9 });
    await press("Add to the class");
    await seen(/2 students added to/);
    for (const box of await page.locator("main tbody [name=id]").all()) await box.check();
    await page.locator("#student-bulk [name=classId]").selectOption({ index: 9 });
    await press("Add to the class");
    await seen("2 were left as they were:");
    await seen(/Rufaro Testwell: /);
  });
});

describe("without JavaScript", () => {
  it("a class gets its times, a day its exception and its way back, and errors stand in place", async () => {
    const storageState = await admin.context.storageState();
    const context = await browser.newContext({
      locale: "en-GB",
      viewport: DESKTOP,
      javaScriptEnabled: false,
      storageState,
    });
    const plain = await context.newPage();
    const go = (path: string) => plain.goto(homeroom.school(SLUG) + path);

    await go("/admin/classes/new");
    await press("Add the class", plain);
    await plain.locator("[name=title][aria-invalid=true]").waitFor();
    await plain.locator("[name=title]").fill("Chess club");
    await press("Add the class", plain);
    await seen("The class is added.", plain);
    await plain.getByRole("link", { name: "Edit times" }).click();
    await plain.locator("[name=slot]").nth(3).check();
    await plain.locator("[name='other.0.weekday']").selectOption("6");
    await plain.locator("[name='other.0.startsAt']").fill("09:00");
    await plain.locator("[name='other.0.endsAt']").fill("10:00");
    await press("Save the week", plain);
    await seen("The week is saved.", plain);
    await seen("09:00–10:00", plain);

    await go("/admin/timetable/calendar");
    await plain.locator("[name=title]").fill("Staff day");
    await plain.locator("[name=on]").fill("2026-12-14");
    await plain.locator("[name=until]").fill("2026-12-10");
    await press("Add", plain);
    await seen("The last day lies before the first.", plain);
    await plain.locator("[name=until]").fill("2026-12-15");
    await press("Add", plain);
    await seen("Added.", plain);
    await press(/Remove Staff day, 14/, plain);
    await seen("Removed. The week holds again on that day.", plain);
    await press("Undo", plain);
    await seen("Back as it was.", plain);
    await context.close();
  });
});

async function english(): Promise<void> {
  const url = homeroom.school(SLUG);
  await page.setViewportSize(DESKTOP);
  await admin.context.addCookies([
    { name: "locale", value: "en", url },
    { name: "theme", value: "light", url },
  ]);
}
