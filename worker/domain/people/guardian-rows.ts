import { asc, eq, type SQL } from "drizzle-orm";
import type { Ctx } from "#platform/ctx";
import { guardianships, people, students } from "./tables";
import type { ChildRow } from "./to-guardian";

export function childrenOf(ctx: Ctx, where: SQL) {
  return ctx.db
    .select({ link: guardianships, student: students, person: people })
    .from(guardianships)
    .innerJoin(students, eq(students.id, guardianships.studentId))
    .innerJoin(people, eq(people.id, guardianships.studentId))
    .where(where)
    .orderBy(asc(students.sortName), asc(students.id)) satisfies PromiseLike<ChildRow[]>;
}
