import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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
let teacher: Visitor;
let colleague: Visitor;
let classId: string;
let today: string;

beforeAll(async () => {
  [homeroom, browser] = await Promise.all([startHomeroom({ demo: true, stateDir }), openBrowser()]);
  teacher = await visit(browser, homeroom, SLUG, "teacher");
  colleague = await visit(browser, homeroom, SLUG, "admin", { viewport: DESKTOP });
  const { id } = await teacher.api("auth/me");
  const [first] = await teacher.api(`classes?teacherId=${id}`);
  classId = first.id;
  today = new Intl.DateTimeFormat("sv", { timeZone: "Africa/Harare" }).format();
});

afterAll(async () => {
  await browser?.close();
  await homeroom?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

afterEach(() => teacher.context.setOffline(false));

let slots = 0;
/** A register of today that no timetable and no other test has. */
function freshRegister(): string {
  return `/classes/${classId}/register/${today}?at=04${String(slots++).padStart(2, "0")}`;
}

const marks = (page: Page) => page.locator("[data-mark]");
const row = (page: Page, n: number) => page.locator("[data-student]").nth(n);
const said = (mark: Locator) => mark.getAttribute("aria-label");
const state = (page: Page) => page.locator("[data-save-state]").getAttribute("data-save-state");

async function until(what: () => Promise<unknown>, wanted: unknown, ms = 8000): Promise<void> {
  const end = Date.now() + ms;
  let last: unknown;
  while (Date.now() < end) {
    last = await what().catch((error: unknown) => error);
    if (wanted instanceof RegExp ? wanted.test(String(last)) : last === wanted) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error(`expected ${wanted}, had ${last}`);
}

async function open(visitor: Visitor, register: string): Promise<Page> {
  await visitor.go(register);
  await until(() => state(visitor.page), /ready|saved/);
  return visitor.page;
}

describe("two people on one register", () => {
  it("see each other, and each other's marks within a second", async () => {
    const register = freshRegister();
    const [mine, theirs] = await Promise.all([open(teacher, register), open(colleague, register)]);
    await until(() => theirs.locator("[data-presence]").textContent(), /Tendai Moyo/);
    await until(() => mine.locator("[data-presence]").count(), 1);
    await marks(mine).first().click();
    const tapped = Date.now();
    await until(() => said(marks(theirs).first()), /: Present$/);
    expect(Date.now() - tapped).toBeLessThan(1000);
    await until(() => row(theirs, 0).textContent(), /Tendai Moyo, \d\d:\d\d/);
    await until(() => theirs.locator("p[role=status]").textContent(), /Present, by Tendai Moyo/);
    await until(() => state(mine), "saved");
  });

  it("are asked when one marked what the other had marked differently", async () => {
    const register = freshRegister();
    const [mine, theirs] = await Promise.all([open(teacher, register), open(colleague, register)]);
    await teacher.context.setOffline(true);
    await until(() => state(mine), "offline");
    await marks(mine).nth(1).click();
    await until(() => state(mine), "waiting");
    await marks(theirs).nth(1).focus();
    await theirs.keyboard.press("l");
    await until(() => state(theirs), "saved");
    await teacher.context.setOffline(false);
    const question = mine.locator("[data-question]");
    await until(() => question.textContent(), /marked Late at \d\d:\d\d\. You chose Present\./);
    expect(await said(marks(mine).nth(1))).toMatch(/: Late$/);
    await question.getByRole("button", { name: "Use Present" }).click();
    await until(() => said(marks(theirs).nth(1)), /: Present$/);
    expect(await question.count()).toBe(0);
  });

  it("cannot mark what the other has submitted, until it is reopened with a reason", async () => {
    const register = freshRegister();
    const [mine, theirs] = await Promise.all([open(teacher, register), open(colleague, register)]);
    await mine.getByRole("button", { name: "All present" }).click();
    await until(() => said(marks(theirs).last()), /: Present$/);
    await mine.getByRole("button", { name: "Submit" }).click();
    await mine.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await until(
      () => theirs.locator("footer").textContent(),
      /Submitted by Tendai Moyo at \d\d:\d\d/,
    );
    await marks(theirs).first().click({ force: true });
    expect(await said(marks(theirs).first())).toMatch(/: Present$/);
    await mine.getByRole("button", { name: "Reopen" }).click();
    const dialog = mine.getByRole("dialog");
    await dialog.getByRole("button", { name: "Reopen" }).click();
    await until(() => dialog.textContent(), /Say why in a few words/);
    await dialog.getByRole("textbox").fill("Came after the bell");
    await dialog.getByRole("button", { name: "Reopen" }).click();
    await until(() => theirs.textContent("main"), /Reopened by Tendai Moyo.*Came after the bell/);
    await marks(theirs).first().click();
    await until(() => said(marks(mine).first()), /: Late$/);
  });
});

describe("a roll without a line", () => {
  it("goes on, keeps every tap and delivers it on return", async () => {
    const page = await open(teacher, freshRegister());
    await teacher.context.setOffline(true);
    await until(() => state(page), "offline");
    await page.getByRole("button", { name: "All present" }).click();
    await marks(page).nth(2).click();
    await until(() => state(page), "waiting");
    await until(() => page.textContent("main"), /2 marks wait on this page/);
    await teacher.context.setOffline(false);
    await until(() => state(page), "saved");
    await page.reload();
    await until(() => state(page), "saved");
    expect(await said(marks(page).nth(2))).toMatch(/: Late$/);
    expect(await said(marks(page).nth(3))).toMatch(/: Present$/);
  });

  it("loses nothing when the server dies in the middle", async () => {
    const page = await open(teacher, freshRegister());
    await marks(page).nth(0).click();
    await until(() => state(page), "saved");
    const { port } = homeroom;
    await homeroom.kill();
    await marks(page).nth(1).click();
    await marks(page).nth(1).click();
    await until(() => state(page), "waiting", 20_000);
    homeroom = await startHomeroom({ demo: true, stateDir, port });
    await until(() => state(page), "saved", 40_000);
    await page.reload();
    await until(() => state(page), "saved");
    expect(await said(marks(page).nth(0))).toMatch(/: Present$/);
    expect(await said(marks(page).nth(1))).toMatch(/: Late$/);
  });

  it("waits while the person is signed out and goes on once they are back", async () => {
    const own = await visit(browser, homeroom, SLUG, "teacher");
    const page = await open(own, freshRegister());
    const cookies = await own.context.cookies();
    await own.context.setOffline(true);
    await own.context.clearCookies();
    await marks(page).nth(1).click();
    await own.context.setOffline(false);
    await until(() => page.textContent("main"), /You have been signed out.*1 mark waits/);
    const back = () => page.evaluate(() => window.dispatchEvent(new Event("online")));
    await own.context.addCookies(await colleague.context.cookies());
    await back();
    await page.waitForTimeout(700);
    expect(await state(page), "in another person's session").toBe("waiting");
    await own.context.addCookies(cookies);
    await back();
    await until(() => state(page), "saved");
    await own.context.close();
  });

  it("sends what was tapped last even when the page is left at once", async () => {
    const register = freshRegister();
    const page = await open(teacher, register);
    await marks(page).nth(4).click();
    await page.getByRole("link", { name: "Today" }).first().click();
    await page.waitForURL("**/teacher");
    await page.waitForTimeout(500);
    await open(teacher, register);
    expect(await said(marks(page).nth(4))).toMatch(/: Present$/);
  });
});

describe("the roll by keyboard and by finger", () => {
  it("moves with arrows, marks with letters, explains itself and submits", async () => {
    const page = await open(colleague, freshRegister());
    await page.keyboard.press("ArrowDown");
    for (const key of ["p", "a", "ArrowDown", "e"]) await page.keyboard.press(key);
    expect(await said(marks(page).nth(0))).toMatch(/: Present$/);
    expect(await said(marks(page).nth(1))).toMatch(/: Absent$/);
    expect(await said(marks(page).nth(2))).toMatch(/: Not marked$/);
    expect(await said(marks(page).nth(3))).toMatch(/: Excused$/);
    await page.keyboard.press("Control+z");
    expect(await said(marks(page).nth(3))).toMatch(/: Not marked$/);
    await page.keyboard.press("?");
    await until(() => page.getByRole("dialog").textContent(), /Student above or below/);
    await page.keyboard.press("Escape");
    await until(() => page.locator("[data-mark]:focus").count(), 1);
    await page.keyboard.press("*");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Submit" }).waitFor();
    await page.keyboard.press("Enter");
    await until(() => page.locator("footer").textContent(), /Submitted by/);
  });

  it("opens everything about a student by a long press, and a tap stays a tap", async () => {
    const touch = await visit(browser, homeroom, SLUG, "teacher", { hasTouch: true });
    const page = await open(touch, freshRegister());
    const box = await row(page, 3).boundingBox();
    const at = { x: box!.x + 330, y: box!.y + 30, pointerType: "touch", isPrimary: true };
    const pointer = { clientX: at.x, clientY: at.y, pointerType: "touch", isPrimary: true };
    await marks(page).nth(3).dispatchEvent("pointerdown", pointer);
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    await sheet.getByRole("button", { name: "Late" }).click();
    await sheet.getByRole("button", { name: "15" }).click();
    await sheet.getByLabel("Note").fill("Bus 4");
    await sheet.getByRole("button", { name: "Done" }).click();
    await until(() => row(page, 3).textContent(), /15 min.*Bus 4/);
    await page.touchscreen.tap(at.x, at.y - 64);
    await until(() => said(marks(page).nth(2)), /: Present$/);
    expect(touch.complaints).toEqual([]);
    await touch.context.close();
  });
});

describe("a roll on paper", () => {
  it("is taken, submitted and reopened without JavaScript", async () => {
    const plain = await visit(browser, homeroom, SLUG, "teacher", { javaScriptEnabled: false });
    const { page } = plain;
    await plain.go(freshRegister());
    const tap = (n: number) => row(page, n).locator("label:visible").click();
    await tap(0);
    for (let i = 0; i < 3; i++) await tap(1);
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.textContent("main")).toContain("2 marks saved");
    await page.getByRole("button", { name: "All present" }).click();
    await row(page, 4).getByRole("button").click();
    await page.getByLabel("Minutes late").fill("12");
    await page.getByLabel(/Late/).first().check();
    await page.getByRole("button", { name: "Save" }).click();
    expect(await row(page, 4).textContent()).toContain("12 min");
    await page.getByRole("button", { name: "Submit" }).click();
    expect(await page.textContent("main")).toMatch(/Present16L?Late1A?Absent1Excused0/);
    await page.getByRole("button", { name: "Submit" }).click();
    expect(await page.textContent("footer")).toContain("Submitted by Tendai Moyo");
    await page.getByRole("button", { name: "Reopen" }).click();
    await page.getByLabel("Why").fill("One came late");
    await page.getByRole("button", { name: "Reopen" }).click();
    await tap(0);
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.textContent("main")).toContain("1 mark saved");
    await plain.context.close();
  });

  it("keeps the colleague's mark and says so when both saved", async () => {
    const register = freshRegister();
    const plain = await visit(browser, homeroom, SLUG, "teacher", { javaScriptEnabled: false });
    await plain.go(register);
    const theirs = await open(colleague, register);
    await marks(theirs).first().focus();
    await theirs.keyboard.press("a");
    await until(() => state(theirs), "saved");
    await row(plain.page, 0).locator("label:visible").click();
    await plain.page.getByRole("button", { name: "Save" }).click();
    expect(await plain.page.textContent("main")).toMatch(/marked Absent at .* You chose Present/);
    expect(await said(marks(theirs).first())).toMatch(/: Absent$/);
    await plain.context.close();
  });

  it("hands what was tapped before JavaScript came over to the live roll", async () => {
    const page = teacher.page;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route("**/assets/*.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(homeroom.school(SLUG) + freshRegister(), { waitUntil: "commit" });
    // Before the styles are there every label shows.
    await until(async () => String(await row(page, 1).locator("label:visible").count()), "1");
    await row(page, 1).locator("label:visible").click();
    await row(page, 1).locator("label:visible").click();
    release();
    await until(() => said(marks(page).nth(1)), /: Late$/);
    await until(() => state(page), "saved");
    await page.unroute("**/assets/*.js");
    expect(teacher.complaints).toEqual([]);
  });
});

describe("the teacher's pages", () => {
  it.each([
    ["light", PHONE],
    ["dark", DESKTOP],
  ] as const)("give axe nothing to find (%s)", async (colorScheme, viewport) => {
    const register = freshRegister();
    const visitor = await visit(browser, homeroom, SLUG, "teacher", { colorScheme, viewport });
    const { page } = visitor;
    const { students } = await visitor.api(`classes/${classId}`);
    const paths = ["/teacher", "/teacher/classes", `/teacher/classes/${classId}`];
    for (const path of [...paths, `/students/${students[0].studentId}`]) {
      await visitor.go(path);
      expect(await axe(page), path).toEqual([]);
    }
    await open(visitor, register);
    await marks(page).first().click();
    expect(await axe(page), "roll").toEqual([]);
    await row(page, 2).locator("[data-details]").click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(300);
    expect(await axe(page), "sheet").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(300);
    expect(await axe(page), "submit").toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
