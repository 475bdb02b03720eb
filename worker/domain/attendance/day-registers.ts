import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { classDirectory, enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { personDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { dueMeetings } from "./due-meetings";
import { parseRef, refOf } from "./person-ref";
import type { PersonRef, RegisterSummary } from "./register.schema";
import { buildRegisterId } from "./register-id";
import { lastDayOf } from "./register-scope";
import { timingOf } from "./register-timing";
import { registers } from "./tables";

type Placed = { schoolId: SQLWrapper; classId: SQLWrapper };

/** Which registers of a day are meant, as a condition on their school and class. */
export type Within = (columns: Placed) => SQL | undefined;

/**
 * A subquery of a day's registers, due by the timetable or opened besides: class_id, school_id,
 * starts_at, ends_at, period_title, location, scheduled (1 or 0), register_id (null: not opened).
 */
export function dayRegisters(db: Ctx["db"], on: string, within: Within): SQL {
  const due = dueMeetings(db, on, within);
  const school = schoolDirectory(db, "any_school");
  const kept = within(registers);
  return sql`(
    with due as ${due},
    kept as (
      select * from ${registers}
      where ${registers.on} = ${on} and ${registers.schoolId} in (select ${school.id} from ${school})
        ${kept ? sql`and ${kept}` : sql``})
    select due.class_id, due.school_id, due.starts_at, coalesce(kept.ends_at, due.ends_at) as ends_at,
      coalesce(kept.period_title, due.period_title) as period_title, due.location, 1 as scheduled,
      kept.id as register_id
    from due left join kept on kept.class_id = due.class_id and kept.starts_at = due.starts_at
    union all
    select class_id, school_id, starts_at, ends_at, period_title, null, 0, id from kept
    where not exists (select 1 from due where due.class_id = kept.class_id
      and due.starts_at = kept.starts_at))`;
}

export type DayRow = {
  classId: string;
  schoolId: string;
  startsAt: string;
  endsAt: string;
  periodTitle: string | null;
  location: string | null;
  scheduled: number;
  classTitle: string;
  classCode: string | null;
  schoolName: string;
  timeZone: string;
  state: RegisterSummary["state"] | null;
  openedBy: string | null;
  openedAt: number | null;
  submittedBy: string | null;
  submittedAt: number | null;
  reopenedBy: string | null;
  reopenedAt: number | null;
  reopenReason: string | null;
  present: number | null;
  late: number | null;
  absent: number | null;
  excused: number | null;
  unmarked: number;
  seq: number | null;
  teachers: string;
};

/** The rows of a day in the order of the day; read them with `toSummary`. */
export function dayStatement(
  db: Ctx["db"],
  on: string,
  within: Within,
  window: { limit: number; offset: number },
) {
  const course = classDirectory(db, "class");
  const school = schoolDirectory(db, "school");
  return db.all<DayRow>(sql`
    select day.class_id as "classId", day.school_id as "schoolId", day.starts_at as "startsAt",
      day.ends_at as "endsAt", day.period_title as "periodTitle", day.scheduled as "scheduled",
      coalesce(day.location, ${course.location}) as "location", ${course.title} as "classTitle",
      ${course.code} as "classCode", ${school.name} as "schoolName",
      ${school.timeZone} as "timeZone", ${registers.state} as "state",
      ${refOf(db, registers.openedBy)} as "openedBy", ${registers.openedAt} as "openedAt",
      ${refOf(db, registers.submittedBy)} as "submittedBy", ${registers.submittedAt} as "submittedAt",
      ${refOf(db, registers.reopenedBy)} as "reopenedBy", ${registers.reopenedAt} as "reopenedAt",
      ${registers.reopenReason} as "reopenReason", ${registers.present} as "present",
      ${registers.late} as "late", ${registers.absent} as "absent", ${registers.excused} as "excused",
      coalesce(${registers.unmarked}, ${sizeOf(db, on)}) as "unmarked", ${registers.seq} as "seq",
      ${teachersOf(db, on)} as "teachers"
    from ${dayRegisters(db, on, within)} day
    join ${course} on ${course.id} = day.class_id
    join ${school} on ${school.id} = day.school_id
    left join ${registers} on ${registers.id} = day.register_id
    where ${meets(course, on)}
    order by day.starts_at, ${course.title}, day.class_id
    limit ${window.limit} offset ${window.offset}`);
}

/** How many there are. */
export function dayCountStatement(db: Ctx["db"], on: string, within: Within) {
  const course = classDirectory(db, "class");
  return db.all<{ total: number }>(sql`
    select count(*) as total from ${dayRegisters(db, on, within)} day
    join ${course} on ${course.id} = day.class_id where ${meets(course, on)}`);
}

/** A class that ended has no registers after its last day, except those that were opened. */
function meets(course: { status: SQLWrapper; endedOn: SQLWrapper }, on: string): SQL {
  return sql`(coalesce(${lastDayOf(course)}, '9999') >= ${on} or day.register_id is not null)`;
}

function sizeOf(db: Ctx["db"], on: string): SQL {
  const enrollment = enrollmentDirectory(db, "sized");
  return sql`(select count(distinct ${enrollment.personId}) from ${enrollment}
    where ${enrollment.classId} = day.class_id and ${enrollment.role} = 'student'
      and ${holdsOn(enrollment, on)})`;
}

function teachersOf(db: Ctx["db"], on: string): SQL {
  const enrollment = enrollmentDirectory(db, "teaching");
  const person = personDirectory(db, "teacher");
  return sql`(select json_group_array(json(ref)) from (
    select json_object('id', ${person.id}, 'givenName', ${person.givenName}, 'familyName',
      ${person.familyName}, 'preferredName', ${person.preferredName}) as ref
    from ${enrollment} join ${person} on ${person.id} = ${enrollment.personId}
    where ${enrollment.classId} = day.class_id and ${enrollment.role} in ('teacher', 'assistant')
      and ${holdsOn(enrollment, on)}
    group by ${person.id}
    order by max(${enrollment.isPrimary}) desc, ${person.sortName}))`;
}

export function toSummary(row: DayRow, on: string, now: number): RegisterSummary {
  const { classId, schoolId, startsAt, endsAt, periodTitle } = row;
  const state = row.state ?? "not_opened";
  return {
    id: buildRegisterId(classId, on, startsAt),
    classId,
    schoolId,
    on,
    startsAt,
    endsAt,
    periodTitle,
    state,
    openedBy: parseRef(row.openedBy),
    openedAt: isoTime(row.openedAt),
    submittedBy: parseRef(row.submittedBy),
    submittedAt: isoTime(row.submittedAt),
    reopenedBy: parseRef(row.reopenedBy),
    reopenedAt: isoTime(row.reopenedAt),
    reopenReason: row.reopenReason,
    counts: {
      present: row.present ?? 0,
      late: row.late ?? 0,
      absent: row.absent ?? 0,
      excused: row.excused ?? 0,
      unmarked: row.unmarked,
    },
    seq: row.seq ?? 0,
    classTitle: row.classTitle,
    classCode: row.classCode,
    location: row.location,
    schoolName: row.schoolName,
    scheduled: row.scheduled === 1,
    timing: timingOf({ state, on, startsAt }, row.timeZone, now),
    teachers: JSON.parse(row.teachers) as PersonRef[],
  };
}
