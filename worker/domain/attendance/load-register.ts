import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { classDirectory, enrollmentDirectory, holdsOn } from "#domain/academics/index";
import { personDirectory, studentDirectory } from "#domain/people/index";
import { schoolDirectory } from "#domain/tenancy/index";
import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { dueMeetings } from "./due-meetings";
import { codeColumns } from "./list-attendance-codes";
import { parseRef, refOf } from "./person-ref";
import type { Mark, RegisterHead, RosterStudent } from "./register.schema";
import type { RegisterKey } from "./register-id";
import { countMarks } from "./register-rules";
import { lastDayOf } from "./register-scope";
import type { RegisterFrame } from "./room-types";
import { attendanceCodes, marks, registers } from "./tables";

const DEFAULT_MINUTES = 60;

type HeadRow = {
  classId: string;
  classTitle: string;
  classCode: string | null;
  classLocation: string | null;
  classEndedOn: string | null;
  schoolId: string;
  schoolName: string;
  timeZone: string;
  dueEndsAt: string | null;
  duePeriod: string | null;
  dueLocation: string | null;
  register: string | null;
  openedBy: string | null;
  submittedBy: string | null;
  reopenedBy: string | null;
};

/** What one register is made of, as statements of a single batch. Read with `toRegister`. */
export function registerStatements(ctx: Ctx, id: string, key: RegisterKey) {
  const { db } = ctx;
  return [
    headStatement(db, id, key),
    rosterStatement(db, id, key),
    db
      .select({ ...markColumns, by: refOf(db, marks.setBy) })
      .from(marks)
      .where(eq(marks.registerId, id)),
    db.select(codeColumns).from(attendanceCodes).orderBy(asc(attendanceCodes.position)),
    teachersStatement(db, key),
  ] as const;
}

type RowsOf<T extends readonly unknown[]> = { [K in keyof T]: Awaited<T[K]> };
type Rows = RowsOf<ReturnType<typeof registerStatements>>;

export type RegisterParts = {
  head: RegisterHead;
  frame: RegisterFrame;
  marks: Mark[];
  about: {
    classCode: string | null;
    schoolName: string;
    location: string | null;
    scheduled: boolean;
  };
};

/** The register out of what the batch gave; null when its class is not here. */
export function toRegister(id: string, key: RegisterKey, rows: Rows): RegisterParts | null {
  const [[row], roster, markRows, codes, teachers] = rows;
  if (!row) return null;
  const frame: RegisterFrame = {
    classTitle: row.classTitle,
    timeZone: row.timeZone,
    classEndedOn: row.classEndedOn,
    teachers: [...new Map(teachers.map((teacher) => [teacher.id, teacher])).values()],
    roster: roster.map((student) => toRosterStudent(student, key.on)),
    codes,
  };
  const current = markRows.map(toMark);
  return {
    head: toHead(id, key, row, countMarks(frame.roster, current)),
    frame,
    marks: current,
    about: {
      classCode: row.classCode,
      schoolName: row.schoolName,
      location: row.dueLocation ?? row.classLocation,
      scheduled: row.dueEndsAt !== null,
    },
  };
}

function headStatement(db: Ctx["db"], id: string, key: RegisterKey) {
  const school = schoolDirectory(db, "school");
  const course = classDirectory(db, "class");
  const due = dueMeetings(
    db,
    key.on,
    (meeting) => sql`${meeting.classId} = ${key.classId} and ${meeting.startsAt} = ${key.startsAt}`,
  );
  return db.all<HeadRow>(sql`
    select ${course.id} as "classId", ${course.title} as "classTitle", ${course.code} as "classCode",
      ${course.location} as "classLocation", ${lastDayOf(course)} as "classEndedOn",
      ${school.id} as "schoolId", ${school.name} as "schoolName", ${school.timeZone} as "timeZone",
      due.ends_at as "dueEndsAt", due.period_title as "duePeriod", due.location as "dueLocation",
      case when ${registers.id} is not null then json_object(${registerJson}) end as register,
      ${refOf(db, registers.openedBy)} as "openedBy",
      ${refOf(db, registers.submittedBy)} as "submittedBy",
      ${refOf(db, registers.reopenedBy)} as "reopenedBy"
    from ${course}
    join ${school} on ${school.id} = ${course.schoolId}
    left join ${registers} on ${registers.id} = ${id}
    left join ${due} due on due.class_id = ${course.id}
    where ${course.id} = ${key.classId}`);
}

type RegisterJson = {
  state: RegisterHead["state"];
  endsAt: string;
  periodTitle: string | null;
  openedAt: number | null;
  submittedAt: number | null;
  reopenedAt: number | null;
  reopenReason: string | null;
  seq: number;
};

