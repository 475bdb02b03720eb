import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { randomToken, sha256 } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { INVITATION_SECONDS } from "./constants";
import { oneTimeTokens, spentTokens } from "./control-tables";

type Row = typeof oneTimeTokens.$inferSelect;
type Purpose = Row["purpose"];

const LIFETIME_MS: Record<Purpose, number> = {
  invitation: INVITATION_SECONDS * 1000,
  password_reset: 3600_000,
  handoff: 60_000,
};

/** Stores the hash of a new single-use token and returns the token itself, once. */
export async function issueOneTimeToken(
  control: ControlCtx,
  purpose: Purpose,
  about: Partial<Pick<Row, "identityId" | "email" | "tenantId" | "personId">>,
): Promise<string> {
  const token = randomToken();
  await control.db.insert(oneTimeTokens).values({
    hash: await sha256(token),
    purpose,
    ...about,
    createdAt: control.now,
    expiresAt: control.now + LIFETIME_MS[purpose],
  });
  return token;
}

/** What a token is about, without using it up; null when it is unknown, used or expired. */
export async function peekOneTimeToken(
  control: ControlCtx,
  purpose: Purpose,
  token: string,
): Promise<Row | null> {
  const [row] = await control.db
    .select()
    .from(oneTimeTokens)
    .where(await living(control, purpose, token));
  return row ?? null;
}

/** Uses a token up by one conditional write: of two callers one gets it, the other UNAUTHENTICATED. */
export async function redeemOneTimeToken(
  control: ControlCtx,
  purpose: Purpose,
  token: string,
): Promise<Row> {
  const [row] = await control.db
    .update(oneTimeTokens)
    .set({ usedAt: control.now })
    .where(await living(control, purpose, token))
    .returning();
  if (!row) {
    throw new DomainError("UNAUTHENTICATED", "This link has been used or has expired.");
  }
  return row;
}

async function living(control: ControlCtx, purpose: Purpose, token: string) {
  return and(
    eq(oneTimeTokens.hash, await sha256(token)),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, control.now),
  );
}

/** Forgets single-use tokens and spent refresh tokens that expired. */
export async function sweepExpiredTokens(control: ControlCtx): Promise<void> {
  const { db, now } = control;
  await db.batch([
    db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, now - 24 * 3600_000)),
    db.delete(spentTokens).where(lt(spentTokens.expiresAt, now)),
  ]);
}
