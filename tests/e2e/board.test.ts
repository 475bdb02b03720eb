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
let homeroom: Harness;
let browser: Browser;
let office: Visitor;
let teacher: Visitor;
/** A register of today of the teacher's own. */
let register: { id: string; classTitle: string; path: string };

beforeAll(async () => {
  [homeroom, browser] = await Promise.all([startHomeroom({ demo: true }), openBrowser()]);
  office = await visit(browser, homeroom, SLUG, "admin", { viewport: DESKTOP });
  teacher = await visit(browser, homeroom, SLUG, "teacher");
  const [first] = await teacher.api("registers?mine=true");
  const { id, classId, classTitle, on, startsAt, state } = first;
  if (state === "submitted") {
    await teacher.api(`registers/${id}/reopen`, { method: "POST", body: { reason: "One more." } });
  }
  const path = `/classes/${classId}/register/${on}?at=${startsAt.replace(":", "")}`;
  register = { id, classTitle, path };
});

afterAll(async () => {
  await browser?.close();
  await homeroom?.stop();
});

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

const cell = (page: Page) => page.locator(`[data-register="${register.id}"]:visible`).first();
const link = (page: Page) => page.locator("[data-link]").getAttribute("data-link");
const tally = (page: Page) => cell(page).getByRole("img").getAttribute("aria-label");
const state = (page: Page) => cell(page).getAttribute("data-state");

async function openBoard(): Promise<Page> {
  await office.go("/admin");
  await until(() => link(office.page), "live");
  return office.page;
}

