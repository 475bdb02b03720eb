import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { memberships } from "#domain/auth/control-tables";
import { joinTenant } from "#domain/auth/index";
import {
  createGuardian,
  createHousehold,
  endGuardian,
  GuardianCreate,
  GuardianLink,
  GuardianQuery,
  getGuardian,
  getHousehold,
  HouseholdCreate,
  HouseholdQuery,
  linkGuardian,
  listGuardians,
  listHouseholds,
  unlinkGuardian,
  updateGuardian,
  updateGuardianLink,
  updateHousehold,
} from "#domain/people/index";
import { people } from "#domain/people/tables";
import { newId } from "#platform/ids";
import { expectAudit } from "#tests/support/audit";
import { aGuardian, aSchool, aStudent, aUser, refused } from "#tests/support/people";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let school: TestTenant;
let other: TestTenant;
let branch: string;

beforeAll(async () => {
  [school, other] = await Promise.all([makeTenant(), makeTenant()]);
  branch = await aSchool(school);
});

const query = (input: object = {}) => GuardianQuery.parse(input);
const link = (studentId: string, input: object = {}) =>
  GuardianLink.parse({ studentId, relation: "father", ...input });

describe("recording a guardian", () => {
  it("keeps what they are to each child, with audit rows", async () => {
    const [one, two] = [await aStudent(school), await aStudent(school)];
    const guardian = await aGuardian(school, [one, two], {}, { mayPickUp: false, priority: 2 });
    expect(guardian.children.map((child) => child.studentId).sort()).toEqual([one, two].sort());
    expect(guardian.children[0]).toMatchObject({
      relation: "mother",
      mayPickUp: false,
      priority: 2,
    });
    await expectAudit(school, "guardian.created", guardian.id);
    await expectAudit(school, "guardian.linked", one);
  });

  it("asks whoever reaches one school for a child there", async () => {
    const office = school.asRole("staff", "stf_x", branch);
    const person = { givenName: "A", familyName: "B" };
    await refused(createGuardian(office, GuardianCreate.parse(person)), "FORBIDDEN");
    const child = await aStudent(school);
    const withChild = GuardianCreate.parse({ ...person, children: [link(child)] });
    await refused(createGuardian(office, withChild), "NOT_FOUND");
    const here = await aStudent(school, { schoolId: branch });
    const made = await createGuardian(
      office,
      GuardianCreate.parse({ ...person, children: [link(here)] }),
    );
    expect((await getGuardian(office, made.id)).id).toBe(made.id);
  });

  it("refuses teachers, families and children of another tenant", async () => {
    const person = { givenName: "A", familyName: "B" };
    await refused(
      createGuardian(school.asRole("teacher", "stf_x"), GuardianCreate.parse(person)),
      "FORBIDDEN",
    );
    const foreign = await aStudent(other);
    await refused(
      createGuardian(
        school.asAdmin(),
        GuardianCreate.parse({ ...person, children: [link(foreign)] }),
      ),
      "NOT_FOUND",
    );
  });
});

describe("changing a guardian", () => {
  it("changes names and contact and is found by the new ones", async () => {
    const guardian = await aGuardian(school, [await aStudent(school)]);
    await updateGuardian(school.asAdmin(), guardian.id, { familyName: "Renamed", phone: null });
    expect(await getGuardian(school.asAdmin(), guardian.id)).toMatchObject({
      familyName: "Renamed",
      phone: null,
    });
    const { items } = await listGuardians(school.asAdmin(), query({ q: "renamed" }));
    expect(items.map((item) => item.id)).toEqual([guardian.id]);
    await expectAudit(school, "guardian.updated", guardian.id);
  });

  it("is out of reach from another school and another tenant", async () => {
    const guardian = await aGuardian(school, [await aStudent(school)]);
    const patch = { givenName: "X" };
    await refused(
      updateGuardian(school.asRole("staff", "stf_x", branch), guardian.id, patch),
      "NOT_FOUND",
    );
    await refused(updateGuardian(other.asAdmin(), guardian.id, patch), "NOT_FOUND");
    await refused(
      updateGuardian(school.asRole("guardian", guardian.id, null), guardian.id, patch),
      "FORBIDDEN",
    );
    await refused(updateGuardian(school.asAdmin(), await aStudent(school), patch), "NOT_FOUND");
  });
});

