import { settleDates } from "#domain/academics/index";
import { migrateTenant, storeDeadLetter } from "#domain/tenancy/index";
import { errorText } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { isDomainError } from "#platform/errors";
import { errorFields, log } from "#platform/log";
import { drainOutbox, isMessageDone, messageDoneWrite, sweepOutbox } from "#platform/outbox";
import { controlCtx, openTenantForJob, readyControlDb, type Waiter } from "#worker/context";
import type { Env, JobMessage } from "#worker/env";
import { jobs } from "./jobs";

export const DEAD_LETTER_QUEUE = "homeroom-dead-letters";
const MAX_DELAY_SECONDS = 600;

type Consumable = Pick<MessageBatch<JobMessage>, "queue" | "messages">;

/** The one consumer: acks each message by itself; what fails is retried with growing delays. */
export async function consume(batch: Consumable, env: Env, waiter: Waiter): Promise<void> {
  if (batch.queue === DEAD_LETTER_QUEUE) return bury(batch, env, waiter);
  const byTenant = Map.groupBy(batch.messages, (message) => message.body.tenantId);
  await Promise.all(
    [...byTenant.values()].map(async (messages) => {
      for (const message of messages) await consumeOne(message, env, waiter);
    }),
  );
}

/** Seconds until a message that failed for the n-th time comes again. */
export function retryDelay(attempts: number): number {
  return Math.min(2 ** attempts, MAX_DELAY_SECONDS);
}

async function consumeOne(message: Message<JobMessage>, env: Env, waiter: Waiter): Promise<void> {
  const { body } = message;
  try {
    await run(body, env, waiter);
    message.ack();
  } catch (error) {
    const fields = { kind: body.kind, tenantId: body.tenantId, attempts: message.attempts };
    if (isDomainError(error) && error.code !== "UNAVAILABLE") {
      log("warn", "job.refused", { ...fields, ...errorFields(error) });
      message.ack();
      return;
    }
    log("error", "job.failed", { ...fields, ...errorFields(error) });
    message.retry({ delaySeconds: retryDelay(message.attempts) });
  }
}

async function run(body: JobMessage, env: Env, waiter: Waiter): Promise<void> {
  if (body.kind === "migrate") {
    const control = controlCtx(env, { kind: "system", job: "migrate" }, waiter);
    await readyControlDb(env, waiter);
    await migrateTenant(control, body.tenantId);
    return;
  }
  if (body.kind === "outbox" || body.kind === "tend") {
    const ctx = await openTenantForJob(env, body.tenantId, body.kind, waiter);
    if (body.kind === "tend") await tend(ctx);
    await drainOutbox(ctx.db, ctx.now, (rows) =>
      env.JOBS.sendBatch(
        rows.map((row) => ({ body: { kind: "message", tenantId: body.tenantId, ...row } })),
      ).then(() => undefined),
    );
    return;
  }
  const ctx = await openTenantForJob(env, body.tenantId, body.type, waiter);
  await handleMessage(ctx, body);
}

/** The hourly upkeep of a tenant: lost messages go out again, ends whose date has come take effect. */
async function tend(ctx: Ctx): Promise<void> {
  await sweepOutbox(ctx.db, ctx.now);
  await settleDates(ctx);
}

/** Runs the jobs of one outbox message unless it has had its effect already. */
export async function handleMessage(
  ctx: Ctx,
  message: { id: string; type: string; payload: unknown },
): Promise<void> {
  if (await isMessageDone(ctx.db, message.id)) return;
  try {
    for (const job of jobs) {
      if (job.type === message.type) await job.handle(ctx, message.payload, { id: message.id });
    }
  } catch (error) {
    if (!isDomainError(error) || error.code === "UNAVAILABLE") throw error;
    log("warn", "job.refused", {
      type: message.type,
      tenantId: ctx.tenant.id,
      ...errorFields(error),
    });
  }
  await messageDoneWrite(ctx.db, message.id, ctx.now);
}

async function bury(batch: Consumable, env: Env, waiter: Waiter): Promise<void> {
  const control = controlCtx(env, { kind: "system", job: "dead-letters" }, waiter);
  await readyControlDb(env, waiter);
  for (const message of batch.messages) {
    try {
      await storeDeadLetter(control, {
        messageId: message.id,
        body: message.body,
        attempts: message.attempts,
      });
      message.ack();
    } catch (error) {
      log("error", "dead_letter.not_stored", { error: errorText(error) });
      message.retry({ delaySeconds: 60 });
    }
  }
}
