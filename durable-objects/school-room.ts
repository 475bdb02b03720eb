import { DurableObject } from "cloudflare:workers";
import {
  type ClientMessage,
  type ErrorReason,
  type LiveIdentity,
  MAX_WATCHES,
  PING,
  PONG,
  type RegisterRoom,
  type RoomAnswer,
  type RoomOverlay,
  type RoomRequest,
} from "#domain/attendance/index";
import type { Ctx } from "#platform/ctx";
import { openTenantForJob } from "#worker/context";
import type { Env } from "#worker/env";
import { type Applied, applyOps } from "./room-apply";
import { RoomFlush } from "./room-flush";
import {
  answerMessage,
  changedMessage,
  type OpMessage,
  parseMessage,
  snapshotMessage,
  toOp,
} from "./room-messages";
import { RoomRegisters } from "./room-registers";
import { doerOf, maySee, rightsOf, teacherIdsOf } from "./room-rights";
import { RoomSockets } from "./room-sockets";
import { type KeptRegister, RoomStore } from "./room-store";

/** The header in which the Worker hands the room who has come; set by the Worker alone. */
export const IDENTITY_HEADER = "x-homeroom-live-identity";
const ROSTER_FRESH_MS = 60_000;
const STRIKES = 5;
/** Past this many missed changes a snapshot is shorter. */
const MOST_MISSED = 100;

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
  readonly #registers: RoomRegisters;
  readonly #flush: RoomFlush;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#store = new RoomStore(state.storage);
    this.#sockets = new RoomSockets(state);
    this.#registers = new RoomRegisters(
      this.#store,
      () => this.#openCtx("register.load"),
      (registerId) => this.#showAnew(registerId),
    );
    this.#flush = new RoomFlush(
      state.storage,
      this.#store,
      () => this.#openCtx("register.flush"),
      () => this.#sockets.hangUpAll("unavailable"),
    );
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
    const heard = parseMessage(data);
    if (!heard.ok) return this.#strike(socket, heard.issue);
    this.#forgive(socket);
    await this.#hear(socket, heard.message);
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
    const found = await this.#registers.find(registerId, { ops });
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
    return this.#operate(socket, message);
  }

  async #operate(socket: WebSocket, message: OpMessage): Promise<void> {
    const { registerId, opId } = message;
    const op = toOp(message);
    const found = await this.#registers.find(registerId, { ops: [op] });
    const kept = found === "here" ? this.#store.register(registerId) : null;
    const doer = kept && doerOf(this.#sockets.of(socket).identity, kept);
    if (!doer) {
      const reason = found === "unavailable" ? found : "not_found";
      const seq = this.#store.seq;
      this.#sockets.send(socket, { type: "refused", opId, registerId, seq, reason, current: null });
      return;
    }
    const applied = applyOps(this.#store, registerId, doer, [op], "each");
    if (!applied.ok) return;
    for (const result of applied.results) {
      this.#sockets.send(socket, answerMessage(registerId, result));
    }
    this.#announce(registerId, applied);
  }

  /** Shows what was done to all who watch, and has it told to the database. */
  #announce(registerId: string, applied: Applied): void {
    if (applied.logged) this.#flush.wake();
    for (const changes of applied.done) {
      this.#sockets.toWatchers(registerId, changedMessage(changes));
    }
    const kept = applied.done.length > 0 ? this.#store.register(registerId) : null;
    if (kept) this.#sockets.toBoards(kept);
  }

  async #watch(socket: WebSocket, registerId: string, lastSeq?: number): Promise<void> {
    const found = await this.#registers.find(registerId, { maxAgeMs: ROSTER_FRESH_MS });
    const kept = found === "here" ? this.#store.register(registerId) : null;
    const { identity, watching } = this.#sockets.of(socket);
    if (!kept || !maySee(identity, teacherIdsOf(kept))) {
      const reason = found === "unavailable" ? found : "not_found";
      return this.#complain(socket, reason, "This register cannot be watched.", registerId);
    }
    if (!watching.includes(registerId)) {
      if (watching.length >= MAX_WATCHES) {
        return this.#complain(socket, "too_many", "Too many registers at once.", registerId);
      }
      this.#sockets.change(socket, { watching: [...watching, registerId] });
    }
    this.#catchUp(socket, kept, lastSeq);
    this.#sockets.tellPresence(registerId);
  }

  /** What was missed since the last number, or all of it when that is too long ago to tell. */
  #catchUp(socket: WebSocket, kept: KeptRegister, lastSeq: number | undefined): void {
    const isKnown =
      lastSeq !== undefined && lastSeq >= kept.snapshotFrom && lastSeq <= this.#store.seq;
    const missed = isKnown ? this.#store.log.newsAfter(kept.head.id, lastSeq) : null;
    if (missed && missed.length <= MOST_MISSED) {
      for (const change of missed) this.#sockets.send(socket, changedMessage([change]));
    } else {
      this.#show(socket, kept);
    }
  }

  #watchBoard(socket: WebSocket, on: string): void {
    this.#sockets.change(socket, { board: on });
    const { identity } = this.#sockets.of(socket);
    const registers = this.#store
      .headsOn(on)
      .filter(({ teacherIds }) => maySee(identity, teacherIds))
      .map(({ head }) => head);
    this.#sockets.send(socket, { type: "board", on, seq: this.#store.seq, registers });
  }

  #unwatch(socket: WebSocket, registerId?: string): void {
    if (registerId === undefined) {
      this.#sockets.change(socket, { board: null });
      return;
    }
    const { watching } = this.#sockets.of(socket);
    this.#sockets.change(socket, { watching: watching.filter((id) => id !== registerId) });
    this.#sockets.tellPresence(registerId);
  }

  #show(socket: WebSocket, kept: KeptRegister): void {
    const { identity } = this.#sockets.of(socket);
    const marks = this.#store.marks(kept.head.id);
    const may = rightsOf(identity, kept);
    this.#sockets.send(socket, snapshotMessage(kept, marks, may, identity.seesAlerts));
  }

  #showAnew(registerId: string): void {
    const kept = this.#store.register(registerId);
    if (!kept) return;
    for (const socket of this.#sockets.watchersOf(registerId)) this.#show(socket, kept);
  }

  #complain(socket: WebSocket, reason: ErrorReason, message: string, registerId?: string): void {
    this.#sockets.send(socket, { type: "error", reason, registerId, message });
  }

  #strike(socket: WebSocket, issue: string): void {
    const strikes = this.#sockets.of(socket).strikes + 1;
    this.#sockets.change(socket, { strikes });
    this.#complain(socket, "bad_message", issue);
    if (strikes >= STRIKES) this.#sockets.hangUp(socket, "bad_messages");
  }

  #forgive(socket: WebSocket): void {
    if (this.#sockets.of(socket).strikes > 0) this.#sockets.change(socket, { strikes: 0 });
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
