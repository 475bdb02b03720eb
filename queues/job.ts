import type { Ctx } from "#platform/ctx";
import type { MessageType } from "#platform/vocabulary";

/** One kind of outbox message and what it causes. Delivered at least once: act once a message id. */
export type Job = {
  type: MessageType;
  handle: (ctx: Ctx, payload: unknown, message: { id: string }) => Promise<void>;
};
