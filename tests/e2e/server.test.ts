import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SLUGS, demoEmail } from "../../scripts/demo/accounts";
import { type Harness, startHomeroom } from "../support/harness";

const stateDir = mkdtempSync(join(tmpdir(), "homeroom-e2e-"));
let homeroom: Harness;

beforeAll(async () => {
  homeroom = await startHomeroom({ demo: true, stateDir });
});
afterAll(async () => {
  await homeroom?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

async function api(slug: string, token: string | null, path: string, init: RequestInit = {}) {
  const response = await homeroom.fetch(slug, `/api/v1/${path}`, {
    ...init,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(init.body ? { "content-type": "application/json" } : {}),
    },
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the wire carries
  return body as any;
}

async function signIn(slug: string, account: (typeof DEMO_ACCOUNTS)[number]): Promise<string> {
  const body = JSON.stringify({ email: demoEmail(account, slug), password: DEMO_PASSWORD });
  const answer = await api(slug, null, "auth/login", { method: "POST", body });
  return answer.data.accessToken;
}

describe("the server that npm start brings up", () => {
  it.each(DEMO_SLUGS)("lets every demo account of %s in", async (slug) => {
    for (const account of DEMO_ACCOUNTS) {
      const me = await api(slug, await signIn(slug, account), "auth/me");
      expect(me.data.email).toBe(demoEmail(account, slug));
    }
  });

  it.each(DEMO_SLUGS)("shows the demo teacher of %s lessons of today", async (slug) => {
    const token = await signIn(slug, "teacher");
    const { data } = await api(slug, token, "registers?mine=true");
    expect(data.length).toBeGreaterThan(1);
    const students = await api(slug, token, "students");
    expect(students.meta.total).toBeGreaterThan(10);
  });

  it("shows a demo parent two children and nobody else", async () => {
    const { data } = await api("sakura", await signIn("sakura", "parent"), "students");
    expect(data).toHaveLength(2);
  });

  it("serves pages, their assets and the reference from its own host", async () => {
    const page = await homeroom.fetch(null, "/");
    const [asset = ""] = /\/assets\/[^"]+\.js/.exec(await page.text()) ?? [];
    for (const path of [asset, "/reference/swagger-ui-bundle.js", "/reference/swagger-ui.css"]) {
      const response = await homeroom.fetch("sakura", path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/javascript|css/);
    }
    const docs = await homeroom.fetch(null, "/api/docs");
    expect(await docs.text()).not.toMatch(/(src|href)="https?:/);
  });

  it("keeps mail with its links where a developer finds it", async () => {
    const email = demoEmail("accountant", "kilimani");
    await homeroom.fetch(null, "/forgot-password", {
      method: "POST",
      body: new URLSearchParams({ email }),
    });
    const [mail] = await homeroom.mails("kilimani", email);
    expect(mail?.links[0]).toContain(`localhost:${homeroom.port}`);
  });

  it("shuts its local door to whoever does not have the operator token", async () => {
    const response = await homeroom.fetch(null, "/__local/seed?slug=sakura", { method: "POST" });
    expect(response.status).toBe(401);
  });

  it("has everything that was acknowledged after a kill", async () => {
    const slug = "lincoln-ptsa";
    const token = await signIn(slug, "teacher");
    const registers = await api(slug, token, "registers?mine=true");
    const { id } = registers.data[0];
    const { data: before } = await api(slug, token, `registers/${id}`);
    if (before.state === "submitted") {
      const body = JSON.stringify({ reason: "A child came late." });
      await api(slug, token, `registers/${id}/reopen`, { method: "POST", body });
    }
    const studentId = before.roster[0].id;
    const marks = [{ studentId, code: "T", minutesLate: 7 }];
    const { data: answer } = await api(slug, token, `registers/${id}/marks`, {
      method: "PUT",
      body: JSON.stringify({ marks }),
    });
    expect(answer.marks[0].outcome).toBe("accepted");
    await homeroom.kill();
    homeroom = await startHomeroom({ demo: true, stateDir, port: homeroom.port });
    const { data: after } = await api(slug, await signIn(slug, "teacher"), `registers/${id}`);
    const mark = after.marks.find((one: { studentId: string }) => one.studentId === studentId);
    expect(mark).toMatchObject({ code: "T", minutesLate: 7 });
  });
});
