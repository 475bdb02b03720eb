import { sql } from "drizzle-orm";
import {
  type AuditEntry,
  commit,
  insertMany,
  type OutboxMessage,
  type Write,
} from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import type { Mark, RegisterHead } from "./register.schema";
import { requireJob } from "./register-scope";
import type { MarkAttempt, RoomChange } from "./room-types";
import { markEvents, marks, registers } from "./tables";

/**
 * Writes a stretch of a room's log to the database, in order and in one batch: registers, marks,
 * the history of attempts, audit and messages. Telling it again changes nothing: rows move forward
 * only (`seq`, `version`), and everything else has ids made from the log.
 */
export async function recordChanges(ctx: Ctx, changes: RoomChange[]): Promise<void> {
  requireJob(ctx);
  const done = changes.filter((change) => change.kind !== "refused");
  await commit(ctx, {
    writes: [
      ...registerWrites(
        ctx,
        lastBy(done, (change) => change.registerId),
      ),
      ...markWrites(
        ctx,
        lastBy(
          done.filter((change) => change.after !== null),
          (change) => `${change.registerId} ${change.after?.studentId}`,
        ),
      ),
      ...eventWrites(
        ctx,
        changes.filter((change) => change.attempt !== null),
      ),
    ],
    audit: done.map(auditOf),
    outbox: done.flatMap(messageOf),
  });
}

function registerWrites(ctx: Ctx, changes: RoomChange[]): Write[] {
  return insertMany(
    ctx.db,
    registers,
    changes.map(({ head, at }) => ({
      id: head.id,
      classId: head.classId,
      schoolId: head.schoolId,
      on: head.on,
      startsAt: head.startsAt,
      endsAt: head.endsAt,
      periodTitle: head.periodTitle,
      state: head.state,
      openedBy: head.openedBy?.id ?? null,
      openedAt: moment(head.openedAt),
      submittedBy: head.submittedBy?.id ?? null,
      submittedAt: moment(head.submittedAt),
      reopenedBy: head.reopenedBy?.id ?? null,
      reopenedAt: moment(head.reopenedAt),
      reopenReason: head.reopenReason,
      ...head.counts,
      seq: head.seq,
      updatedAt: Date.parse(at),
    })),
    sql`on conflict (id) do update set state = excluded.state, opened_by = excluded.opened_by,
      opened_at = excluded.opened_at, submitted_by = excluded.submitted_by,
      submitted_at = excluded.submitted_at, reopened_by = excluded.reopened_by,
      reopened_at = excluded.reopened_at, reopen_reason = excluded.reopen_reason,
      present = excluded.present, late = excluded.late, absent = excluded.absent,
      excused = excluded.excused, unmarked = excluded.unmarked, seq = excluded.seq,
      updated_at = excluded.updated_at
      where excluded.seq > ${registers}.seq`,
  );
}

function markWrites(ctx: Ctx, changes: RoomChange[]): Write[] {
  return insertMany(
    ctx.db,
    marks,
    changes.map(({ head, after }) => {
      const mark = after as Mark;
      return {
        registerId: head.id,
        studentId: mark.studentId,
        classId: head.classId,
        schoolId: head.schoolId,
        on: head.on,
        startsAt: head.startsAt,
        code: mark.code,
        category: mark.category,
        minutesLate: mark.minutesLate,
        note: mark.note,
        source: mark.source,
        setBy: mark.by?.id ?? null,
        setAt: Date.parse(mark.at),
        version: mark.version,
      };
    }),
    sql`on conflict (register_id, student_id) do update set code = excluded.code,
      category = excluded.category, minutes_late = excluded.minutes_late, note = excluded.note,
      source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at,
      version = excluded.version
      where excluded.version > ${marks}.version`,
  );
}

function eventWrites(ctx: Ctx, changes: RoomChange[]): Write[] {
  return insertMany(
    ctx.db,
    markEvents,
    changes.map((change) => {
      const { deviceAt, ...attempt } = change.attempt as MarkAttempt;
      return {
        ...attempt,
        registerId: change.registerId,
        seq: change.seq,
        outcome: change.kind === "refused" ? ("refused" as const) : ("accepted" as const),
        source: change.source,
        actorId: change.by?.id ?? null,
        at: Date.parse(change.at),
        deviceAt: moment(deviceAt),
      };
    }),
    sql`on conflict (register_id, op_id) do nothing`,
  );
}

function auditOf(change: RoomChange): AuditEntry {
  const { head, before, after } = change;
  return {
    action: change.kind === "marked" ? "mark.changed" : registerAction(change.kind),
    subjectType: "register",
    subjectId: head.id,
    schoolId: head.schoolId,
    before: change.kind === "marked" ? markFacts(before) : null,
    after: change.kind === "marked" ? markFacts(after) : stateFacts(head),
    done: {
      id: `aud_${change.id}`,
      at: Date.parse(change.at),
      personId: change.by?.id ?? null,
      requestId: change.requestId,
    },
  };
}

function registerAction(kind: RoomChange["kind"]) {
  if (kind === "opened") return "register.opened";
  return kind === "submitted" ? "register.submitted" : "register.reopened";
}

function markFacts(mark: Mark | null) {
  if (!mark) return null;
  const { studentId, code, minutesLate, note, version } = mark;
  return { studentId, code, minutesLate, note, version };
}

function stateFacts({ state, seq, counts, reopenReason }: RegisterHead) {
  return state === "reopened" ? { state, seq, reason: reopenReason } : { state, seq, counts };
}

/** Guardians and reports learn of a register when it is submitted, opened again, or corrected. */
function messageOf(change: RoomChange): OutboxMessage[] {
  const { head, kind } = change;
  if (kind !== "submitted" && kind !== "reopened") return [];
  const corrected = kind === "submitted" && head.reopenedAt !== null;
  const { id, classId, schoolId, on, startsAt, seq } = head;
  return [
    {
      id: `msg_${change.id}`,
      type: corrected ? "register.corrected" : `register.${kind}`,
      payload: { registerId: id, classId, schoolId, on, startsAt, seq, at: change.at },
    },
  ];
}

function moment(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

function lastBy(changes: RoomChange[], keyOf: (change: RoomChange) => string): RoomChange[] {
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}
