import { eq } from "drizzle-orm";
import type { ClientMessage } from "#domain/attendance/index";
import { markEvents } from "#domain/attendance/tables";
import { tokenFor } from "./api";
import { aClass, type TestClass, withRole } from "./attendance";
import { opId } from "./live";
import type { TestTenant } from "./tenant";

type MarkMessage = Extract<ClientMessage, { type: "mark" }>;

/** A class of its own with two teachers who can sign in, and what a roll needs. */
export type TestRoll = TestClass & {
  teacherToken: string;
  otherToken: string;
  /** A message that marks the nth student. */
  mark: (nth: number, code: string | null, baseVersion?: number, id?: string) => MarkMessage;
  /** The attempts that the database has, in order. */
  recorded: () => Promise<(typeof markEvents.$inferSelect)[]>;
};

export async function aRoll(
  tenant: TestTenant,
  options: { students?: number; startsAt?: string } = {},
): Promise<TestRoll> {
  const group = await aClass(tenant, { students: 6, ...options });
  const grant = { role: "teacher", schoolId: tenant.schoolId };
  await withRole(tenant, group.teacher, grant);
  await withRole(tenant, group.other, grant);
  return {
    ...group,
    teacherToken: await tokenFor(tenant, group.teacher),
    otherToken: await tokenFor(tenant, group.other),
    mark: (nth, code, baseVersion = 0, id = opId()) => ({
      type: "mark",
      opId: id,
      registerId: group.register,
      studentId: group.students[nth] ?? "",
      code,
      baseVersion,
    }),
    recorded: () =>
      tenant
        .asSystem()
        .db.select()
        .from(markEvents)
        .where(eq(markEvents.registerId, group.register))
        .orderBy(markEvents.seq),
  };
}
