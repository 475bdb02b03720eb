import type { Ctx } from "#platform/ctx";
import { classes } from "./tables";

/** Classes, to join with by `id`. Read-only. */
export function classDirectory<A extends string = "class_directory">(
  db: Ctx["db"],
  alias = "class_directory" as A,
) {
  return db
    .select({
      id: classes.id,
      schoolId: classes.schoolId,
      courseId: classes.courseId,
      title: classes.title,
      code: classes.code,
      type: classes.type,
      grades: classes.grades,
      location: classes.location,
      status: classes.status,
      endedOn: classes.endedOn,
    })
    .from(classes)
    .as(alias);
}
