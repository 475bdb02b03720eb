import { sql } from "drizzle-orm";
import { classDirectory, enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { actorPersonId, requireReach } from "#domain/auth/index";
import { studentDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { dateIn, isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { dayRegisters } from "./day-registers";
import { parseRef, refOf } from "./person-ref";
import type { Mark } from "./register.schema";
import { buildRegisterId } from "./register-id";
import type { ChildRegister, ChildToday } from "./student-attendance.schema";
import { familyOf } from "./student-scope";
import { marks, registers } from "./tables";

type Row = {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  schoolName: string;
  classId: string | null;
  classTitle: string;
  startsAt: string;
  endsAt: string;
  periodTitle: string | null;
  state: ChildRegister["state"] | null;
  mark: string | null;
  by: string | null;
};

/**
 * The day of each of the actor's children (or the actor's own, for a student): every lesson and the
 * mark once its register is submitted. One round trip.
 */
export async function childrenToday(ctx: Ctx, input: { on?: string } = {}): Promise<ChildToday[]> {
  const reach = requireReach(ctx, "attendance:read");
  const personId = actorPersonId(ctx);
  if (personId === null || !reach.own) return [];
  const { db } = ctx;
  const on = input.on ?? dateIn(ctx.tenant.timeZone, ctx.now);
  const student = studentDirectory(db, "child");
  const school = schoolDirectory(db, "school");
  const course = classDirectory(db, "class");
  const enrollment = enrollmentDirectory(db, "attending");
  const children = familyOf(ctx, personId);
  const attended = (columns: ReturnType<typeof sql>) => sql`(select ${columns} from ${enrollment}
    where ${enrollment.personId} in ${children} and ${enrollment.role} = 'student'
      and ${holdsOn(enrollment, on)})`;
  const rows = await db.all<Row>(sql`
    select ${student.id} as "id", ${student.givenName} as "givenName",
      ${student.familyName} as "familyName", ${student.preferredName} as "preferredName",
      ${school.name} as "schoolName", day.class_id as "classId", ${course.title} as "classTitle",
      day.starts_at as "startsAt", day.ends_at as "endsAt", day.period_title as "periodTitle",
      ${registers.state} as "state", ${refOf(db, marks.setBy)} as "by",
      case when ${marks.code} is not null then json_object('code', ${marks.code}, 'category',
        ${marks.category}, 'minutesLate', ${marks.minutesLate}, 'note', ${marks.note}, 'source',
        ${marks.source}, 'at', ${marks.setAt}, 'version', ${marks.version}) end as "mark"
    from ${student}
    join ${school} on ${school.id} = ${student.schoolId}
    left join ${attended(sql`distinct ${enrollment.personId} as person_id, ${enrollment.classId} as class_id`)} seat
      on seat.person_id = ${student.id}
    left join ${dayRegisters(db, on, ({ classId }) => sql`${classId} in ${attended(sql`${enrollment.classId}`)}`)} day
      on day.class_id = seat.class_id
    left join ${course} on ${course.id} = day.class_id
    left join ${registers} on ${registers.id} = day.register_id
    left join ${marks} on ${marks.registerId} = ${registers.id} and ${marks.studentId} = ${student.id}
    where ${student.id} in ${children}
    order by ${student.sortName}, ${student.id}, day.starts_at, ${course.title}`);
  const byChild = Map.groupBy(rows, (row) => row.id);
  return [...byChild.values()].map((lessons) => toChild(lessons, on));
}

function toChild(lessons: Row[], on: string): ChildToday {
  const { id, givenName, familyName, preferredName, schoolName } = lessons[0] as Row;
  return {
    student: { id, givenName, familyName, preferredName },
    schoolName,
    on,
    registers: lessons.flatMap((row) => (row.classId === null ? [] : [toRegister(row, on)])),
  };
}

function toRegister(row: Row, on: string): ChildRegister {
  const { startsAt, endsAt, periodTitle, classTitle } = row;
  const state = row.state ?? "not_opened";
  return {
    id: buildRegisterId(row.classId ?? "", on, startsAt),
    classTitle,
    startsAt,
    endsAt,
    periodTitle,
    state,
    mark: state === "submitted" && row.mark !== null ? toMark(row.id, row.mark, row.by) : null,
  };
}

function toMark(studentId: string, json: string, by: string | null): Mark {
  const mark = JSON.parse(json) as Omit<Mark, "at" | "by" | "studentId"> & { at: number };
  return { ...mark, studentId, at: isoTime(mark.at), by: parseRef(by) };
}
