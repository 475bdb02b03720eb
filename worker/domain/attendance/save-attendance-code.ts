import { and, eq, ne, sql } from "drizzle-orm";
import { requireSchool } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import type { AttendanceCode, AttendanceCodeUpdate } from "./code.schema";
import { codeColumns } from "./list-attendance-codes";
import { attendanceCodes } from "./tables";

/**
 * Adds or changes a code. Marks keep the code they were set with, so its category stays what it was
 * (CONFLICT): end it and add another instead. One present code always remains active.
 */
export async function saveAttendanceCode(
  ctx: Ctx,
  input: AttendanceCodeUpdate & { code: string },
): Promise<AttendanceCode> {
  requireSchool(ctx, "attendance_codes:write", null);
  const { code, ...values } = input;
  const { db } = ctx;
  const [before] = await db
    .select(codeColumns)
    .from(attendanceCodes)
    .where(eq(attendanceCodes.code, code));
  if (before && before.category !== values.category) {
    throw new DomainError(
      "CONFLICT",
      "What a code means cannot change. End it and add another one.",
    );
  }
  const row = { ...values, updatedAt: ctx.now };
  const stillPresent = values.category === "present" && values.status === "active";
  const meansElse = db
    .select({ one: sql`1` })
    .from(attendanceCodes)
    .where(and(eq(attendanceCodes.code, code), ne(attendanceCodes.category, values.category)));
  const otherPresent = db
    .select({ one: sql`1` })
    .from(attendanceCodes)
    .where(
      and(
        eq(attendanceCodes.category, "present"),
        eq(attendanceCodes.status, "active"),
        ne(attendanceCodes.code, code),
      ),
    );
  await commit(ctx, {
    guards: [
      {
        holds: sql`not exists ${meansElse}`,
        otherwise: new DomainError(
          "CONFLICT",
          "What a code means cannot change. End it and add another one.",
        ),
      },
      ...(stillPresent
        ? []
        : [
            {
              holds: sql`exists ${otherPresent}`,
              otherwise: new DomainError("CONFLICT", "One code for present must stay active."),
            },
          ]),
    ],
    writes: [
      db
        .insert(attendanceCodes)
        .values({ code, ...row })
        .onConflictDoUpdate({ target: attendanceCodes.code, set: row }),
    ],
    audit: {
      action: "attendance_code.updated",
      subjectType: "attendance_code",
      subjectId: code,
      before,
      after: { code, ...values },
    },
  });
  return { code, ...values };
}