describe("tying and untying", () => {
  it("ties once, changes the terms, and unties with the past in the audit", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [await aStudent(school)]);
    await linkGuardian(school.asAdmin(), guardian.id, link(child));
    await refused(linkGuardian(school.asAdmin(), guardian.id, link(child)), "CONFLICT");
    const changed = await updateGuardianLink(school.asAdmin(), guardian.id, child, { pays: true });
    expect(changed.children.find((one) => one.studentId === child)).toMatchObject({
      pays: true,
      relation: "father",
    });
    await unlinkGuardian(school.asAdmin(), guardian.id, child);
    const audit = await expectAudit(school, "guardian.unlinked", child);
    expect(audit).toMatchObject({ before: { pays: true, relation: "father" } });
    await refused(unlinkGuardian(school.asAdmin(), guardian.id, child), "NOT_FOUND");
  });

  it("can tie a member of staff who is a parent, never a student or a stranger", async () => {
    const child = await aStudent(school);
    const teacher = await aUser(school);
    const parent = await linkGuardian(school.asAdmin(), teacher.id, link(child));
    expect(parent.children).toHaveLength(1);
    await refused(linkGuardian(school.asAdmin(), await aStudent(school), link(child)), "NOT_FOUND");
    await refused(linkGuardian(school.asAdmin(), "gua_nobody", link(child)), "NOT_FOUND");
  });

  it("keeps other tenants, other schools and other roles out", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const foreign = await aStudent(other);
    await refused(linkGuardian(school.asAdmin(), guardian.id, link(foreign)), "NOT_FOUND");
    const away = school.asRole("staff", "stf_x", branch);
    await refused(linkGuardian(away, guardian.id, link(child)), "NOT_FOUND");
    await refused(updateGuardianLink(away, guardian.id, child, { pays: true }), "NOT_FOUND");
    await refused(unlinkGuardian(away, guardian.id, child), "NOT_FOUND");
    const teacher = school.asRole("teacher", "stf_x");
    await refused(updateGuardianLink(teacher, guardian.id, child, { pays: true }), "FORBIDDEN");
    await refused(unlinkGuardian(teacher, guardian.id, child), "FORBIDDEN");
  });
});

describe("ending a guardian", () => {
  it("unties all children and closes the account", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const personId = guardian.id;
    await joinTenant(
      school.control,
      { identityId: newId("idn"), email: guardian.email ?? "", passwordHash: null },
      { tenantId: school.id, personId },
    );
    await endGuardian(school.asAdmin(), school.control, personId);
    expect(await getGuardian(school.asAdmin(), personId)).toMatchObject({
      status: "inactive",
      children: [],
    });
    const [membership] = await school.control.db
      .select()
      .from(memberships)
      .where(and(eq(memberships.tenantId, school.id), eq(memberships.personId, personId)));
    expect(membership?.status).toBe("disabled");
    await expectAudit(school, "person.disabled", personId);
  });

  it("leaves the account of somebody who also works here", async () => {
    const child = await aStudent(school);
    const teacher = await aUser(school);
    await linkGuardian(school.asAdmin(), teacher.id, link(child));
    await endGuardian(school.asAdmin(), school.control, teacher.id);
    const [person] = await school
      .asSystem()
      .db.select()
      .from(people)
      .where(eq(people.id, teacher.id));
    expect(person?.status).toBe("active");
  });

  it("is not for a school that reaches only some of the children", async () => {
    const children = [await aStudent(school), await aStudent(school, { schoolId: branch })];
    const guardian = await aGuardian(school, children);
    const office = school.asRole("staff", "stf_x", branch);
    await refused(endGuardian(office, school.control, guardian.id), "FORBIDDEN");
    await refused(endGuardian(other.asAdmin(), other.control, guardian.id), "NOT_FOUND");
    await refused(
      endGuardian(school.asRole("teacher", "stf_x"), school.control, guardian.id),
      "FORBIDDEN",
    );
  });
});

