import { and, eq, inArray } from "drizzle-orm";
import { classDirectory, enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { actorPersonId, coversSchool, type Reach, reachOf, requireReach } from "#domain/auth/index";
import { personDirectory } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import type { PersonRef, RegisterRights } from "./register.schema";
import { parseRegisterId } from "./register-id";

/** What a person may do with one register, as the database says at this moment. */
export type RegisterAccess = {
  registerId: string;
  schoolId: string;
  /** Null for a job. */
  person: PersonRef | null;
  /** Whether the actor teaches or assists the class on the register's date. */
  isMine: boolean;
  rights: RegisterRights;
};

/** Permission, reach and relation for writing one register, in one round trip. */
export async function requireRegisterAccess(
  ctx: Ctx,
  registerId: string,
  right: "attendance:take" | "attendance:reopen",
): Promise<RegisterAccess> {
  requireReach(ctx, right);
  const key = parseRegisterId(registerId);
  if (!key) throw notFound("The register");
  const { db } = ctx;
  const personId = actorPersonId(ctx) ?? "";
  const course = classDirectory(db);
  const person = personDirectory(db);
  const enrollment = enrollmentDirectory(db);
  const [[where], [who], mine] = await db.batch([
    db.select({ schoolId: course.schoolId }).from(course).where(eq(course.id, key.classId)),
    db
      .select({
        id: person.id,
        givenName: person.givenName,
        familyName: person.familyName,
        preferredName: person.preferredName,
      })
      .from(person)
      .where(eq(person.id, personId)),
    db
      .select({ id: enrollment.id })
      .from(enrollment)
      .where(
        and(
          eq(enrollment.personId, personId),
          inArray(enrollment.role, ["teacher", "assistant"]),
          eq(enrollment.classId, key.classId),
          holdsOn(enrollment, key.on),
        ),
      )
      .limit(1),
  ]);
  const isMine = mine.length > 0;
  const rights = where ? registerRights(ctx, where.schoolId, isMine) : null;
  if (!where || !rights?.read) throw notFound("The register");
  if (!rights[right === "attendance:take" ? "take" : "reopen"]) {
    throw new DomainError("FORBIDDEN", "Your role does not allow this.");
  }
  const { take, reopen } = rights;
  return {
    registerId,
    schoolId: where.schoolId,
    person: who ?? null,
    isMine,
    rights: { take, reopen },
  };
}

/** How far the actor's rights go over a register of a school. */
export function registerRights(
  ctx: Ctx,
  schoolId: string,
  isMine: boolean,
): RegisterRights & { read: boolean } {
  const has = (reach: Reach | null) =>
    reach !== null && (coversSchool(reach, schoolId) || (reach.classes && isMine));
  return {
    read: has(reachOf(ctx, "attendance:read")),
    take: has(reachOf(ctx, "attendance:take")),
    reopen: has(reachOf(ctx, "attendance:reopen")),
  };
}
