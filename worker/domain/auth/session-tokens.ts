import { and, eq, gt, isNull } from "drizzle-orm";
import { platformAuditWrite } from "#domain/tenancy/index";
import { hmac, randomToken, sha256 } from "#platform/crypto";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { REFRESH_GRACE_SECONDS, REFRESH_TOKEN_SECONDS, SESSION_SECONDS } from "./constants";
import { sessions, spentTokens } from "./control-tables";

export type SessionRow = typeof sessions.$inferSelect;

const GONE = new DomainError("UNAUTHENTICATED", "This session has ended. Sign in again.");

export async function startSession(
  control: ControlCtx,
  who: {
    identityId: string;
    tenantId: string | null;
    personId: string | null;
    device?: string | null;
  },
): Promise<{ session: SessionRow; refreshToken: string }> {
  const refreshToken = randomToken();
  const [session] = await control.db
    .insert(sessions)
    .values({
      id: newId("ses", control.now),
      identityId: who.identityId,
      tenantId: who.tenantId,
      personId: who.personId,
      device: who.device?.slice(0, 200) ?? null,
      currentHash: await sha256(refreshToken),
      rotatedAt: control.now,
      refreshExpiresAt: control.now + REFRESH_TOKEN_SECONDS * 1000,
      expiresAt: control.now + SESSION_SECONDS * 1000,
      createdAt: control.now,
    })
    .returning();
  if (!session) throw new DomainError("INTERNAL_ERROR", "The session could not be started.");
  return { session, refreshToken };
}

export type Rotation = {
  session: SessionRow;
  /** null when the same successor was already handed out again: the request is served, no token. */
  refreshToken: string | null;
};

/**
 * Rotates a refresh token by one conditional write. The successor is derived from the spent token
 * with a secret, so a retry within the grace gets the same one, once; after that, or later, the
 * spent token ends the whole family (OAuth 2 Security BCP, reuse detection).
 */
export async function rotateSession(
  control: ControlCtx,
  token: string,
  options: { lenientInGrace?: boolean } = {},
): Promise<Rotation> {
  const { db, now } = control;
  const hash = await sha256(token);
  const successor = await hmac(control.secrets.refreshKey, token);
  const successorHash = await sha256(successor);
  const [[rotated]] = await db.batch([
    db
      .update(sessions)
      .set({
        currentHash: successorHash,
        previousHash: hash,
        rotatedAt: now,
        graceUsed: false,
        refreshExpiresAt: now + REFRESH_TOKEN_SECONDS * 1000,
      })
      .where(
        and(
          eq(sessions.currentHash, hash),
          isNull(sessions.endedAt),
          gt(sessions.refreshExpiresAt, now),
          gt(sessions.expiresAt, now),
        ),
      )
      .returning(),
    rememberSpent(control, hash),
  ]);
  if (rotated) return { session: rotated, refreshToken: successor };
  return retryOrReuse(control, hash, successor, options.lenientInGrace ?? false);
}

function rememberSpent(control: ControlCtx, hash: string) {
  const { db, now } = control;
  return db
    .insert(spentTokens)
    .select(
      db
        .select({
          hash: sessions.previousHash,
          sessionId: sessions.id,
          expiresAt: sessions.expiresAt,
        })
        .from(sessions)
        .where(and(eq(sessions.previousHash, hash), eq(sessions.rotatedAt, now))) as never,
    )
    .onConflictDoNothing();
}

async function retryOrReuse(
  control: ControlCtx,
  hash: string,
  successor: string,
  lenient: boolean,
): Promise<Rotation> {
  const { db, now } = control;
  const since = now - REFRESH_GRACE_SECONDS * 1000;
  const inGrace = and(
    eq(sessions.previousHash, hash),
    isNull(sessions.endedAt),
    gt(sessions.rotatedAt, since),
  );
  const [again] = await db
    .update(sessions)
    .set({ graceUsed: true })
    .where(and(inGrace, eq(sessions.graceUsed, false)))
    .returning();
  if (again) return { session: again, refreshToken: successor };
  if (lenient) {
    const [served] = await db.select().from(sessions).where(inGrace);
    if (served) return { session: served, refreshToken: null };
  }
  const [spent] = await db.select().from(spentTokens).where(eq(spentTokens.hash, hash));
  if (spent) {
    await db.batch([
      db
        .update(sessions)
        .set({ endedAt: now, endReason: "reuse" })
        .where(and(eq(sessions.id, spent.sessionId), isNull(sessions.endedAt))),
      platformAuditWrite(control, {
        action: "session.reuse_detected",
        detail: { sessionId: spent.sessionId },
      }),
    ]);
  }
  throw GONE;
}

/** Ends the session a refresh token belongs to; silent when there is none. */
export async function endSessionOf(control: ControlCtx, refreshToken: string): Promise<void> {
  const hash = await sha256(refreshToken);
  await control.db
    .update(sessions)
    .set({ endedAt: control.now, endReason: "signed_out" })
    .where(and(eq(sessions.currentHash, hash), isNull(sessions.endedAt)));
}

/** Ends one session by id. */
export async function endSession(control: ControlCtx, sessionId: string): Promise<void> {
  await control.db
    .update(sessions)
    .set({ endedAt: control.now, endReason: "signed_out" })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/** The write that ends all sessions of an identity, after a password change. */
export function endAllSessionsWrite(control: ControlCtx, identityId: string, reason: string) {
  return control.db
    .update(sessions)
    .set({ endedAt: control.now, endReason: reason })
    .where(and(eq(sessions.identityId, identityId), isNull(sessions.endedAt)));
}
