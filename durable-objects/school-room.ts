import { DurableObject } from "cloudflare:workers";
import {
  type ClientMessage,
  type Doer,
  type LiveIdentity,
  loadRegisterForRoom,
  MAX_WATCHES,
  type OpResult,
  PING,
  PONG,
  type RegisterOp,
  type RegisterRights,
  type RegisterRoom,
  type RoomAnswer,
  type RoomOverlay,
  type RoomRequest,
} from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { errorFields, log } from "#platform/log";
import { openTenantForJob } from "#worker/context";
import type { Env } from "#worker/env";
import { type Applied, applyOps } from "./room-apply";
import { RoomFlush } from "./room-flush";
import { changedMessage, parseMessage, snapshotMessage, toOp } from "./room-messages";
import { maySee, RoomSockets } from "./room-sockets";
import { type KeptRegister, RoomStore } from "./room-store";

/** The header in which the Worker hands the room who has come; set by the Worker alone. */
export const IDENTITY_HEADER = "x-homeroom-live-identity";
const ROSTER_FRESH_MS = 60_000;
const STRIKES = 5;

type Found = "here" | "not_found" | "unavailable";

/**
 * The live room of one school, named `tenantId:schoolId`: the one writer of its registers.
 * Every change is numbered and written to the room's own SQLite, then acknowledged (the output gate
 * holds messages back until it is on disk), shown to all who watch, and told to D1 on the alarm.
 * Memory holds nothing that storage or the sockets' attachments do not: it may vanish at any time.
 * There are no timers; pings are answered by the runtime, so an idle room hibernates.
 */
export class SchoolRoom extends DurableObject<Env> implements RegisterRoom {
  readonly #store: RoomStore;
  readonly #sockets: RoomSockets;
  readonly #flush: RoomFlush;
  readonly #loading = new Map<string, Promise<Found>>();

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#store = new RoomStore(state.storage);
    this.#sockets = new RoomSockets(state);
    this.#flush = new RoomFlush(state.storage, this.#store, () => this.#openCtx("register.flush"));
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    state.blockConcurrencyWhile(() => this.#flush.resume());
  }

  /** A live connection that the Worker has authorised. */
  override async fetch(request: Request): Promise<Response> {
    const identity = JSON.parse(
      decodeURIComponent(request.headers.get(IDENTITY_HEADER) ?? "null"),
    ) as LiveIdentity | null;
    if (!identity) return new Response(null, { status: 403 });
    this.#settleIn(identity);
    const { 0: client, 1: server } = new WebSocketPair();
    this.#sockets.accept(server, identity);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const { identity } = this.#sockets.of(socket);
    if (identity.expiresAt <= Date.now()) return this.#sockets.hangUp(socket, "reauthenticate");
    const message = parseMessage(data);
    if (!message.ok) return this.#strike(socket, message.issue);
    this.#forgive(socket);
    await this.#hear(socket, message.message);
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    this.#sockets.leave(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    this.#sockets.leave(socket);
  }

  override async alarm(): Promise<void> {
    await this.#flush.run();
  }

