import {
  CLOSE_CODES,
  type CloseReason,
  type LiveIdentity,
  type PersonRef,
  type RegisterHead,
  type RoomMessage,
} from "#domain/attendance/index";

/** What a socket carries through hibernation: who it is and what it watches. */
export type Attachment = {
  identity: LiveIdentity;
  watching: string[];
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
    this.keep(socket, { identity, watching: [], board: null, strikes: 0 });
  }

  of(socket: WebSocket): Attachment {
    const known = this.#known.get(socket) ?? (socket.deserializeAttachment() as Attachment);
    this.#known.set(socket, known);
    return known;
  }

  keep(socket: WebSocket, attachment: Attachment): void {
    this.#known.set(socket, attachment);
    socket.serializeAttachment(attachment);
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
  toBoards(head: RegisterHead, teacherIds: string[], seq: number): void {
    const message: RoomMessage = { type: "board", on: head.on, seq, registers: [head] };
    let text = "";
    for (const socket of this.#live()) {
      const { board, identity } = this.of(socket);
      if (board !== head.on || !maySee(identity, teacherIds)) continue;
      text ||= JSON.stringify(message);
      this.#sendText(socket, text);
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

  /** Takes a socket out of everything it watched. */
  leave(socket: WebSocket): void {
    const attachment = this.of(socket);
    const { watching } = attachment;
    this.#known.set(socket, { ...attachment, watching: [], board: null });
    for (const registerId of watching) this.tellPresence(registerId);
  }

  /** Sockets whose identity still holds; the others are hung up on instead of being told anything. */
  #live(): WebSocket[] {
    const now = Date.now();
    const sockets = this.room.getWebSockets();
    const expired = sockets.filter((socket) => {
      const { identity, watching, board } = this.of(socket);
      return identity.expiresAt <= now && (watching.length > 0 || board !== null);
    });
    for (const socket of expired) this.hangUp(socket, "reauthenticate");
    return sockets.filter((socket) => this.of(socket).identity.expiresAt > now);
  }

  #sendText(socket: WebSocket, text: string): void {
    try {
      socket.send(text);
    } catch {
      // It is closing; its close event follows.
    }
  }
}

/** Whether a register of these teachers is within what the person may read. */
export function maySee(identity: LiveIdentity, teacherIds: string[]): boolean {
  return identity.read === "all" || teacherIds.includes(identity.person.id);
}
