import { and, desc, eq, isNull } from "drizzle-orm";
import { isoTime } from "#platform/clock";
import type { ControlCtx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { deadLetters } from "./control-tables";
import { platformAuditWrite } from "./platform-audit";
import { requirePlatform } from "./require-platform";

const PAGE = 100;

/** Keeps a queue message that used up its retries. The same message is kept once. */
export async function storeDeadLetter(
  control: ControlCtx,
  letter: { messageId: string; body: { kind: string; tenantId: string }; attempts: number },
): Promise<void> {
  const type = "type" in letter.body ? String(letter.body.type) : letter.body.kind;
  await control.db
    .insert(deadLetters)
    .values({
      id: newId("ddl", control.now),
      messageId: letter.messageId,
      tenantId: letter.body.tenantId,
      type,
      body: letter.body,
      attempts: letter.attempts,
      at: control.now,
    })
    .onConflictDoNothing();
}

/** Dead letters, newest first. */
export async function listDeadLetters(control: ControlCtx) {
  requirePlatform(control);
  const rows = await control.db
    .select()
    .from(deadLetters)
    .orderBy(desc(deadLetters.at))
    .limit(PAGE);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenantId,
    type: row.type,
    attempts: row.attempts,
    at: isoTime(row.at),
    replayedAt: isoTime(row.replayedAt),
  }));
}

/** Marks a dead letter as replayed, once, and returns the message to send again. */
export async function takeDeadLetter(control: ControlCtx, id: string): Promise<unknown> {
  requirePlatform(control);
  const [rows] = await control.db.batch([
    control.db
      .update(deadLetters)
      .set({ replayedAt: control.now })
      .where(and(eq(deadLetters.id, id), isNull(deadLetters.replayedAt)))
      .returning({ body: deadLetters.body }),
    platformAuditWrite(control, { action: "dead_letter.replayed", detail: { id } }),
  ]);
  if (!rows[0]) throw notFound("A dead letter that was not replayed yet");
  return rows[0].body;
}
