import {
  codeLabel,
  dayAbsences,
  listAttendanceCodes,
  type RegisterSummary,
  todayBoard,
} from "#domain/attendance/index";
import { actorPersonId } from "#domain/auth/index";
import { dateIn, timeIn } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { BoardAbsence, BoardEntry } from "./board-state.ts";

/** A school's day for the board: registers, who is not there, and the school's own clock. */
export async function readBoard(
  ctx: Ctx,
  { schoolId, on, locale }: { schoolId: string; on?: string; locale: string },
) {
  const [board, absences, codes] = await Promise.all([
    todayBoard(ctx, { schoolId, on }),
    dayAbsences(ctx, { schoolId, on }),
    listAttendanceCodes(ctx, { includeEnded: true }),
  ]);
  const labels = new Map(codes.map((code) => [code.code, codeLabel(code, locale)]));
  return {
    schoolId,
    personId: actorPersonId(ctx) ?? "",
    on: board.on,
    at: board.at,
    today: dateIn(ctx.tenant.timeZone, ctx.now),
    now: timeIn(board.timeZone, ctx.now),
    entries: board.registers.map(toEntry),
    absences: absences.map(
      (absence): BoardAbsence => ({
        ...absence,
        label: (absence.code && labels.get(absence.code)) ?? null,
      }),
    ),
  };
}

function toEntry(register: RegisterSummary): BoardEntry {
  const { id, classId, classTitle, startsAt, endsAt, periodTitle, location } = register;
  const { timing, counts, teachers, seq } = register;
  const submitted = timing === "submitted";
  return {
    id,
    classId,
    classTitle,
    startsAt,
    endsAt,
    periodTitle,
    location,
    timing,
    counts,
    teachers,
    by: (submitted && register.submittedBy) || register.openedBy,
    at: (submitted && register.submittedAt) || register.openedAt,
    seq,
  };
}
