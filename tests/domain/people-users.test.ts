import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { memberships, sessions } from "#domain/auth/control-tables";
import {
  accountToWrite,
  createStaff,
  createUser,
  disableUser,
  enableUser,
  GuardianLink,
  getCurrentUser,
  getUser,
  linkGuardian,
  listUsers,
  StaffCreate,
  UserCreate,
  UserQuery,
  updateGuardian,
  updateStaff,
  updateUser,
} from "#domain/people/index";
import { expectAudit } from "#tests/support/audit";
import { aGuardian, aSchool, aStudent, aUser, refused } from "#tests/support/people";
import { signedInAs } from "#tests/support/session";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let branch: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  branch = await aSchool(school);
});

const query = (input: object = {}) => UserQuery.parse(input);
const draft = (input: object = {}) =>
  UserCreate.parse({
    givenName: "Una",
    familyName: "User",
    email: "Una@User.example",
    roles: [{ role: "teacher", schoolId: school.schoolId }],
    ...input,
  });

describe("recording a user", () => {
  it("keeps the person, the staff record and the roles, with audit rows", async () => {
    const user = await createUser(
      school.asAdmin(),
      draft({ staffNumber: "T-01", title: "Head of English", subjects: ["English"] }),
    );
    expect(user).toMatchObject({
      displayName: "Una User",
      email: "una@user.example",
      roles: [{ role: "teacher", schoolId: school.schoolId }],
      staff: { staffNumber: "T-01", title: "Head of English", subjects: ["English"] },
    });
    await expectAudit(school, "staff.created", user.id);
    await expectAudit(school, "role.granted", user.id);
    expect((await listUsers(school.asAdmin(), query({ q: "t-01" }))).total).toBe(1);
  });

  it("gives no role that reaches further than one's own", async () => {
    const admin = school.asRole("school_admin", "stf_x");
    await refused(
      createUser(admin, draft({ roles: [{ role: "org_admin", schoolId: null }] })),
      "FORBIDDEN",
    );
    await refused(
      createUser(admin, draft({ roles: [{ role: "teacher", schoolId: branch }] })),
      "FORBIDDEN",
    );
    await refused(
      createUser(admin, draft({ roles: [{ role: "org_admin", schoolId: school.schoolId }] })),
      "FORBIDDEN",
    );
    await createUser(admin, draft());
  });

  it("refuses those without the right, and schools of another tenant", async () => {
    for (const role of ["staff", "teacher", "accountant", "guardian", "student"]) {
      await refused(createUser(school.asRole(role, "stf_x"), draft()), "FORBIDDEN");
    }
    const foreign = draft({ roles: [{ role: "teacher", schoolId: other.schoolId }] });
    await refused(createUser(school.asAdmin(), foreign), "NOT_FOUND");
  });

  it("records staff without a role, for whoever reaches everything", async () => {
    const staff = StaffCreate.parse({ givenName: "Care", familyName: "Taker" });
    const made = await createStaff(school.asAdmin(), staff);
    expect(made).toMatchObject({ roles: [], staff: { status: "active" } });
    await refused(createStaff(school.asRole("staff", "stf_x"), staff), "FORBIDDEN");
  });
});

