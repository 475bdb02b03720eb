import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids";
import { adminToken, call, tokenFor } from "#tests/support/api";
import { aGuardian, withRole } from "#tests/support/attendance";
import { LiveClient, upgrade } from "#tests/support/live";
import { aRoll, type TestRoll } from "#tests/support/roll";
import { makeTenant, PASSWORD, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let roll: TestRoll;

beforeAll(async () => {
  tenant = await makeTenant();
  roll = await aRoll(tenant);
});

async function refusal(options: Parameters<typeof upgrade>[1]) {
  const response = await upgrade(tenant, options);
  const body = (await response.json()) as { error: { code: string } };
  expect(body).toMatchObject({ success: false, requestId: expect.any(String) });
  return [response.status, body.error.code];
}

const ours = () => `http://${tenant.host}`;
const cookie = () => `__Host-access=${roll.teacherToken}`;

describe("GET /api/v1/live", () => {
  it("lets a teacher in with a bearer token, or a browser with its cookie from our own pages", async () => {
    const ways: Parameters<typeof upgrade>[1][] = [
      { token: roll.teacherToken },
      { token: roll.teacherToken, headers: { origin: ours() } },
      { headers: { cookie: cookie(), origin: ours() } },
    ];
    for (const options of ways) {
      const response = await upgrade(tenant, options);
      expect(response.status).toBe(101);
      const client = new LiveClient(response.webSocket as WebSocket);
      expect((await client.watch(roll.register)).register.head.id).toBe(roll.register);
      client.hangUp();
    }
  });

  it("gives a browser whose access token ran out its new cookies with the upgrade", async () => {
    const login = await call(tenant.host, "POST", "/api/v1/auth/login", {
      body: { email: tenant.adminEmail, password: PASSWORD },
    });
    const headers = {
      cookie: `__Host-refresh=${login.body.data.refreshToken}`,
      origin: ours(),
    };
    const response = await upgrade(tenant, { headers });
    expect(response.status).toBe(101);
    const cookies = response.headers.getSetCookie().map((one) => one.split("=")[0]);
    expect(cookies).toEqual(expect.arrayContaining(["__Host-access", "__Host-refresh"]));
    response.webSocket?.accept();
    response.webSocket?.close(1000);
  });

  it("wants a session, and never looks at a token in the address", async () => {
    expect(await refusal({})).toEqual([401, "UNAUTHENTICATED"]);
    expect(await refusal({ token: "a.b.c" })).toEqual([401, "UNAUTHENTICATED"]);
    const schoolId = `${tenant.schoolId}&access_token=${roll.teacherToken}`;
    expect(await refusal({ schoolId })).toEqual([401, "UNAUTHENTICATED"]);
  });

  it("refuses other origins and cookies without one", async () => {
    const foreign = { cookie: cookie(), origin: "https://evil.example" };
    expect(await refusal({ headers: foreign })).toEqual([403, "FORBIDDEN"]);
    expect(await refusal({ headers: { cookie: cookie() } })).toEqual([403, "FORBIDDEN"]);
    expect(
      await refusal({ token: roll.teacherToken, headers: { origin: "https://evil.example" } }),
    ).toEqual([403, "FORBIDDEN"]);
  });

  it("refuses families, other schools and what is no WebSocket", async () => {
    const guardianId = await aGuardian(tenant, roll.students[0] ?? "");
    await withRole(tenant, guardianId, { role: "guardian", schoolId: tenant.schoolId });
    const token = await tokenFor(tenant, guardianId);
    expect(await refusal({ token })).toEqual([403, "FORBIDDEN"]);

    const admin = await adminToken(tenant);
    const neighbour = await makeTenant();
    for (const schoolId of [neighbour.schoolId, newId("sch")]) {
      expect(await refusal({ token: admin, schoolId })).toEqual([404, "NOT_FOUND"]);
    }
    expect(await refusal({ token: admin, schoolId: "" })).toEqual([400, "VALIDATION_ERROR"]);
    expect(await refusal({ token: admin, headers: { upgrade: "h2c" } })).toEqual([
      400,
      "VALIDATION_ERROR",
    ]);
  });

  it("does not let in a person who is not active any more", async () => {
    const gone = await aRoll(tenant);
    await tenant
      .asSystem()
      .db.run(sql`update people set status = 'inactive' where id = ${gone.teacher}`);
    expect(await refusal({ token: gone.teacherToken })).toEqual([403, "FORBIDDEN"]);
  });

  it("passes no header of the client on as an identity", async () => {
    const forged = encodeURIComponent(JSON.stringify({ person: { id: "stf_boss" }, read: "all" }));
    const response = await upgrade(tenant, {
      token: roll.teacherToken,
      headers: { "x-homeroom-live-identity": forged },
    });
    const client = new LiveClient(response.webSocket as WebSocket);
    await client.watch(roll.register);
    const { people } = await client.next("presence");
    expect(people.map(({ id }) => id)).toEqual([roll.teacher]);
  });
});
