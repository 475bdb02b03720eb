import type { Ctx } from "#platform/ctx";
import { marks } from "./tables";

/** Whose marks there are in which classes, to join with. Read-only. */
export function markDirectory<A extends string = "mark_directory">(
  db: Ctx["db"],
  alias = "mark_directory" as A,
) {
  const { registerId, studentId, classId } = marks;
  return db.select({ registerId, studentId, classId }).from(marks).as(alias);
}
