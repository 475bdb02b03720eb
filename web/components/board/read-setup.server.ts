import {
  ClassQuery,
  listCalendarDays,
  listClasses,
  listStudents,
  timetable,
} from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { listUsers, StudentQuery, UserQuery } from "#domain/people/index";
import { addDays } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Setup } from "./board-empty.tsx";

const DAYS_AROUND = 14;

/** Why a day has no registers: what a new school has still to do, or what the calendar says. */
export async function readSetup(ctx: Ctx, { schoolId, on }: { schoolId: string; on: string }) {
  const [students, classes, staff, days, weeks] = await Promise.all([
    listStudents(ctx, StudentQuery.parse({ schoolId, perPage: 1 })),
    listClasses(ctx, ClassQuery.parse({ schoolId, perPage: 1 })),
    listUsers(ctx, UserQuery.parse({ schoolId, role: "teacher", perPage: 1 })),
    listCalendarDays(ctx, { schoolId, from: on, to: on }),
    timetable(ctx, { schoolId, from: addDays(on, -DAYS_AROUND), to: addDays(on, DAYS_AROUND) }),
  ]);
  // A long holiday is no sign that there are no weekly times.
  const usual = weeks.days.filter(({ exceptions }) => exceptions.length === 0);
  const meets = weeks.days.some(({ meetings }) => meetings.length > 0);
  const setup: Setup = {
    students: students.total,
    classes: classes.total,
    staff: staff.total,
    may: {
      import: reachOf(ctx, "imports:run") !== null,
      write: reachOf(ctx, "academics:write") !== null,
      staff: reachOf(ctx, "users:write") !== null,
    },
  };
  return {
    setup: classes.total === 0 || (!meets && usual.length > 0) ? setup : null,
    reasons: days.map(({ title }) => title),
  };
}
