import { beforeAll, describe, expect, it } from "vitest";
import { getAccount, INVITATION_SECONDS, joinTenant } from "#domain/auth/index";
import { invitePerson } from "#domain/communications/index";
import { createStaff, disableUser, listUsers, StaffCreate, UserQuery } from "#domain/people/index";
import { newId } from "#platform/ids";
import { aGuardian, aStudent, refused } from "#tests/support/people";
import { makeTenant, type TestTenant, testControl } from "#tests/support/tenant";

let school: TestTenant;
let personId: string;
const email = "tariro@mail.example";

beforeAll(async () => {
  school = await makeTenant();
  const draft = StaffCreate.parse({
    givenName: "Tariro",
    email,
    roles: [{ role: "teacher", schoolId: school.schoolId }],
  });
  personId = (await createStaff(school.asAdmin(), draft)).id;
});

const account = (ctx = school.asAdmin()) => getAccount(ctx, testControl(), personId);

describe("how a person stands with signing in", () => {
  it("is nothing, then invited, then run out, as time goes by", async () => {
    expect(await account()).toEqual({ state: "none", email: null, invitedAt: null, until: null });
    await invitePerson(school.asAdmin(), testControl(), { personId });
    const invited = await account();
    expect(invited.state).toBe("invited");
    const lasts = Date.parse(invited.until ?? "") - Date.parse(invited.invitedAt ?? "");
    expect(lasts).toBe(INVITATION_SECONDS * 1000);
    const ctx = school.asAdmin();
    const later = { ...ctx, now: ctx.now + (INVITATION_SECONDS + 1) * 1000 };
    expect((await account(later)).state).toBe("expired");
  });

  it("is an account with its address, until somebody shuts it", async () => {
    const who = { identityId: newId("idn"), email, passwordHash: null };
    await joinTenant(testControl(), who, { tenantId: school.id, personId });
    expect(await account()).toMatchObject({ state: "active", email });
    await disableUser(school.asAdmin(), testControl(), personId);
    expect(await account()).toMatchObject({ state: "disabled", email });
  });

  it("is told to whoever may see accounts, of their own school alone", async () => {
    const teacher = school.asRole("teacher", "stf_somebody", school.schoolId);
    await refused(account(teacher), "FORBIDDEN");
    const other = await makeTenant();
    expect((await account(other.asAdmin())).state).toBe("none");
  });
});

describe("the list of staff", () => {
  it("leaves guardians and students out", async () => {
    const guardian = await aGuardian(school, [await aStudent(school)]);
    const list = (query: object) => listUsers(school.asAdmin(), UserQuery.parse(query));
    const everybody = (await list({ status: "all" })).items.map(({ id }) => id);
    expect(everybody).toContain(guardian.id);
    const staff = await list({ kind: "staff", status: "all" });
    expect(staff.items.map(({ id }) => id).sort()).toEqual([school.adminId, personId].sort());
    expect(staff.total).toBe(2);
  });
});
