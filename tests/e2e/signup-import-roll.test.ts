import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, type Browser, DESKTOP, openBrowser, type Page, PHONE } from "../support/browser";
import { type Harness, startHomeroom } from "../support/harness";
import { schoolRoster } from "../support/school-roster";

const SLUG = "mlimani";
const DOMAIN = "mlimani.example";
const PASSWORD = "four quiet words here";
const folder = mkdtempSync(join(tmpdir(), "homeroom-rosters-"));
let homeroom: Harness;
let browser: Browser;
let office: Page;

beforeAll(async () => {
  [homeroom, browser] = await Promise.all([startHomeroom(), openBrowser()]);
  const context = await browser.newContext({ locale: "en-GB", viewport: DESKTOP });
  office = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await homeroom?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => homeroom.school(SLUG) + path;
const seen = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

async function upload(name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  await office.goto(at("/admin/import"));
  await office.locator("input[type=file]").setInputFiles(file);
  await office.getByRole("button", { name: "Check the file" }).click();
  await office.waitForURL(/\/admin\/import\/imp_/);
  await office.locator("button[value=commit]").waitFor({ timeout: 60_000 });
}

/** The number in a row of the table of what is new, changed, unchanged and gone. */
const count = (kind: string, column: number) =>
  office
    .getByRole("row", { name: new RegExp(`^${kind} `) })
    .getByRole("cell")
    .nth(column);

describe("a new school", () => {
  it("signs up and is told where to begin", async () => {
    await office.goto(`${homeroom.url}/sign-up`);
    await office.getByLabel("Name of the school").fill("Mlimani Primary");
    await office.locator("input[name=kind][value=primary]").check();
    await office.locator("select[name=country]").selectOption("TZ");
    await office.locator("input[name=slug]").fill(SLUG);
    await office.locator("input[name=givenName]").fill("Asha");
    await office.locator("input[name=familyName]").fill("Mushi");
    await office.locator("input[name=email]").fill(`head@${DOMAIN}`);
    await office.locator("input[name=password]").fill(PASSWORD);
    await office.locator("input[name=password]").press("Enter");
    await office.waitForURL((url) => url.href.startsWith(at("/admin")), { timeout: 60_000 });
    // The preset of the country greets in Swahili; this test reads English.
    await office.context().addCookies([{ name: "locale", value: "en", url: at("/") }]);
    await office.goto(at("/admin"));
    await office.locator("main a[href='/admin/import']").waitFor();
    expect(await axe(office)).toEqual([]);
  });

  it("looks at its roster before anything is written, then writes it", async () => {
    await upload("roster.zip", schoolRoster({ domain: DOMAIN }));
    await expect.poll(() => count("People", 0).innerText()).toBe("26");
    expect(await count("Classes", 0).innerText()).toBe("2");
    expect(await axe(office)).toEqual([]);
    const preview = office.url();
    await office.goto(at("/admin/people"));
    await seen(office, "No students yet");
    await office.goto(preview);
    await office.getByRole("button", { name: "Write the changes" }).click();
    await seen(office, "The import is written");
    await office.goto(at("/admin/people"));
    await seen(office, "24 found");
    await seen(office, "0001");
  });

  it("refuses to end more than half until the number is typed, and undoes it", async () => {
    await upload("short.zip", schoolRoster({ domain: DOMAIN, classes: 1, studentsPerClass: 2 }));
    await seen(office, /23 of 26 enrollments end\./);
    await office.getByLabel("Enrollments that end").fill("22");
    await office.getByRole("button", { name: "Write the changes" }).click();
    await office.getByRole("alert").waitFor();
    await office.getByLabel("Enrollments that end").fill("23");
    await office.getByRole("button", { name: "Write the changes" }).click();
    await seen(office, "The import is written");
    await office.goto(at("/admin/classes"));
    await seen(office, "Standard 1");
    await office.goto(at("/admin/import"));
    await office.getByRole("link", { name: "short.zip" }).click();
    await office.getByRole("button", { name: "Undo this import" }).click();
    await seen(office, "The import is undone");
    await office.goto(at("/admin/people"));
    await seen(office, "24 found");
  });

  it("gives every class a daily register, which the board then waits for", async () => {
    await office.goto(at("/admin/timetable/daily"));
    for (const box of await office.locator("input[name=weekday]").all()) await box.check();
    await office.getByLabel("Begins").fill("00:01");
    await office.getByLabel("Ends").fill("23:58");
    await office.getByRole("button", { name: "Give them these times" }).click();
    await office.waitForURL(at("/admin"));
    await seen(office, "0 of 2 submitted");
    expect(await axe(office)).toEqual([]);
  });
});

describe("a teacher of the new school", () => {
  let teacher: Page;

  it("is invited by the office, follows the mail and is in", async () => {
    await office.goto(at("/admin/people/staff?q=teacher1"));
    await office.getByRole("link", { name: "Neema Banda" }).click();
    await seen(office, "Not invited yet.");
    await office.getByRole("button", { name: "Invite to sign in" }).click();
    await seen(office, "The invitation is on its way.");
    const [mail] = await homeroom.mails(SLUG, `teacher1@${DOMAIN}`);
    await office.goto(at("/outbox"));
    await seen(office, mail?.subject ?? "no mail");
    const link = mail?.links.find((one) => one.includes("/invitation/")) ?? "";
    const context = await browser.newContext({ locale: "en-GB", viewport: PHONE });
    teacher = await context.newPage();
    await teacher.goto(link);
    await teacher.locator("input[name=password]").fill(PASSWORD);
    await teacher.locator("input[name=password]").press("Enter");
    await teacher.waitForURL(/\/teacher/);
    await context.addCookies([{ name: "locale", value: "en", url: at("/") }]);
  });

  it("takes the roll while the office sees the board fill", async () => {
    await office.goto(at("/admin"));
    await seen(office, "0 of 2 submitted");
    await teacher.goto(at("/teacher"));
    await teacher.locator("main a[href*='/register/']").first().click();
    await teacher.getByRole("button", { name: "All present" }).click();
    const first = teacher.locator("[data-mark]").first();
    await expect.poll(() => first.getAttribute("aria-label")).toMatch(/: Present$/);
    await first.click();
    await first.click();
    await expect.poll(() => first.getAttribute("aria-label")).toMatch(/: Absent/);
    await teacher.getByRole("button", { name: "Submit" }).click();
    await teacher.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await seen(office, "1 of 2 submitted");
    await expect
      .poll(() => office.locator("main a[href^='/admin/people/stu_']").count(), { timeout: 15_000 })
      .toBe(1);
  });
});