const registerJson = sql`'state', ${registers.state}, 'endsAt', ${registers.endsAt},
  'periodTitle', ${registers.periodTitle}, 'openedAt', ${registers.openedAt},
  'submittedAt', ${registers.submittedAt}, 'reopenedAt', ${registers.reopenedAt},
  'reopenReason', ${registers.reopenReason}, 'seq', ${registers.seq}`;

function toHead(
  id: string,
  key: RegisterKey,
  row: HeadRow,
  counts: RegisterHead["counts"],
): RegisterHead {
  const kept = row.register === null ? null : (JSON.parse(row.register) as RegisterJson);
  return {
    id,
    classId: row.classId,
    schoolId: row.schoolId,
    on: key.on,
    startsAt: key.startsAt,
    endsAt: kept?.endsAt ?? row.dueEndsAt ?? laterBy(key.startsAt, DEFAULT_MINUTES),
    periodTitle: kept?.periodTitle ?? row.duePeriod,
    state: kept?.state ?? "not_opened",
    openedBy: parseRef(row.openedBy),
    openedAt: isoTime(kept?.openedAt ?? null),
    submittedBy: parseRef(row.submittedBy),
    submittedAt: isoTime(kept?.submittedAt ?? null),
    reopenedBy: parseRef(row.reopenedBy),
    reopenedAt: isoTime(kept?.reopenedAt ?? null),
    reopenReason: kept?.reopenReason ?? null,
    counts,
    seq: kept?.seq ?? 0,
  };
}

function rosterStatement(db: Ctx["db"], id: string, key: RegisterKey) {
  const student = studentDirectory(db, "student");
  const enrollment = enrollmentDirectory(db, "enrollment");
  const enrolled = sql`select ${enrollment.personId} from ${enrollment}
    where ${enrollment.classId} = ${key.classId} and ${enrollment.role} = 'student'
      and ${holdsOn(enrollment, key.on)}`;
  return db
    .select({
      id: student.id,
      givenName: student.givenName,
      familyName: student.familyName,
      preferredName: student.preferredName,
      kanaGivenName: student.kanaGivenName,
      kanaFamilyName: student.kanaFamilyName,
      admissionNumber: student.admissionNumber,
      grade: student.grade,
      alertNote: student.alertNote,
      birthOn: student.birthOn,
      enrolled: sql<number>`${student.id} in (${enrolled})`.as("enrolled"),
      // The literal lets SQLite use the index of absences.
      lastAbsentOn: sql<string | null>`(select max(${marks.on}) from ${marks}
        where ${marks.studentId} = ${student.id} and ${marks.category} = 'absent' and ${marks.on} < ${key.on})`.as(
        "last_absent_on",
      ),
    })
    .from(student)
    .where(
      sql`${student.id} in (${enrolled} union select ${marks.studentId} from ${marks} where ${marks.registerId} = ${id})`,
    )
    .orderBy(asc(student.sortName), asc(student.id));
}

type RosterRow = Awaited<ReturnType<typeof rosterStatement>>[number];

function toRosterStudent({ birthOn, enrolled, ...row }: RosterRow, on: string): RosterStudent {
  return { ...row, enrolled: Boolean(enrolled), isBirthday: isBirthday(birthOn, on) };
}

/** Whether the birthday is kept on this date; one of 29 February on the 28th in common years. */
export function isBirthday(birthOn: string | null, on: string): boolean {
  const day = birthOn?.slice(5);
  if (!day) return false;
  const year = Number(on.slice(0, 4));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (day === "02-29" && !leap ? "02-28" : day) === on.slice(5);
}

function teachersStatement(db: Ctx["db"], key: RegisterKey) {
  const enrollment = enrollmentDirectory(db, "enrollment");
  const person = personDirectory(db, "person");
  return db
    .select({
      id: person.id,
      givenName: person.givenName,
      familyName: person.familyName,
      preferredName: person.preferredName,
    })
    .from(enrollment)
    .innerJoin(person, eq(person.id, enrollment.personId))
    .where(
      and(
        eq(enrollment.classId, key.classId),
        inArray(enrollment.role, ["teacher", "assistant"]),
        holdsOn(enrollment, key.on),
      ),
    )
    .orderBy(desc(enrollment.isPrimary), asc(person.sortName));
}

export const markColumns = {
  studentId: marks.studentId,
  code: marks.code,
  category: marks.category,
  minutesLate: marks.minutesLate,
  note: marks.note,
  source: marks.source,
  at: marks.setAt,
  version: marks.version,
};

type MarkRow = Omit<Mark, "by" | "at"> & { at: number; by: string | null };

export function toMark(row: MarkRow): Mark {
  return { ...row, at: isoTime(row.at), by: parseRef(row.by) };
}

function laterBy(startsAt: string, minutes: number): string {
  const [hours = 0, mins = 0] = startsAt.split(":").map(Number);
  const end = Math.min(hours * 60 + mins + minutes, 23 * 60 + 59);
  return `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}
