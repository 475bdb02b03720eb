import { type RoomChange, recordChanges } from "#domain/attendance/index";
import { errorText } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { isDomainError } from "#platform/errors";
import { errorFields, log } from "#platform/log";
import type { RoomStore } from "./room-store";

const SOON_MS = 500;
const BATCH = 200;
const ROUNDS = 20;
const LONGEST_WAIT_MS = 60_000;
const KEEP_MS = 7 * 24 * 3600 * 1000;
const SHUT = ["UNAVAILABLE", "NOT_FOUND"];
const PRUNE_EVERY_MS = 6 * 3600 * 1000;

/**
 * Tells the database what the room's log has and the database has not, on the room's one alarm.
 * Nothing leaves the log before the database has it; while D1 fails the alarm comes back after
 * 1, 2, 4 … 60 seconds.
 */
export class RoomFlush {
  #isScheduled = false;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly store: RoomStore,
    private readonly openCtx: () => Promise<Ctx>,
    /** The school is suspended or gone. */
    private readonly onShut: () => void,
  ) {}

  /** After a restart: whatever is waiting gets its alarm back, even one that was lost. */
  async resume(): Promise<void> {
    if (!this.store.log.hasPending()) return;
    const now = Date.now();
    const alarm = await this.storage.getAlarm();
    this.#schedule(Math.max(SOON_MS, (alarm ?? now) - now));
  }

  /** Has the alarm ring soon after a change. */
  wake(): void {
    if (this.#isScheduled) return;
    this.#schedule(SOON_MS);
  }

  /** The alarm. */
  async run(): Promise<void> {
    const failures = Number(this.store.meta("failures") ?? 0);
    const wait = Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS);
    // Set first, so that a crash half-way leaves an alarm behind.
    this.#schedule(wait);
    try {
      const isEmpty = await this.#drain();
      if (failures > 0) this.store.setMeta("failures", "0");
      this.#prune();
      if (isEmpty && !this.store.log.hasPending()) {
        this.#isScheduled = false;
        await this.storage.deleteAlarm();
      } else {
        this.#schedule(SOON_MS);
      }
    } catch (error) {
      this.store.setMeta("failures", String(failures + 1));
      if (isDomainError(error) && SHUT.includes(error.code)) this.onShut();
      log("error", "room.flush_failed", { failures: failures + 1, wait, ...errorFields(error) });
    }
  }

  async #drain(): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round++) {
      const changes = this.store.log.pending(BATCH);
      if (changes.length === 0) return true;
      await this.#record(await this.openCtx(), changes);
    }
    return false;
  }

  async #record(ctx: Ctx, changes: RoomChange[]): Promise<void> {
    try {
      await recordChanges(ctx, changes);
    } catch (error) {
      const isForGood =
        errorText(error).includes("constraint failed") ||
        (isDomainError(error) && error.code === "CONFLICT");
      if (!isForGood) throw error;
      await this.#recordApart(ctx, changes, error);
      return;
    }
    const last = changes.at(-1);
    if (last) this.store.log.settle(last.seq);
  }

  // A row that the database will never take must not hold up the others: halves, down to that one.
  async #recordApart(ctx: Ctx, changes: RoomChange[], error: unknown): Promise<void> {
    const [only] = changes;
    if (changes.length === 1 && only) {
      log("error", "room.change_set_aside", { seq: only.seq, ...errorFields(error) });
      this.store.log.setAside(only, errorText(error));
      return;
    }
    const middle = Math.ceil(changes.length / 2);
    await this.#record(ctx, changes.slice(0, middle));
    await this.#record(ctx, changes.slice(middle));
  }

  #prune(): void {
    const now = Date.now();
    if (now - Number(this.store.meta("pruned_at") ?? 0) < PRUNE_EVERY_MS) return;
    this.store.transaction(() => {
      this.store.prune(now - KEEP_MS);
      this.store.setMeta("pruned_at", String(now));
    });
  }

  #schedule(wait: number): void {
    this.#isScheduled = true;
    void this.storage.setAlarm(Date.now() + wait);
  }
}
