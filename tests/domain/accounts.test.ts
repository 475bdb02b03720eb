import { createExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import {
  acceptInvitation,
  checkCredentials,
  findInvitation,
  isResetTokenValid,
  refreshSession,
  resetPassword,
} from "#domain/auth/index";
import { invitePerson, listMails, sendPasswordReset } from "#domain/communications/index";
import { createStaff, disableUser } from "#domain/people/index";
import { consume } from "#queues/consume";
import { call } from "#tests/support/api";
import { expectAudit } from "#tests/support/audit";
import { makeTenant, PASSWORD, type TestTenant, testControl, testEnv } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  school = await makeTenant();
  other = await makeTenant();
});

async function aTeacher(email: string | undefined, tenant = school) {
  return createStaff(tenant.asAdmin(), {
    givenName: "Tendai",
    familyName: "Moyo",
    email,
    roles: [{ role: "teacher", schoolId: tenant.schoolId }],
  } as never);
}

/** Lets the queue send what waits, and returns the token in the newest mail to an address. */
async function mailedToken(tenant: TestTenant, to: string): Promise<string> {
  const queued: unknown[] = [];
  const env = {
    ...testEnv(),
    JOBS: {
      sendBatch: async (all: { body: unknown }[]) =>
        void queued.push(...all.map((one) => one.body)),
    },
  };
  const message = (body: unknown) => ({
    id: crypto.randomUUID(),
    timestamp: new Date(),
    attempts: 1,
    body,
    ack: () => undefined,
    retry: () => undefined,
  });
  const batch = (bodies: unknown[]) =>
    ({ queue: "homeroom-jobs", messages: bodies.map(message) }) as never;
  await consume(
    batch([{ kind: "outbox", tenantId: tenant.id }]),
    env as never,
    createExecutionContext(),
  );
  await consume(batch(queued), testEnv(), createExecutionContext());
  const mail = (await listMails(tenant.asSystem())).find((one) => one.to === to);
  const link = /href="([^"]+)"/.exec(mail?.html ?? "")?.[1] ?? "";
  return link.split("/").at(-1) ?? "";
}

const prove = (email: string, password: string) =>
  checkCredentials(testControl(), { email, password });

function accept(token: string, password: string) {
  return acceptInvitation(testControl(), { token, password }, prove);
}

describe("an invitation", () => {
  it("comes by mail, sets a password once, and lets the person in with their role", async () => {
    const teacher = await aTeacher("tendai@mail.example");
    await invitePerson(school.asAdmin(), testControl(), { personId: teacher.id });
    await expectAudit(school, "invitation.sent", teacher.id);
    const token = await mailedToken(school, "tendai@mail.example");
    expect(await findInvitation(testControl(), token)).toMatchObject({ hasAccount: false });
    await accept(token, "a fresh password");
    await expect(accept(token, "another password")).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    const signedIn = await call(school.host, "POST", "/api/v1/auth/login", {
      body: { email: "Tendai@Mail.example", password: "a fresh password" },
    });
    expect(signedIn.body.data.user).toMatchObject({ id: teacher.id, roles: [{ role: "teacher" }] });
  });

  it("adds a second school to a login that proves itself with its own password", async () => {
    const teacher = await aTeacher("both@mail.example");
    await invitePerson(school.asAdmin(), testControl(), { personId: teacher.id });
    await accept(await mailedToken(school, "both@mail.example"), "first password");
    const again = await aTeacher("both@mail.example", other);
    await invitePerson(other.asAdmin(), testControl(), { personId: again.id });
    const token = await mailedToken(other, "both@mail.example");
    await expect(accept(token, "a guess of mine")).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await accept(token, "first password");
    const { memberships } = await prove("both@mail.example", "first password");
    expect(memberships.map((one) => one.tenantId).sort()).toEqual([school.id, other.id].sort());
    const unsure = await call("localhost", "POST", "/api/v1/auth/login", {
      body: { email: "both@mail.example", password: "first password" },
    });
    expect(unsure.body.error).toMatchObject({
      code: "VALIDATION_ERROR",
      details: [{ field: "tenant" }],
    });
  });

  it("does not hand over the account of somebody who has one", async () => {
    const teacher = await aTeacher("owner@mail.example");
    await invitePerson(school.asAdmin(), testControl(), { personId: teacher.id });
    await accept(await mailedToken(school, "owner@mail.example"), "a fresh password");
    await invitePerson(school.asAdmin(), testControl(), {
      personId: teacher.id,
      email: "thief@mail.example",
    });
    const token = await mailedToken(school, "thief@mail.example");
    await expect(accept(token, "stolen password")).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("does not open a closed account again", async () => {
    const teacher = await aTeacher("closed@mail.example");
    await invitePerson(school.asAdmin(), testControl(), { personId: teacher.id });
    await accept(await mailedToken(school, "closed@mail.example"), "a fresh password");
    await invitePerson(school.asAdmin(), testControl(), { personId: teacher.id });
    const token = await mailedToken(school, "closed@mail.example");
    await disableUser(school.asAdmin(), testControl(), teacher.id);
    await expect(accept(token, "a fresh password")).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is refused without an address, for strangers, other roles and people who are not here", async () => {
    const teacher = await aTeacher(undefined);
    const admin = school.asAdmin();
    const input = { personId: teacher.id };
    await expect(invitePerson(admin, testControl(), input)).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await expect(invitePerson(school.asStranger(), testControl(), input)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(
      invitePerson(school.asRole("teacher", teacher.id), testControl(), input),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      invitePerson(other.asAdmin(), testControl(), { ...input, email: "x@y.example" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const branch = school.asRole("school_admin", "stf_x");
    await expect(
      invitePerson(branch, testControl(), { personId: school.adminId, email: "x@y.example" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a password reset", () => {
  it("ends every session, works once, and is silent about unknown addresses", async () => {
    const login = (password: string) =>
      call(school.host, "POST", "/api/v1/auth/login", {
        body: { email: school.adminEmail, password },
      });
    const { refreshToken } = (await login(PASSWORD)).body.data;
    await sendPasswordReset(testControl(), "nobody@nowhere.example");
    await sendPasswordReset(testControl(), school.adminEmail.toUpperCase());
    const token = await mailedToken(school, school.adminEmail);
    expect(await isResetTokenValid(testControl(), token)).toBe(true);
    await resetPassword(testControl(), { token, password: "quite another one" });
    await expect(
      resetPassword(testControl(), { token, password: "again and again" }),
    ).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(refreshSession(testControl(), refreshToken)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect((await login(PASSWORD)).status).toBe(401);
    expect((await login("quite another one")).status).toBe(200);
  });
});
