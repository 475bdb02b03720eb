import { eq } from "drizzle-orm";
import {
  readUser,
  type StaffEnd,
  staffEnding,
  today,
  type User,
  userToWrite,
} from "#domain/people/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { TEACHING_ROLES } from "./constants";
import { endEnrollmentsWrite, endedAudit, openEnrollmentsOf } from "./enrollment-writes";
import { enrollments } from "./tables";

/** Somebody stops working for the school on a date: their roles and their teaching end with it. */
export async function endStaff(ctx: Ctx, id: string, input: StaffEnd): Promise<User> {
  const record = await userToWrite(ctx, "users:write", id);
  if (!record.staff) throw notFound("This member of staff");
  const on = input.on ?? today(ctx);
  const open = await openEnrollmentsOf(ctx, id, TEACHING_ROLES, on);
  const ending = staffEnding(ctx, id, on);
  await commit(ctx, {
    guards: ending.guards,
    writes: [...ending.writes, endEnrollmentsWrite(ctx, eq(enrollments.personId, id), on)],
    audit: [...ending.audit, ...open.map((row) => endedAudit(row, on))],
  });
  return readUser(ctx, id);
}
