import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { REFRESH_GRACE_SECONDS } from "#domain/auth/constants";
import { call } from "#tests/support/api";
import { makeTenant, PASSWORD, type TestTenant, testControl } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  school = await makeTenant();
  other = await makeTenant();
});

function login(host: string, body: unknown) {
  return call(host, "POST", "/api/v1/auth/login", { body });
}

const credentials = () => ({ email: school.adminEmail, password: PASSWORD });

describe("POST /auth/login", () => {
  it("answers with tokens and the person", async () => {
    const { status, body } = await login(school.host, credentials());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      data: {
        expiresIn: 600,
        user: {
          email: school.adminEmail,
          roles: [{ role: "org_admin", schoolId: null }],
          tenant: { slug: school.slug },
        },
      },
    });
    expect(body.data.accessToken.split(".")).toHaveLength(3);
  });

  it("works on the bare host for a login with one school", async () => {
    const { status, body } = await login("localhost", credentials());
    expect(status).toBe(200);
    expect(body.data.user.tenant.slug).toBe(school.slug);
  });

  it("gives the same answer for a wrong password, an unknown address and another school's host", async () => {
    const answers = await Promise.all([
      login(school.host, { ...credentials(), password: "wrong password" }),
      login(school.host, { email: "nobody@nowhere.example", password: "wrong password" }),
      login(other.host, credentials()),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.body.error).toEqual(answers[0]?.body.error);
    }
  });

  it("names each field that is wrong", async () => {
    const { status, body } = await login(school.host, { email: "nope" });
    expect(status).toBe(400);
    expect(body.error.code).toBe("VALIDATION_ERROR");
    expect(body.error.details.map((one: { field: string }) => one.field).sort()).toEqual([
      "email",
      "password",
    ]);
  });

  it("answers broken JSON, another media type and an oversized body in the agreed shape", async () => {
    const json = { "content-type": "application/json" };
    const broken = await call(school.host, "POST", "/api/v1/auth/login", {
      body: "{",
      headers: json,
    });
    expect([broken.status, broken.body.error.code]).toEqual([400, "VALIDATION_ERROR"]);
    const form = await call(school.host, "POST", "/api/v1/auth/login", {
      body: "email=x",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect([form.status, form.body.error.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    const large = await call(school.host, "POST", "/api/v1/auth/login", {
      body: JSON.stringify({ email: "x".repeat(100_000) }),
      headers: json,
    });
    expect([large.status, large.body.error.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });
});

describe("access tokens", () => {
  it("are refused on another school's host, when they are tampered with, and when there is none", async () => {
    const { body } = await login(school.host, credentials());
    const token: string = body.data.accessToken;
    const me = (host: string, given?: string) =>
      call(host, "GET", "/api/v1/auth/me", given ? { token: given } : {});
    expect((await me(school.host, token)).status).toBe(200);
    expect((await me("localhost", token)).status).toBe(200);
    expect((await me(other.host, token)).status).toBe(401);
    const [header, payload, signature] = token.split(".");
    const unsigned = `${btoa('{"alg":"none","typ":"at+jwt"}').replaceAll("=", "")}.${payload}.`;
    expect((await me(school.host, unsigned)).status).toBe(401);
    expect(
      (await me(school.host, `${header}.${payload}.${signature?.slice(0, -4)}AAAA`)).status,
    ).toBe(401);
    expect((await me(school.host, "garbage")).status).toBe(401);
    expect((await me(school.host)).status).toBe(401);
  });

  it("can be verified with the published key", async () => {
    const { body } = await call(school.host, "GET", "/.well-known/jwks.json");
    expect(body.keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
    expect(body.keys[0].d).toBeUndefined();
  });
});

describe("refresh tokens", () => {
  const refresh = (refreshToken: string) =>
    call(school.host, "POST", "/api/v1/auth/refresh", { body: { refreshToken } });

  it("rotate, and a lost answer can be asked for again once", async () => {
    const first = (await login(school.host, credentials())).body.data.refreshToken;
    const second = await refresh(first);
    expect(second.status).toBe(200);
    expect(second.body.data.refreshToken).not.toBe(first);
    const again = await refresh(first);
    expect(again.body.data.refreshToken).toBe(second.body.data.refreshToken);
    expect((await refresh(second.body.data.refreshToken)).status).toBe(200);
  });

  it("end the whole family when a spent one comes back", async () => {
    const first = (await login(school.host, credentials())).body.data.refreshToken;
    const second = (await refresh(first)).body.data.refreshToken;
    const third = (await refresh(second)).body.data.refreshToken;
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(third)).status).toBe(401);
  });

  it("end the family when the grace has passed", async () => {
    const first = (await login(school.host, credentials())).body.data.refreshToken;
    const second = (await refresh(first)).body.data.refreshToken;
    const past = Date.now() - (REFRESH_GRACE_SECONDS + 1) * 1000;
    await testControl().db.run(sql`update sessions set rotated_at = ${past}`);
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(second)).status).toBe(401);
  });

  it("leave one living descendant of twenty parallel refreshes", async () => {
    const first = (await login(school.host, credentials())).body.data.refreshToken;
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first)));
    const tokens = answers
      .filter((one) => one.status === 200)
      .map((one) => one.body.data.refreshToken);
    expect(new Set(tokens).size).toBe(1);
    expect((await refresh("x".repeat(43))).status).toBe(401);
  });

  it("end with logout", async () => {
    const { refreshToken, accessToken } = (await login(school.host, credentials())).body.data;
    const out = await call(school.host, "POST", "/api/v1/auth/logout", {
      token: accessToken,
      body: { refreshToken },
    });
    expect(out.status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(401);
  });
});

describe("the API as a whole", () => {
  it("reports its health", async () => {
    const { status, body } = await call("localhost", "GET", "/api/health");
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: "ok", version: expect.any(String) });
  });

  it("answers unknown routes and unknown schools in the agreed shape", async () => {
    for (const [host, path] of [
      [school.host, "/api/v1/nothing"],
      ["no-such.localhost", "/api/v1/auth/me"],
    ]) {
      const { status, body } = await call(host ?? "", "GET", path ?? "");
      expect(status).toBe(404);
      expect(body).toMatchObject({ success: false, error: { code: "NOT_FOUND", details: [] } });
    }
  });

  it("refuses a state change that another site sends with the person's cookies", async () => {
    const { status } = await call(school.host, "POST", "/api/v1/auth/logout", {
      body: {},
      headers: { cookie: "__Host-access=x", origin: "https://evil.example" },
    });
    expect(status).toBe(403);
  });
});