describe("changing a user", () => {
  it("changes names, record and roles in one commit", async () => {
    const user = await aUser(school);
    const changed = await updateUser(school.asAdmin(), user.id, {
      preferredName: "Bo",
      title: "Deputy",
      roles: [
        { role: "school_admin", schoolId: school.schoolId },
        { role: "teacher", schoolId: branch },
      ],
    });
    expect(changed.displayName).toBe("Bo Member");
    expect(changed.staff?.title).toBe("Deputy");
    expect(changed.roles.map((one) => one.role).sort()).toEqual(["school_admin", "teacher"]);
    await expectAudit(school, "staff.updated", user.id);
    await expectAudit(school, "role.revoked", user.id);
    await expectAudit(school, "role.granted", user.id, 3);
  });

  it("touches only the roles within the actor's reach", async () => {
    const user = await aUser(school, "teacher", school.schoolId);
    await updateUser(school.asAdmin(), user.id, {
      roles: [
        { role: "teacher", schoolId: school.schoolId },
        { role: "teacher", schoolId: branch },
      ],
    });
    const admin = school.asRole("school_admin", "stf_x");
    await refused(updateUser(admin, user.id, { title: "X" }), "NOT_FOUND");
    const local = await aUser(school, "teacher", school.schoolId);
    const after = await updateUser(admin, local.id, {
      roles: [{ role: "assistant", schoolId: school.schoolId }],
    });
    expect(after.roles).toEqual([{ role: "assistant", schoolId: school.schoolId }]);
  });

  it("never takes the last administrator away", async () => {
    const tenant = await makeTenant();
    const admin = tenant.asAdmin();
    await refused(updateUser(admin, tenant.adminId, { roles: [] }), "CONFLICT");
    const second = await aUser(tenant, "org_admin", null);
    await updateUser(admin, tenant.adminId, { roles: [] });
    await refused(
      updateUser(tenant.asRole("org_admin", second.id, null), second.id, { roles: [] }),
      "CONFLICT",
    );
  });

  it("gives a parent a staff record with their first role", async () => {
    const parent = await aGuardian(school, [await aStudent(school)]);
    const changed = await updateUser(school.asAdmin(), parent.id, {
      roles: [{ role: "board", schoolId: null }],
    });
    expect(changed.roles.map((one) => one.role).sort()).toEqual(["board", "guardian"]);
    expect(changed.staff).not.toBeNull();
  });

  it("keeps staff records for the office, accounts for administrators", async () => {
    const user = await aUser(school);
    const office = school.asRole("staff", "stf_x");
    expect((await updateStaff(office, user.id, { title: "New" })).staff?.title).toBe("New");
    await refused(updateUser(office, user.id, { title: "X" }), "FORBIDDEN");
    await refused(updateStaff(school.asRole("teacher", "stf_x"), user.id, {}), "FORBIDDEN");
    await refused(updateUser(other.asAdmin(), user.id, { title: "X" }), "NOT_FOUND");
    await refused(
      updateUser(school.asAdmin(), await aStudent(school), { phone: "1" }),
      "NOT_FOUND",
    );
  });
});

describe("closing an account", () => {
  it("ends every session at once and opens again on request", async () => {
    const { personId } = await signedInAs(school, "teacher");
    const closed = await disableUser(school.asAdmin(), school.control, personId);
    expect(closed.status).toBe("inactive");
    const mine = and(eq(sessions.tenantId, school.id), eq(sessions.personId, personId));
    const [session] = await school.control.db.select().from(sessions).where(mine);
    expect(session?.endReason).toBe("disabled");
    await expectAudit(school, "person.disabled", personId);
    expect((await listUsers(school.asAdmin(), query())).items.map((one) => one.id)).not.toContain(
      personId,
    );

    const opened = await enableUser(school.asAdmin(), school.control, personId);
    expect(opened.status).toBe("active");
    const [membership] = await school.control.db
      .select()
      .from(memberships)
      .where(eq(memberships.personId, personId));
    expect(membership?.status).toBe("active");
    await expectAudit(school, "person.enabled", personId);
  });

  it("is not for oneself, the last administrator, others' schools or weaker roles", async () => {
    const user = await aUser(school);
    await refused(disableUser(school.asAdmin(), school.control, school.adminId), "CONFLICT");
    const second = school.asRole("org_admin", "stf_ghost", null);
    await refused(disableUser(second, school.control, school.adminId), "CONFLICT");
    await refused(
      disableUser(school.asRole("school_admin", "stf_x"), school.control, school.adminId),
      "NOT_FOUND",
    );
    await refused(
      disableUser(school.asRole("school_admin", "stf_x", branch), school.control, user.id),
      "NOT_FOUND",
    );
    await refused(
      disableUser(school.asRole("staff", "stf_x"), school.control, user.id),
      "FORBIDDEN",
    );
    await refused(disableUser(other.asAdmin(), other.control, user.id), "NOT_FOUND");
    await refused(enableUser(other.asAdmin(), other.control, user.id), "NOT_FOUND");
    await refused(
      enableUser(school.asRole("staff", "stf_x"), school.control, user.id),
      "FORBIDDEN",
    );
  });
});

