import { type SQL, sql } from "drizzle-orm";
import { staffDirectory, studentRecords } from "#domain/people/index";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { statusOf } from "./enrollment-writes";
import { idPerRow } from "./sql-ids";
import { classes, enrollments, meetings } from "./tables";

/** One class of the old year and the new one that it goes on as. */
export type Carried = {
  from: string;
  to: string;
  students: boolean;
  teachers: boolean;
  meetings: boolean;
};

export type YearTurn = {
  /** Last day of the old year and first of the new one. */
  lastDay: string;
  firstDay: string;
  carried: Carried[];
  /** Every class of the old year. */
  oldClassIds: string[];
  leavingGrades: string[];
};

function mapOf(carried: Carried[]): SQL {
  const json = JSON.stringify(
    carried.map((one) => [one.from, one.to, +one.students, +one.teachers, +one.meetings]),
  );
  return sql`(select value ->> 0 as old_id, value ->> 1 as new_id, value ->> 2 as students,
    value ->> 3 as teachers, value ->> 4 as meetings from json_each(${json}))`;
}

/** The writes that carry people and weekly times over and end the old year, whatever its size. */
export function yearTurnWrites(ctx: Ctx, turn: YearTurn): Write[] {
  return [carryEnrollments(ctx, turn), carryMeetings(ctx, turn), ...endOldYear(ctx, turn)];
}

function carryEnrollments(
  ctx: Ctx,
  { carried, firstDay, lastDay, leavingGrades }: YearTurn,
): Write {
  const student = studentRecords(ctx.db);
  const staff = staffDirectory(ctx.db);
  return ctx.db.run(sql`insert into ${enrollments} (id, sourced_id, class_id, school_id, person_id,
      role, is_primary, begins_on, ends_on, status, created_at, updated_at)
    with source as materialized (
      select ${idPerRow("enr", ctx.now)} as new_id, map.new_id as class_id,
        old.school_id, old.person_id, old.role, old.is_primary
      from ${mapOf(carried)} as map join ${enrollments} as old on old.class_id = map.old_id
      where coalesce(old.begins_on, '') <= ${lastDay} and coalesce(old.ends_on, '9999') >= ${lastDay}
      and case when old.role = 'student' then map.students = 1 and exists (
          select 1 from ${student} where ${student.id} = old.person_id
          and ${student.status} = 'enrolled' and ${student.leftOn} is null
          and coalesce(${student.grade}, '') not in ${oneOf(leavingGrades)})
        else map.teachers = 1 and exists (
          select 1 from ${staff} where ${staff.id} = old.person_id and ${staff.endedOn} is null) end)
    select new_id, new_id, class_id, school_id, person_id, role, is_primary, ${firstDay}, null,
      'active', ${ctx.now}, ${ctx.now} from source`) as unknown as Write;
}

function carryMeetings(ctx: Ctx, { carried, firstDay, lastDay }: YearTurn): Write {
  return ctx.db.run(sql`insert into ${meetings} (id, class_id, school_id, weekday, period_id,
      starts_at, ends_at, location, begins_on, ends_on, status, created_at, updated_at)
    select ${idPerRow("mtg", ctx.now)}, map.new_id, old.school_id, old.weekday, old.period_id,
      old.starts_at, old.ends_at, old.location, ${firstDay}, null, 'active', ${ctx.now}, ${ctx.now}
    from ${mapOf(carried)} as map join ${meetings} as old on old.class_id = map.old_id
    where map.meetings = 1 and coalesce(old.begins_on, '') <= ${lastDay}
    and coalesce(old.ends_on, '9999') >= ${lastDay}`) as unknown as Write;
}

function endOldYear(ctx: Ctx, { oldClassIds, lastDay }: YearTurn): Write[] {
  const ids = oneOf(oldClassIds);
  const status = statusOf(ctx, lastDay);
  const goesOn = (endsOn: SQL) => sql`(${endsOn} is null or ${endsOn} > ${lastDay})`;
  return [
    ...[enrollments, meetings].map((table) =>
      ctx.db
        .update(table)
        .set({ endsOn: lastDay, status, updatedAt: ctx.now })
        .where(sql`${table.classId} in ${ids} and ${goesOn(sql`${table.endsOn}`)}`),
    ),
    ctx.db
      .update(classes)
      .set({ endedOn: lastDay, status, updatedAt: ctx.now })
      .where(sql`${classes.id} in ${ids} and ${goesOn(sql`${classes.endedOn}`)}`),
  ];
}
