import { beforeAll, describe, expect, it } from "vitest";
import { call } from "#tests/support/api";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
const form = { "content-type": "application/x-www-form-urlencoded" };

beforeAll(async () => {
  school = await makeTenant();
});

describe("the web app's door", () => {
  it("takes forms from its own pages only", async () => {
    const origin = "https://evil.example";
    for (const headers of [
      { ...form, origin },
      { ...form, "sec-fetch-site": "cross-site" },
    ]) {
      const answer = await call(school.host, "POST", "/sign-in", { body: "email=a", headers });
      expect(answer.status).toBe(403);
    }
  });

  it("takes nothing but forms, and none without end", async () => {
    const json = await call(school.host, "POST", "/sign-in", { body: { email: "a" } });
    expect(json.status).toBe(415);
    const body = `email=${"a".repeat(2 * 1024 * 1024)}`;
    const large = await call(school.host, "POST", "/sign-in", { body, headers: form });
    expect(large.status).toBe(413);
  });

  it("says so on a page when there is no school at an address", async () => {
    const answer = await call("nobody.localhost", "GET", "/");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.body).toContain("There is no school at this address.");
  });
});