describe("whose account one may act on", () => {
  it("ends where the other reaches further, also when they are a parent here", async () => {
    const principal = school.asRole("school_admin", "stf_x");
    const child = await aStudent(school);
    const parent = await aGuardian(school, [child]);
    const boss = await aUser(school, "org_admin", null);
    await linkGuardian(
      school.asAdmin(),
      boss.id,
      GuardianLink.parse({ studentId: child, relation: "father" }),
    );
    for (const id of [child, parent.id, (await aUser(school)).id]) {
      expect((await accountToWrite(principal, "users:invite", id)).person.id).toBe(id);
    }
    for (const id of [
      boss.id,
      school.adminId,
      await aStudent(school, { schoolId: branch }),
      await aStudent(other),
    ]) {
      await refused(accountToWrite(principal, "users:invite", id), "NOT_FOUND");
    }
    await refused(updateGuardian(principal, boss.id, { email: "mine@x.example" }), "NOT_FOUND");
    await refused(
      accountToWrite(school.asRole("staff", "stf_x"), "users:invite", child),
      "FORBIDDEN",
    );
  });
});

describe("reading users", () => {
  it("lists staff and guardians within reach, students only when asked for", async () => {
    const branch = await aSchool(school, "Second branch");
    const teacher = await aUser(school, "teacher", branch);
    const child = await aStudent(school, { schoolId: branch });
    const parent = await aGuardian(school, [child]);
    const local = school.asRole("school_admin", "stf_x", branch);
    const ids = (await listUsers(local, query())).items.map((one) => one.id);
    expect(ids.sort()).toEqual([teacher.id, parent.id].sort());
    expect(local.db.$cost.trips).toBe(1);
    const students = await listUsers(local, query({ role: "student" }));
    expect(students.items.map((one) => one.id)).toEqual([child]);
    const guardians = await listUsers(
      school.asAdmin(),
      query({ role: "guardian", schoolId: branch }),
    );
    expect(guardians.items.map((one) => one.id)).toEqual([parent.id]);
    expect((await listUsers(school.asAdmin(), query({ q: "_" }))).total).toBe(0);
    await refused(listUsers(school.asRole("teacher", "stf_x"), query()), "FORBIDDEN");
  });

  it("gets one in one trip, NOT_FOUND out of reach", async () => {
    const teacher = await aUser(school);
    const admin = school.asAdmin();
    expect((await getUser(admin, teacher.id)).id).toBe(teacher.id);
    expect(admin.db.$cost.trips).toBe(1);
    await refused(getUser(school.asRole("staff", "stf_x", branch), teacher.id), "NOT_FOUND");
    await refused(getUser(other.asAdmin(), teacher.id), "NOT_FOUND");
    await refused(getUser(school.asRole("teacher", teacher.id), teacher.id), "FORBIDDEN");
  });

  it("knows the current user with roles and tenant, in one trip", async () => {
    const ctx = school.asAdmin();
    expect(await getCurrentUser(ctx)).toMatchObject({
      id: school.adminId,
      displayName: "Ada Admin",
      email: school.adminEmail,
      roles: [{ role: "org_admin", schoolId: null }],
      tenant: { slug: school.slug },
    });
    expect(ctx.db.$cost.trips).toBe(1);
    await refused(getCurrentUser(school.asStranger()), "UNAUTHENTICATED");
    await refused(getCurrentUser(school.asRole("teacher", "stf_ghost")), "UNAUTHENTICATED");
  });
});
