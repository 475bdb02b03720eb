import { and, eq, type SQL } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { people, staff, students } from "./tables";

export type PersonRecord = {
  person: typeof people.$inferSelect;
  student: typeof students.$inferSelect | null;
  staff: typeof staff.$inferSelect | null;
};

/** Reads a person with what else they are; goes into a batch. */
export function personRecordQuery(ctx: Ctx, id: string, where?: SQL) {
  return ctx.db
    .select({ person: people, student: students, staff })
    .from(people)
    .leftJoin(students, eq(students.id, people.id))
    .leftJoin(staff, eq(staff.id, people.id))
    .where(and(eq(people.id, id), where));
}

/** The numbers that search finds a person by. */
export function numbersOf(record: Pick<PersonRecord, "student" | "staff">): (string | null)[] {
  return [record.student?.admissionNumber ?? null, record.staff?.staffNumber ?? null];
}

/** A student that the actor may change; NOT_FOUND when missing or out of reach. */
export async function studentToWrite(
  ctx: Ctx,
  id: string,
): Promise<PersonRecord & { student: NonNullable<PersonRecord["student"]> }> {
  const reach = requireReach(ctx, "people:write");
  const [record] = await personRecordQuery(ctx, id);
  if (!record?.student || !coversSchool(reach, record.student.schoolId)) {
    throw notFound("This student");
  }
  return { ...record, student: record.student };
}
