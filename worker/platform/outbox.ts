import { and, asc, eq, inArray, isNull, lt, lte } from "drizzle-orm";
import type { TenantDb } from "./database";
import { outbox } from "./tables";
import type { MessageType } from "./vocabulary";

export type OutboxRow = { id: string; type: MessageType; payload: unknown };

const BATCH = 100;
/** A message that was handed to the queue but not done within this time is handed over again. */
const LOST_AFTER_MS = 10 * 60_000;
const KEEP_DONE_MS = 7 * 24 * 3600_000;

/**
 * Hands waiting messages to `send` (the queue) in order and marks them sent. A crash in between
 * sends some twice: consumers act once a message. Returns how many were sent.
 */
export async function drainOutbox(
  db: TenantDb,
  now: number,
  send: (rows: OutboxRow[]) => Promise<void>,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const rows = await db
      .select({ id: outbox.id, type: outbox.type, payload: outbox.payload })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.notBefore, now)))
      .orderBy(asc(outbox.id))
      .limit(BATCH);
    if (rows.length === 0) return sent;
    await send(rows);
    const ids = rows.map((row) => row.id);
    await db.batch([
      db
        .update(outbox)
        .set({ sentAt: now })
        .where(inArray(outbox.id, ids.slice(0, 50))),
      db
        .update(outbox)
        .set({ sentAt: now })
        .where(inArray(outbox.id, ids.slice(50))),
    ]);
    sent += rows.length;
    if (rows.length < BATCH) return sent;
  }
}

/** Whether a message has had its effect already. */
export async function isMessageDone(db: TenantDb, id: string): Promise<boolean> {
  const [row] = await db.select({ doneAt: outbox.doneAt }).from(outbox).where(eq(outbox.id, id));
  return row?.doneAt != null;
}

/** The write that records a message's effect, for the batch that has the effect. */
export function messageDoneWrite(db: TenantDb, id: string, now: number) {
  return db
    .update(outbox)
    .set({ doneAt: now })
    .where(and(eq(outbox.id, id), isNull(outbox.doneAt)));
}

/** Makes messages that the queue lost go out again, and forgets those done long ago. */
export async function sweepOutbox(db: TenantDb, now: number): Promise<void> {
  await db.batch([
    db
      .update(outbox)
      .set({ sentAt: null })
      .where(and(isNull(outbox.doneAt), lt(outbox.sentAt, now - LOST_AFTER_MS))),
    db.delete(outbox).where(lt(outbox.doneAt, now - KEEP_DONE_MS)),
  ]);
}