  /** Operations of one HTTP request on one register; all or nothing unless a mark is just stale. */
  async apply(request: RoomRequest): Promise<RoomAnswer> {
    this.#settleIn(request);
    const { registerId, doer, ops } = request;
    const found = await this.#find(registerId, { until: (kept) => knowsAll(kept, ops) });
    if (found !== "here") return { ok: false, reason: found, index: 0 };
    const applied = applyOps(this.#store, registerId, doer, ops, "all_or_nothing");
    if (!applied.ok) return applied;
    this.#announce(registerId, applied);
    const kept = this.#store.register(registerId);
    if (!kept) return { ok: false, reason: "not_found", index: 0 };
    return { ok: true, head: kept.head, results: applied.results };
  }

  /** What the room knows of a register, which the database may not know yet. */
  async overlay(registerId: string): Promise<RoomOverlay> {
    const kept = this.#store.register(registerId);
    return kept && { head: kept.head, marks: this.#store.marks(registerId) };
  }

  async #hear(socket: WebSocket, message: ClientMessage): Promise<void> {
    if (message.type === "watch") return this.#watch(socket, message.registerId, message.lastSeq);
    if (message.type === "watchBoard") return this.#watchBoard(socket, message.on);
    if (message.type === "unwatch") return this.#unwatch(socket, message.registerId);
    const { registerId, opId } = message;
    const op = toOp(message);
    const found = await this.#find(registerId, { until: (kept) => knowsAll(kept, [op]) });
    const kept = found === "here" ? this.#store.register(registerId) : null;
    const { identity } = this.#sockets.of(socket);
    const doer = kept && doerOf(identity, kept);
    if (!doer) {
      const reason = found === "unavailable" ? "unavailable" : "not_found";
      const seq = this.#store.seq;
      this.#sockets.send(socket, { type: "refused", opId, registerId, seq, reason, current: null });
      return;
    }
    const applied = applyOps(this.#store, registerId, doer, [op], "each");
    if (!applied.ok) return;
    for (const result of applied.results) this.#answer(socket, registerId, result);
    this.#announce(registerId, applied);
  }

  #answer(socket: WebSocket, registerId: string, result: OpResult): void {
    const { opId, seq, version, current } = result;
    if (result.outcome === "accepted") {
      this.#sockets.send(socket, { type: "ack", opId, registerId, seq, version });
    } else {
      const reason = result.reason ?? "stale";
      this.#sockets.send(socket, { type: "refused", opId, registerId, seq, reason, current });
    }
  }

  /** Shows what was done to all who watch, and has it told to the database. */
  #announce(registerId: string, applied: Applied): void {
    if (applied.logged) this.#flush.wake();
    for (const changes of applied.done) {
      this.#sockets.toWatchers(registerId, changedMessage(changes));
    }
    const last = applied.done.at(-1)?.at(-1);
    const teachers = last && this.#store.register(registerId)?.frame.teachers;
    if (teachers) {
      const ids = teachers.map(({ id }) => id);
      this.#sockets.toBoards(last.head, ids, last.seq);
    }
  }

