import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";

/** JSON text of the classes a student is in today, homeroom first. */
export function classesOf(ctx: Ctx, studentId: SQLWrapper): SQL<string> {
  const on = today(ctx);
  return sql<string>`(select json_group_array(json_object('id', c.id, 'title', c.title, 'type', c.type))
    from (select classes.id, classes.title, classes.type
      from enrollments join classes on classes.id = enrollments.class_id
      where enrollments.person_id = ${studentId} and enrollments.role = 'student'
      and (enrollments.begins_on is null or enrollments.begins_on <= ${on})
      and (enrollments.ends_on is null or enrollments.ends_on >= ${on})
      order by classes.type, classes.title) as c)`;
}