describe("the board of today", () => {
  it("shows a teacher's marks within a second, and says who submitted", async () => {
    const page = await openBoard();
    await teacher.go(register.path);
    const marks = teacher.page.locator("[data-mark]");
    await marks.first().click();
    await until(() => state(page), "open");
    const before = await tally(page);
    await marks.nth(1).click();
    const tapped = Date.now();
    await until(async () => (await tally(page)) !== before, true);
    expect(Date.now() - tapped).toBeLessThan(1000);

    await teacher.page.getByRole("button", { name: "Submit" }).click();
    await teacher.page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await until(() => state(page), "submitted");
    await until(() => page.locator("[data-news]").textContent(), /submitted by Tendai Moyo\.$/);
    expect(office.complaints).toEqual([]);
  });

  it("names the absent by itself, with the class and the note", async () => {
    const page = await openBoard();
    // A lesson that no timetable has, later than all others.
    const late = register.id.replace(/\d{4}$/, "2350");
    const { roster, codes } = await teacher.api(`registers/${late}`);
    const absent = codes.find((code: { category: string }) => code.category === "absent");
    const mark = { studentId: roster[0].id, code: absent.code, note: "Bus broke down" };
    await teacher.api(`registers/${late}/marks`, { method: "PUT", body: { marks: [mark] } });
    await until(() => page.locator("main").innerText(), /Bus broke down · .*, 23:50/);
    await page.locator(`[data-register="${late}"]:visible`).waitFor();
  });

  it("says when it is cut off, and catches up by itself", async () => {
    const page = await openBoard();
    const reason = { reason: "One came late." };
    await office.context.setOffline(true);
    await until(() => link(page), "waiting");
    expect(await page.textContent("main")).toMatch(/As of \d\d:\d\d; trying again/);
    await teacher.api(`registers/${register.id}/reopen`, { method: "POST", body: reason });
    await office.context.setOffline(false);
    await until(() => link(page), "live", 20_000);
    await until(() => state(page), "open");
  });

  it("leads to the register, and to other days", async () => {
    const page = await openBoard();
    await cell(page).click();
    await page.waitForURL((url) => url.pathname + url.search === register.path);
    await page.goBack();
    await page.locator("input[name=on]").fill("2026-01-04");
    await page.waitForURL("**/admin?on=2026-01-04");
    await until(() => page.textContent("h1"), "Sunday, 4 January 2026");
    expect(await page.locator("[data-link]").count()).toBe(0);
    await page.getByRole("link", { name: "The day after" }).click();
    await page.waitForURL("**/admin?on=2026-01-05");
    await page.locator("main").getByRole("link", { name: "Today", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/admin" && url.search === "");
  });

  it("is all there without JavaScript", async () => {
    const plain = await visit(browser, homeroom, SLUG, "admin", { javaScriptEnabled: false });
    await plain.go("/admin");
    expect(await state(plain.page)).toBe("open");
    expect(await plain.page.textContent("main")).toMatch(/As of \d\d:\d\d/);
    await plain.page.locator("input[name=on]").fill("2026-01-04");
    await plain.page.getByRole("button", { name: "Show" }).click();
    expect(await plain.page.textContent("h1")).toBe("Sunday, 4 January 2026");
    await plain.context.close();
  });

  it("is refused calmly to those who do not see the school", async () => {
    await teacher.go("/admin");
    expect(await teacher.page.textContent("h1")).toBe("This is not yours to see");
  });
});

describe("the settings", () => {
  const CODES = "/admin/settings/codes";
  const form = () => office.page.locator("form#code");

  it("add, change, end and bring back an attendance code, whatever signs it has", async () => {
    const { page } = office;
    await office.go(`${CODES}/new`);
    await form().locator("input[name=code]").fill("P");
    await form().locator("input[name=label]").fill("Prefect duty");
    await form().getByText("Excused").click();
    await page.getByRole("button", { name: "Add the code" }).click();
    await until(() => form().innerText(), /This code is in use already\./);
    await form().locator("input[name=code]").fill("./");
    await form().locator("input[name=onSite]").check();
    await page.getByRole("button", { name: "Add the code" }).click();
    await page.waitForURL(`**${CODES}`);
    await page.getByRole("link", { name: "Prefect duty" }).click();
    await form().locator("input[name=label]").fill("Prefects");
    await form().locator("input[name='labels.sn']").fill("Vatungamiri");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(`**${CODES}`);
    await until(() => page.locator("main").innerText(), /Prefects\s+Vatungamiri\s+On the premises/);
    await page.getByRole("link", { name: "Prefects" }).click();
    await page.getByRole("button", { name: "End this code" }).click();
    await until(() => page.locator("main").innerText(), /Out of use[\s\S]*Prefects/);
    await page.getByRole("button", { name: "Undo" }).click();
    await until(() => page.getByRole("heading", { name: /Out of use/ }).count(), 0);
    const codes = await office.api("attendance-codes");
    expect(codes.find((one: { code: string }) => one.code === "./")).toMatchObject({
      category: "excused",
      label: "Prefects",
      labels: { en: "Prefects", sn: "Vatungamiri" },
      onSite: true,
      status: "active",
    });
  });

  it("keep one code for present, and say so", async () => {
    await office.go(`${CODES}/edit?code=P`);
    await office.page.getByRole("button", { name: "End this code" }).click();
    await until(
      () => office.page.getByRole("alert").innerText(),
      /One code for present must stay active\./,
    );
  });

  it("add a school and show its empty board with the way back", async () => {
    const { page } = office;
    await office.go("/admin/settings/schools/new");
    await page.getByRole("button", { name: "Add the school" }).click();
    await until(() => page.locator("form#school").innerText(), /Fill this in\./);
    await page.locator("input[name=name]").fill("Msasa Park Annexe");
    await page.getByRole("button", { name: "Add the school" }).click();
    await page.getByRole("link", { name: "Msasa Park Annexe", exact: true }).waitFor();
    await office.go("/admin");
    await page.locator("select[name=school]").selectOption({ label: "Msasa Park Annexe" });
    await page.getByRole("heading", { name: "Your school is ready for its people" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.locator("select[name=school]").selectOption({ label: "Msasa Park Primary School" });
    await cell(page).waitFor();
  });

  it("take a name and a colour without JavaScript, and show what is kept at once", async () => {
    const plain = await visit(browser, homeroom, SLUG, "admin", { javaScriptEnabled: false });
    const { page } = plain;
    await plain.go("/admin/settings");
    await page.locator("input[name=name]").fill("M");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.locator("form#organisation").innerText()).toMatch(
      /Use at least 2 characters\./,
    );
    await page.locator("input[name=name]").fill("Msasa Park School");
    await page.getByText("The standard teal").click();
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.getByRole("status").first().innerText()).toMatch(/within half a minute/);
    expect(await page.locator("input[name=name]").inputValue()).toBe("Msasa Park School");
    expect(await page.getByLabel("The standard teal").isChecked()).toBe(true);
    await plain.context.close();
  });
});

const PAGES = [
  "/admin",
  "/admin?on=2026-01-04",
  "/admin/settings",
  "/admin/settings/schools",
  "/admin/settings/schools/new",
  "/admin/settings/codes",
  "/admin/settings/codes/new",
  "/admin/settings/codes/edit?code=A",
  "/admin/settings/office",
];

describe("axe finds nothing", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
      it(`on a ${colorScheme} ${name}`, async () => {
        const visitor = await visit(browser, homeroom, SLUG, "admin", { colorScheme, viewport });
        for (const path of PAGES) {
          await visitor.go(path);
          expect(await axe(visitor.page), path).toEqual([]);
        }
        expect(visitor.complaints).toEqual([]);
        await visitor.context.close();
      });
    }
  }
});
