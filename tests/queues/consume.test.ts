import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { listMails, mailMessage } from "#domain/communications/index";
import { listDeadLetters, takeDeadLetter } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import { drainOutbox, type OutboxRow, sweepOutbox } from "#platform/outbox";
import { mails, outbox } from "#platform/tables";
import { consume, DEAD_LETTER_QUEUE, retryDelay } from "#queues/consume";
import { makeTenant, type TestTenant, testControl, testEnv } from "#tests/support/tenant";
import type { JobMessage } from "#worker/env";

let school: TestTenant;

beforeAll(async () => {
  school = await makeTenant();
});

const order = {
  to: "parent@family.example",
  locale: "ja",
  template: "invitation" as const,
  link: "http://school.localhost/invitation/abc",
  school: "さくら",
  name: "山田 花子",
};

/** Commits a mail and takes its message out of the outbox, as the drain would. */
async function queuedMail(): Promise<OutboxRow> {
  const ctx = school.asSystem();
  await commit(ctx, {
    writes: [],
    audit: { action: "invitation.sent", subjectType: "person", subjectId: "per_x" },
    outbox: [mailMessage(order)],
  });
  const sent: OutboxRow[] = [];
  await drainOutbox(ctx.db, ctx.now, async (rows) => void sent.push(...rows));
  const last = sent.at(-1);
  if (!last) throw new Error("nothing was in the outbox");
  return last;
}

function message(body: JobMessage, id: string = crypto.randomUUID(), attempts = 1) {
  return { id, timestamp: new Date(), attempts, body };
}

async function deliver(...messages: ReturnType<typeof message>[]) {
  const batch = createMessageBatch<JobMessage>("homeroom-jobs", messages);
  const execution = createExecutionContext();
  await consume(batch, testEnv(), execution);
  return getQueueResult(batch, execution);
}

describe("the queue consumer", () => {
  it("sends a mail once however often its message comes", async () => {
    const row = await queuedMail();
    const body: JobMessage = { kind: "message", tenantId: school.id, ...row };
    const result = await deliver(message(body), message(body));
    expect(result.explicitAcks).toHaveLength(2);
    await deliver(message(body));
    const sent = (await listMails(school.asSystem())).filter((mail) => mail.id === row.id);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: order.to, subject: "さくらからHomeroomへのご招待" });
    expect(sent[0]?.html).toContain(order.link);
    expect(sent[0]?.text).toContain("山田 花子 様");
  });

  it("hands an outbox on to the queue when it is woken, in order", async () => {
    const result = await deliver(message({ kind: "outbox", tenantId: school.id }));
    expect(result.explicitAcks).toHaveLength(1);
    const waiting = await school.asSystem().db.select().from(outbox);
    expect(waiting.every((row) => row.sentAt !== null)).toBe(true);
  });

  it("acks the good and retries the bad message of one batch, later each time", async () => {
    const row = await queuedMail();
    const good = message({ kind: "message", tenantId: school.id, ...row });
    const ctx = school.asSystem();
    await ctx.db.run(sql`alter table mails rename to mails_away`);
    const bad = message({ kind: "message", tenantId: school.id, ...row }, "bad", 3);
    const wake = message({ kind: "outbox", tenantId: school.id }, "wake");
    const result = await deliver(bad, wake);
    expect(result.explicitAcks).toEqual(["wake"]);
    expect(result.retryMessages).toMatchObject([{ msgId: "bad" }]);
    expect([1, 2, 3, 20].map(retryDelay)).toEqual([2, 4, 8, 600]);
    await ctx.db.run(sql`alter table mails_away rename to mails`);
    expect((await deliver(good)).explicitAcks).toEqual([good.id]);
    expect(await ctx.db.select().from(mails).where(eq(mails.id, row.id))).toHaveLength(1);
  });

  it("acks what a rule refuses, since trying again cannot help", async () => {
    const result = await deliver(message({ kind: "outbox", tenantId: "ten_unknown" }, "gone"));
    expect(result.explicitAcks).toEqual(["gone"]);
  });

  it("sends again what the queue lost", async () => {
    const row = await queuedMail();
    const ctx = school.asSystem();
    const later = ctx.now + 11 * 60_000;
    await sweepOutbox(ctx.db, later);
    const again: OutboxRow[] = [];
    await drainOutbox(ctx.db, later, async (rows) => void again.push(...rows));
    expect(again.map((one) => one.id)).toContain(row.id);
  });
});

describe("dead letters", () => {
  it("are stored once, listed, and replayed once", async () => {
    const body: JobMessage = { kind: "outbox", tenantId: school.id };
    const batch = createMessageBatch<JobMessage>(DEAD_LETTER_QUEUE, [message(body, "dead", 7)]);
    await consume(batch, testEnv(), createExecutionContext());
    await consume(batch, testEnv(), createExecutionContext());
    const control = testControl();
    const letters = await listDeadLetters(control);
    expect(letters).toHaveLength(1);
    const id = letters[0]?.id ?? "";
    expect(await takeDeadLetter(control, id)).toEqual(body);
    await expect(takeDeadLetter(control, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listDeadLetters(testControl({ kind: "anonymous" }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });
});
