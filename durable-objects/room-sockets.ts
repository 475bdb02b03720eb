import {
  CLOSE_CODES,
  type CloseReason,
  type LiveIdentity,
  type PersonRef,
  type RoomMessage,
} from "#domain/attendance/index";
import { maySee, teacherIdsOf } from "./room-rights";
import type { KeptRegister } from "./room-store";

/** What a socket carries through hibernation: who it is and what it watches. */
export type Attachment = {
  identity: LiveIdentity;
  watching: string[];
  /** The date of the board that it watches. */
  board: string | null;
  /** Bad messages in a row. */
  strikes: number;
};

/** The room's sockets. All of it is in their attachments, so hibernation loses nothing. */
export class RoomSockets {
  readonly #known = new WeakMap<WebSocket, Attachment>();

  constructor(private readonly room: DurableObjectState) {}

  accept(socket: WebSocket, identity: LiveIdentity): void {
    this.room.acceptWebSocket(socket);
    this.#keep(socket, { identity, watching: [], board: null, strikes: 0 });
  }

  of(socket: WebSocket): Attachment {
    const known = this.#known.get(socket) ?? (socket.deserializeAttachment() as Attachment);
    this.#known.set(socket, known);
    return known;
  }

  change(socket: WebSocket, change: Partial<Omit<Attachment, "identity">>): void {
    this.#keep(socket, { ...this.of(socket), ...change });
  }

  send(socket: WebSocket, message: RoomMessage): void {
    this.#sendText(socket, JSON.stringify(message));
  }

  /** To everyone who watches a register, in one order. */
  toWatchers(registerId: string, message: RoomMessage): void {
    const text = JSON.stringify(message);
    for (const socket of this.watchersOf(registerId)) this.#sendText(socket, text);
  }

  watchersOf(registerId: string): WebSocket[] {
    return this.#live().filter((socket) => this.of(socket).watching.includes(registerId));
  }

  /** To the boards of a day, where the register may be seen. */
  toBoards(kept: KeptRegister): void {
    const { head } = kept;
    const boards = this.#live().filter((socket) => this.of(socket).board === head.on);
    if (boards.length === 0) return;
    const teacherIds = teacherIdsOf(kept);
    const text = JSON.stringify({
      type: "board",
      on: head.on,
      seq: head.seq,
      registers: [head],
    } satisfies RoomMessage);
    for (const socket of boards) {
      if (maySee(this.of(socket).identity, teacherIds)) this.#sendText(socket, text);
    }
  }

  /** Tells everyone who watches a register who else does; each person once. */
  tellPresence(registerId: string): void {
    const watchers = this.watchersOf(registerId);
    const people = new Map<string, PersonRef>();
    for (const socket of watchers) {
      const { person } = this.of(socket).identity;
      people.set(person.id, person);
    }
    const text = JSON.stringify({
      type: "presence",
      registerId,
      people: [...people.values()],
    } satisfies RoomMessage);
    for (const socket of watchers) this.#sendText(socket, text);
  }

  /** Says why and hangs up. */
  hangUp(socket: WebSocket, reason: CloseReason): void {
    this.send(socket, { type: "closed", reason });
    this.leave(socket);
    try {
      socket.close(CLOSE_CODES[reason], reason);
    } catch {
      // It was gone already.
    }
  }

  hangUpAll(reason: CloseReason): void {
    for (const socket of this.room.getWebSockets()) this.hangUp(socket, reason);
  }

  /** Takes a socket out of everything it watched. */
  leave(socket: WebSocket): void {
    const { watching } = this.of(socket);
    this.change(socket, { watching: [], board: null });
    for (const registerId of watching) this.tellPresence(registerId);
  }

  /** Sockets whose identity still holds; the others are hung up on instead of being told anything. */
  #live(): WebSocket[] {
    const now = Date.now();
    const sockets = this.room.getWebSockets();
    const live = sockets.filter((socket) => this.of(socket).identity.expiresAt > now);
    if (live.length === sockets.length) return live;
    for (const socket of sockets) {
      const { identity, watching, board } = this.of(socket);
      const isTold = watching.length > 0 || board !== null;
      if (identity.expiresAt <= now && isTold) this.hangUp(socket, "reauthenticate");
    }
    return live;
  }

  #keep(socket: WebSocket, attachment: Attachment): void {
    this.#known.set(socket, attachment);
    try {
      socket.serializeAttachment(attachment);
    } catch {
      // Nothing outlives a socket that is gone.
    }
  }

  #sendText(socket: WebSocket, text: string): void {
    try {
      socket.send(text);
    } catch {
      // It is closing; its close event follows.
    }
  }
}
