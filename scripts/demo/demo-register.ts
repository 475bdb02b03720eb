import { buildRegisterId } from "#domain/attendance/index";
import type { AuditEntry } from "#platform/commit";
import type { markEvents, marks, registers } from "../../worker/domain/attendance/tables";
import { type Outcome, outcomeOf } from "./attendance-pattern";
import type { Remarks } from "./demo-school";
import { DEMO_KEY } from "./ids";
import type { Lesson, Timetable } from "./load-timetable";
import { share } from "./random";

const MINUTE = 60_000;

export type DemoDay = {
  on: string;
  /** Days since 1970, for illnesses that last. */
  number: number;
  /** When the school's day began (ms UTC), by school. */
  midnightOf: (schoolId: string) => number;
  /** Students who were in a lesson of this day already. */
  seen: Set<string>;
};

export type DemoRegister = {
  register: typeof registers.$inferInsert;
  marks: (typeof marks.$inferInsert)[];
  events: (typeof markEvents.$inferInsert)[];
  audit: AuditEntry[];
};

/** How far a register has come: a share of its students marked, or all of them and submitted. */
export type Progress = { marked: number; submitted: boolean };

/** One register of a lesson on a day as a teacher would have taken it. */
export function demoRegister(
  timetable: Timetable,
  lesson: Lesson,
  day: DemoDay,
  remarks: Remarks,
  progress: Progress,
): DemoRegister {
  const { classId, schoolId, startsAt, endsAt } = lesson;
  const id = buildRegisterId(classId, day.on, startsAt);
  const starts = day.midnightOf(schoolId) + minutesOf(startsAt) * MINUTE;
  const teacherId = timetable.teacherOf.get(classId) ?? null;
  const openedAt = starts + Math.floor(share(`${id.slice(-DEMO_KEY - 14)} opened`) * 4 * MINUTE);
  let seq = (timetable.seqOf.get(schoolId) ?? 0) + 1;
  const at = { registerId: id, classId, schoolId, on: day.on, startsAt };
  const out: DemoRegister = { register: {} as never, marks: [], events: [], audit: [] };
  const counts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };
  const roster = (timetable.studentsOf.get(classId) ?? []).filter(
    (stay) => (stay.beginsOn ?? "") <= day.on && (stay.endsOn ?? "9999") >= day.on,
  );
  let clock = openedAt;
  for (const [place, { personId }] of roster.entries()) {
    const first = !day.seen.has(personId);
    day.seen.add(personId);
    if (place >= progress.marked * roster.length) {
      counts.unmarked++;
      continue;
    }
    const outcome = outcomeOf(
      personId.slice(-DEMO_KEY),
      day.on,
      day.number,
      { startsAt, first },
      remarks,
    );
    const code = timetable.categories.has(outcome.code) ? outcome.code : timetable.presentCode;
    const category = timetable.categories.get(code) ?? "present";
    const steps = stepsOf(outcome, code, timetable, remarks);
    const setBy = outcome.source === "office" ? timetable.officeOf.get(schoolId) : null;
    counts[category]++;
    for (const [index, step] of steps.entries()) {
      clock = Math.max(clock + 1500, openedAt + step.minutes * MINUTE);
      seq++;
      out.events.push({
        opId: `${personId.slice(4)}.${index + 1}`,
        registerId: id,
        studentId: personId,
        seq,
        outcome: "accepted",
        code: step.code,
        minutesLate: step.minutesLate,
        note: step.note,
        source: outcome.source,
        actorId: setBy ?? teacherId,
        at: clock,
        deviceAt: clock,
        baseVersion: index,
        version: index + 1,
        previousCode: index === 0 ? null : (steps[index - 1]?.code ?? null),
      });
    }
    out.marks.push({
      ...at,
      studentId: personId,
      code,
      category,
      minutesLate: category === "late" ? outcome.minutesLate : null,
      note: outcome.note,
      source: outcome.source,
      setBy: setBy ?? teacherId,
      setAt: clock,
      version: steps.length,
    });
  }
  const submittedAt = progress.submitted ? clock + 40_000 : null;
  if (submittedAt) seq++;
  timetable.seqOf.set(schoolId, seq);
  out.register = {
    id,
    classId,
    schoolId,
    on: day.on,
    startsAt,
    endsAt,
    periodTitle: lesson.periodTitle,
    state: submittedAt ? "submitted" : "open",
    openedBy: teacherId,
    openedAt,
    submittedBy: submittedAt ? teacherId : null,
    submittedAt,
    ...counts,
    seq,
    updatedAt: submittedAt ?? clock,
  };
  if (submittedAt) out.audit.push(submission(out.register, submittedAt, teacherId, counts));
  return out;
}

type Step = { code: string; minutesLate: number | null; note: string | null; minutes: number };

/** Who came late was often marked absent before. */
function stepsOf(outcome: Outcome, code: string, timetable: Timetable, remarks: Remarks): Step[] {
  const isLate = timetable.categories.get(code) === "late";
  const minutesLate = isLate ? outcome.minutesLate : null;
  const last = { code, minutesLate, note: outcome.note, minutes: 0 };
  const { absent } = remarks.codes;
  if (!outcome.corrected || !timetable.categories.has(absent)) return [last];
  return [
    { code: absent, minutesLate: null, note: null, minutes: 0 },
    { ...last, minutes: minutesLate ?? 0 },
  ];
}

function submission(
  register: typeof registers.$inferInsert,
  at: number,
  personId: string | null,
  counts: Record<string, number>,
): AuditEntry {
  return {
    action: "register.submitted",
    subjectType: "register",
    subjectId: register.id,
    schoolId: register.schoolId,
    before: null,
    after: { state: "submitted", seq: register.seq, counts },
    done: { id: `aud_${register.id.slice(4)}`, at, personId, requestId: "req_demo" },
  };
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