  async #watch(socket: WebSocket, registerId: string, lastSeq?: number): Promise<void> {
    const found = await this.#find(registerId, { maxAgeMs: ROSTER_FRESH_MS });
    const kept = found === "here" ? this.#store.register(registerId) : null;
    const attachment = this.#sockets.of(socket);
    const { identity, watching } = attachment;
    if (!kept || !maySee(identity, teacherIds(kept))) {
      const reason = found === "unavailable" ? "unavailable" : "not_found";
      return this.#refuse(socket, reason, registerId, "This register cannot be watched.");
    }
    if (!watching.includes(registerId)) {
      if (watching.length >= MAX_WATCHES) {
        return this.#refuse(socket, "too_many", registerId, "Too many registers at once.");
      }
      this.#sockets.keep(socket, { ...attachment, watching: [...watching, registerId] });
    }
    const isKnown =
      lastSeq !== undefined && lastSeq >= kept.snapshotFrom && lastSeq <= this.#store.seq;
    if (isKnown) {
      for (const change of this.#store.changesAfter(registerId, lastSeq)) {
        this.#sockets.send(socket, changedMessage([change]));
      }
    } else {
      this.#sockets.send(socket, this.#snapshot(kept, identity));
    }
    this.#sockets.tellPresence(registerId);
  }

  #watchBoard(socket: WebSocket, on: string): void {
    const attachment = this.#sockets.of(socket);
    this.#sockets.keep(socket, { ...attachment, board: on });
    const registers = this.#store
      .headsOn(on)
      .filter(({ teacherIds }) => maySee(attachment.identity, teacherIds))
      .map(({ head }) => head);
    this.#sockets.send(socket, { type: "board", on, seq: this.#store.seq, registers });
  }

  #unwatch(socket: WebSocket, registerId?: string): void {
    const attachment = this.#sockets.of(socket);
    if (registerId === undefined) {
      this.#sockets.keep(socket, { ...attachment, board: null });
      return;
    }
    const watching = attachment.watching.filter((id) => id !== registerId);
    this.#sockets.keep(socket, { ...attachment, watching });
    this.#sockets.tellPresence(registerId);
  }

  #snapshot(kept: KeptRegister, identity: LiveIdentity) {
    const marks = this.#store.marks(kept.head.id);
    const may = rightsOf(identity, kept);
    return snapshotMessage(kept, marks, may, identity.seesAlerts, Date.now());
  }

  #refuse(
    socket: WebSocket,
    reason: "not_found" | "too_many" | "unavailable",
    registerId: string,
    message: string,
  ): void {
    this.#sockets.send(socket, { type: "error", reason, registerId, message });
  }

  #strike(socket: WebSocket, issue: string): void {
    const attachment = this.#sockets.of(socket);
    const strikes = attachment.strikes + 1;
    this.#sockets.keep(socket, { ...attachment, strikes });
    this.#sockets.send(socket, { type: "error", reason: "bad_message", message: issue });
    if (strikes >= STRIKES) this.#sockets.hangUp(socket, "bad_messages");
  }

  #forgive(socket: WebSocket): void {
    const attachment = this.#sockets.of(socket);
    if (attachment.strikes > 0) this.#sockets.keep(socket, { ...attachment, strikes: 0 });
  }

  /** Brings a register into the room when it is not there, too old, or lacks what is asked for. */
  async #find(
    registerId: string,
    wanted: { maxAgeMs?: number; until?: (kept: KeptRegister) => boolean },
  ): Promise<Found> {
    const kept = this.#store.register(registerId);
    const isOld =
      kept && Date.now() - kept.loadedAt > (wanted.maxAgeMs ?? Number.POSITIVE_INFINITY);
    if (kept && !isOld && (wanted.until?.(kept) ?? true)) return "here";
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
      const ctx = await this.#openCtx("register.load");
      const schoolId = this.#store.meta("school_id") ?? "";
      const loaded = await loadRegisterForRoom(ctx, { registerId, schoolId });
      if (!loaded) return "not_found";
      const isNews = this.#store.transaction(() => this.#store.takeOver(loaded, Date.now()));
      if (isNews) this.#showAnew(registerId);
      return "here";
    } catch (error) {
      log("error", "room.load_failed", { registerId, ...errorFields(error) });
      return "unavailable";
    }
  }

  #showAnew(registerId: string): void {
    const kept = this.#store.register(registerId);
    if (!kept) return;
    for (const socket of this.#sockets.watchersOf(registerId)) {
      this.#sockets.send(socket, this.#snapshot(kept, this.#sockets.of(socket).identity));
    }
  }

  #openCtx(job: string): Promise<Ctx> {
    return openTenantForJob(this.env, this.#store.meta("tenant_id") ?? "", job, this.ctx);
  }

  #settleIn({ tenantId, schoolId }: { tenantId: string; schoolId: string }): void {
    if (this.#store.meta("school_id") !== null) return;
    this.#store.transaction(() => {
      this.#store.setMeta("tenant_id", tenantId);
      this.#store.setMeta("school_id", schoolId);
    });
  }
}

function teacherIds(kept: KeptRegister): string[] {
  return kept.frame.teachers.map(({ id }) => id);
}

function rightsOf(identity: LiveIdentity, kept: KeptRegister): RegisterRights {
  const isMine = teacherIds(kept).includes(identity.person.id);
  const has = (reach: LiveIdentity["take"]) => reach === "all" || (reach === "own" && isMine);
  return { take: has(identity.take), reopen: has(identity.reopen) };
}

/** Who acts on a register, or null when the person may not even see it. */
function doerOf(identity: LiveIdentity, kept: KeptRegister): Doer | null {
  if (!maySee(identity, teacherIds(kept))) return null;
  const isMine = teacherIds(kept).includes(identity.person.id);
  return {
    person: identity.person,
    source: isMine ? "teacher" : "office",
    rights: rightsOf(identity, kept),
    requestId: identity.requestId,
  };
}

/** Whether the room's copy knows every student and code that the operations name. */
function knowsAll({ frame }: KeptRegister, ops: RegisterOp[]): boolean {
  return ops.every(
    (op) =>
      op.kind !== "mark" ||
      (frame.roster.some(({ id }) => id === op.studentId) &&
        (op.code === null || frame.codes.some(({ code }) => code === op.code))),
  );
}