describe("reading guardians", () => {
  it("shows each viewer the children and contacts they may know of, in one trip", async () => {
    const [here, there] = [await aStudent(school), await aStudent(school, { schoolId: branch })];
    const guardian = await aGuardian(school, [here, there]);
    const away = school.asRole("staff", "stf_x", branch);
    const seen = await getGuardian(away, guardian.id);
    expect(seen.children.map((child) => child.studentId)).toEqual([there]);
    expect(seen.phone).toBe("090-0000");

    const self = school.asRole("guardian", guardian.id, null);
    const mine = await listGuardians(self, query());
    expect(mine.items.map((item) => item.id)).toEqual([guardian.id]);
    expect(mine.items[0]?.children).toHaveLength(2);
    expect(self.db.$cost.trips).toBe(1);

    await updateGuardianLink(school.asAdmin(), guardian.id, here, { custodyRestricted: true });
    const restricted = await getGuardian(self, guardian.id);
    expect(restricted.children.map((child) => child.studentId)).toEqual([there]);
    await refused(getGuardian(school.asRole("teacher", "stf_x"), guardian.id), "NOT_FOUND");
  });

  it("filters by child, school and status, and counts", async () => {
    const child = await aStudent(school, { schoolId: branch });
    const guardian = await aGuardian(school, [child], { givenName: "Zoë" });
    const admin = school.asAdmin();
    expect((await listGuardians(admin, query({ studentId: child }))).items).toMatchObject([
      { id: guardian.id },
    ]);
    const atBranch = await listGuardians(admin, query({ schoolId: branch, perPage: 1 }));
    expect(atBranch.total).toBeGreaterThan(1);
    expect(atBranch.items).toHaveLength(1);
    expect((await listGuardians(admin, query({ q: "zoe" }))).total).toBe(1);
    expect((await listGuardians(admin, query({ q: "%" }))).total).toBe(0);
    expect(
      (await listGuardians(admin, query({ status: "inactive" }))).items.map((one) => one.id),
    ).not.toContain(guardian.id);
  });
});

describe("households", () => {
  it("hold adults and children, replace members, and keep audit rows", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const created = await createHousehold(
      school.asAdmin(),
      HouseholdCreate.parse({
        name: "Family A",
        address: "1 Main St",
        members: [
          { personId: guardian.id, role: "adult" },
          { personId: child, role: "child" },
        ],
      }),
    );
    expect(created.members.map((member) => member.role)).toEqual(["adult", "child"]);
    await expectAudit(school, "household.created", created.id);
    const changed = await updateHousehold(school.asAdmin(), created.id, {
      address: null,
      members: [{ personId: child, role: "child" }],
    });
    expect(changed).toMatchObject({ name: "Family A", address: null });
    expect(changed.members).toHaveLength(1);
    await expectAudit(school, "household.updated", created.id);
    const found = await listHouseholds(school.asAdmin(), HouseholdQuery.parse({ personId: child }));
    expect(found.items.map((item) => item.id)).toEqual([created.id]);
  });

  it("are seen by their own, unless custody keeps them from a child in it", async () => {
    const child = await aStudent(school);
    const guardian = await aGuardian(school, [child]);
    const members = [
      { personId: guardian.id, role: "adult" },
      { personId: child, role: "child" },
    ];
    const made = await createHousehold(
      school.asAdmin(),
      HouseholdCreate.parse({ name: "Own", members }),
    );
    const self = school.asRole("guardian", guardian.id, null);
    expect((await getHousehold(self, made.id)).name).toBe("Own");
    await updateGuardianLink(school.asAdmin(), guardian.id, child, { custodyRestricted: true });
    await refused(getHousehold(self, made.id), "NOT_FOUND");
    await refused(getHousehold(school.asRole("staff", "stf_x", branch), made.id), "NOT_FOUND");
    await refused(getHousehold(other.asAdmin(), made.id), "NOT_FOUND");
    await refused(updateHousehold(other.asAdmin(), made.id, { name: "X" }), "NOT_FOUND");
    await refused(updateHousehold(self, made.id, { name: "X" }), "FORBIDDEN");
  });

  it("refuse people out of reach and people named twice", async () => {
    const child = await aStudent(school);
    const draft = (members: object[]) => HouseholdCreate.parse({ name: "Bad", members });
    const member = { personId: child, role: "child" };
    await refused(createHousehold(school.asAdmin(), draft([member, member])), "VALIDATION_ERROR");
    const foreign = { personId: await aStudent(other), role: "child" };
    await refused(createHousehold(school.asAdmin(), draft([foreign])), "NOT_FOUND");
    await refused(
      createHousehold(school.asRole("staff", "stf_x", branch), draft([member])),
      "NOT_FOUND",
    );
    await refused(createHousehold(school.asRole("teacher", "stf_x"), draft([member])), "FORBIDDEN");
  });
});
