import { beforeAll, describe, expect, it } from "vitest";
import { tokenFor } from "#tests/support/api";
import { aClass, flush, type TestClass, withRole } from "#tests/support/attendance";
import { expectAudit } from "#tests/support/audit";
import { connect, opId } from "#tests/support/live";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;
let group: TestClass;
let token: string;

beforeAll(async () => {
  tenant = await makeTenant();
  group = await aClass(tenant);
  await withRole(tenant, group.teacher, { role: "teacher", schoolId: tenant.schoolId });
  token = await tokenFor(tenant, group.teacher);
});

describe("the live room", () => {
  it("shows a register to its teacher, keeps a mark and tells the database", async () => {
    const teacher = await connect(tenant, token);
    const { register } = await teacher.watch(group.register);
    expect(register.roster.map(({ id }) => id)).toEqual(group.students);
    const answer = await teacher.ask({
      type: "mark",
      opId: opId(),
      registerId: group.register,
      studentId: group.students[0] ?? "",
      code: "P",
      baseVersion: 0,
    });
    expect(answer).toMatchObject({ type: "ack", version: 1 });
    expect(await flush(tenant)).toBe(true);
    await expectAudit(tenant, "mark.changed", group.register);
    await expectAudit(tenant, "register.opened", group.register);
  });
});
