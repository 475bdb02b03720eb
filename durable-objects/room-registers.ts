import { loadRegisterForRoom, type RegisterOp } from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { errorFields, log } from "#platform/log";
import type { KeptRegister, RoomStore } from "./room-store";

export type Found = "here" | "not_found" | "unavailable";

/** Brings registers into the room from the database, each by one load at a time. */
export class RoomRegisters {
  readonly #loading = new Map<string, Promise<Found>>();

  constructor(
    private readonly store: RoomStore,
    private readonly openCtx: () => Promise<Ctx>,
    private readonly showAnew: (registerId: string) => void,
  ) {}

  /**
   * Loads a register that is not in the room, is too old, or does not know a student or code of
   * `ops`. What the room already has still serves while the database does not answer.
   */
  async find(
    registerId: string,
    wanted: { maxAgeMs?: number; ops?: RegisterOp[] } = {},
  ): Promise<Found> {
    const kept = this.store.register(registerId);
    const { maxAgeMs = Number.POSITIVE_INFINITY, ops = [] } = wanted;
    if (kept && Date.now() - kept.loadedAt <= maxAgeMs && knowsAll(kept, ops)) return "here";
    const loading = this.#loading.get(registerId) ?? this.#load(registerId);
    this.#loading.set(registerId, loading);
    try {
      const found = await loading;
      return kept && found === "unavailable" ? "here" : found;
    } finally {
      this.#loading.delete(registerId);
    }
  }

  async #load(registerId: string): Promise<Found> {
    try {
      const ctx = await this.openCtx();
      const schoolId = this.store.meta("school_id") ?? "";
      const loaded = await loadRegisterForRoom(ctx, { registerId, schoolId });
      if (!loaded) return "not_found";
      const isNews = this.store.transaction(() => this.store.takeOver(loaded, Date.now()));
      if (isNews) this.showAnew(registerId);
      return "here";
    } catch (error) {
      log("error", "room.load_failed", { registerId, ...errorFields(error) });
      return "unavailable";
    }
  }
}

function knowsAll({ frame }: KeptRegister, ops: RegisterOp[]): boolean {
  return ops.every(
    (op) =>
      op.kind !== "mark" ||
      (frame.roster.some(({ id }) => id === op.studentId) &&
        (op.code === null || frame.codes.some(({ code }) => code === op.code))),
  );
}
