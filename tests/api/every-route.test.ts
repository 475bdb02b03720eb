import { beforeAll, describe, expect, it } from "vitest";
import { type Right, ROLE_PERMISSIONS, ROLES } from "#domain/auth/index";
import { newId } from "#platform/ids";
import { adminToken, call } from "#tests/support/api";
import { sessionAs } from "#tests/support/session";
import { makeTenant, type TestTenant } from "#tests/support/tenant";
import type { Route } from "#worker/api/route";
import { apiRoutes } from "#worker/api/routes/index";

let school: TestTenant;
let admin: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  school = await makeTenant();
  admin = await adminToken(school);
  for (const role of ROLES) tokens[role] = await sessionAs(school, role);
});

const PREFIX_BY_TAG: Record<string, Parameters<typeof newId>[0]> = {
  students: "stu",
  users: "stf",
  guardians: "gua",
  households: "hou",
  schools: "sch",
  classes: "cls",
  courses: "crs",
  "academic-sessions": "acs",
  enrollments: "enr",
  imports: "imp",
};

/** The route's path with ids that nobody has: another tenant's ids look the same from here. */
function pathOf(route: Route): string {
  const prefix = PREFIX_BY_TAG[route.path.split("/")[1] ?? ""] ?? "stu";
  return `/api/v1${route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "code") return "ZZ";
    return route.path.startsWith("/registers")
      ? `reg_${newId("cls").slice(4)}_20261120_0900`
      : newId(prefix);
  })}`;
}

function send(route: Route, options: Parameters<typeof call>[3] = {}) {
  const wantsBody = route.method !== "get" && route.method !== "delete";
  const body = "body" in options ? options.body : wantsBody && !route.multipart ? {} : undefined;
  return call(school.host, route.method.toUpperCase(), pathOf(route), { ...options, body });
}

function expectRefusal(answer: Awaited<ReturnType<typeof call>>, route: Route, statuses: number[]) {
  const where = `${route.method} ${route.path}: ${JSON.stringify(answer.body)}`;
  expect(statuses, where).toContain(answer.status);
  expect(answer.body, where).toMatchObject({
    success: false,
    error: { code: expect.any(String), message: expect.any(String), details: expect.any(Array) },
    requestId: expect.stringMatching(/^req_/),
    timestamp: expect.any(String),
  });
}

const guarded = apiRoutes.filter((route) => route.access !== "public");
const withBody = apiRoutes.filter((route) => route.body);

describe("every API route", () => {
  it("is named once and says what it is", () => {
    const ids = apiRoutes.map((route) => route.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const paths = apiRoutes.map((route) => `${route.method} ${route.path}`);
    expect(new Set(paths).size).toBe(paths.length);
    expect(apiRoutes.length).toBeGreaterThan(60);
  });

  it("refuses a stranger and every broken token", async () => {
    const [head, payload] = admin.split(".");
    const broken = ["garbage", `${head}.${payload}.`, `${head}.${payload}.AAAA`, `${admin}x`];
    for (const route of guarded) {
      expectRefusal(await send(route), route, [401]);
      for (const token of broken) expectRefusal(await send(route, { token }), route, [401]);
    }
  });

  it("refuses the roles whose catalogue does not hold its right, and no others", async () => {
    for (const route of guarded) {
      if (route.access === "session") continue;
      for (const role of ROLES) {
        const holds = ROLE_PERMISSIONS[role].some((one) =>
          one.startsWith(`${route.access as Right}:`),
        );
        const answer = await send(route, { token: tokens[role] ?? "" });
        const where = `${role} ${route.method} ${route.path}: ${JSON.stringify(answer.body)}`;
        if (holds) expect(answer.status, where).not.toBe(401);
        else expect(answer.status, where).toBe(403);
        expect(answer.status, where).toBeLessThan(500);
      }
    }
  });

  it("answers ids that are not here with NOT_FOUND or a named field, never an error of ours", async () => {
    for (const route of guarded.filter((one) => one.path.includes("{"))) {
      const answer = await send(route, { token: admin });
      expectRefusal(answer, route, route.body || route.multipart ? [400, 404] : [404]);
    }
  });

  it("names broken JSON, a wrong media type, an oversized body and a body that is no object", async () => {
    const json = { "content-type": "application/json" };
    for (const route of withBody) {
      const token = admin;
      expectRefusal(await send(route, { token, body: "{", headers: json }), route, [400]);
      expectRefusal(await send(route, { token, body: "[1]", headers: json }), route, [400]);
      const nested = `${"[".repeat(500)}${"]".repeat(500)}`;
      expectRefusal(await send(route, { token, body: nested, headers: json }), route, [400]);
      expectRefusal(
        await send(route, { token, body: "a=1", headers: { "content-type": "text/plain" } }),
        route,
        [415],
      );
      const large = JSON.stringify({ note: "x".repeat(4 * 1024 * 1024) });
      expectRefusal(await send(route, { token, body: large, headers: json }), route, [413]);
    }
  });

  it("takes hostile paths and queries without falling over", async () => {
    const hostile = [
      "'",
      "%00",
      "../../x",
      "%F0%9F%92%A9",
      "x".repeat(2000),
      "%25",
      "1;drop table people",
    ];
    for (const route of apiRoutes) {
      for (const value of hostile) {
        const path = `/api/v1${route.path.replace(/\{\w+\}/g, encodeURIComponent(value))}`;
        const query = `?q=${encodeURIComponent(value)}&page=${encodeURIComponent(value)}&on=${encodeURIComponent(value)}&sort=${encodeURIComponent(value)}`;
        const answer = await call(school.host, route.method.toUpperCase(), path + query, {
          token: admin,
          ...(route.body ? { body: { name: value, id: value } } : {}),
        });
        const where = `${route.method} ${route.path} ${value.slice(0, 20)}: ${JSON.stringify(answer.body).slice(0, 300)}`;
        expect(answer.status, where).toBeLessThan(500);
      }
    }
  }, 120_000);
});
