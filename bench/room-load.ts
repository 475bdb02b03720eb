/** A socket of Node's own WebSocket, with headers, and the messages it got. */
export type Watcher = { socket: WebSocket; onMessage: (message: Incoming) => void };
export type Incoming = {
  type: string;
  opId?: string;
  version?: number;
  reason?: string;
  marks?: { studentId: string; version: number; opId?: string }[];
};

/** Opens a socket and waits until it is open. */
export function connect(url: string, headers: Record<string, string> = {}): Promise<Watcher> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(url, { headers } as never);
    const watcher: Watcher = { socket, onMessage: () => undefined };
    socket.addEventListener("open", () => done(watcher));
    socket.addEventListener("error", () => fail(new Error(`no socket at ${url}`)));
    socket.addEventListener("message", (event) =>
      watcher.onMessage(JSON.parse(String(event.data))),
    );
  });
}

/** Waits for the first message that fits. */
export function next(watcher: Watcher, fits: (message: Incoming) => boolean): Promise<Incoming> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("no answer within 10 s")), 10_000);
    watcher.onMessage = (message) => {
      if (!fits(message)) return;
      clearTimeout(timer);
      watcher.onMessage = () => undefined;
      done(message);
    };
  });
}

export type RoomUnderTest = {
  /** Speaks and gets the ack. */
  marker: Watcher;
  watchers: Watcher[];
  /** The n-th mark as the room wants it. */
  message: (n: number) => { opId: string; studentId: string };
  /** Told of every ack, so that the next mark can carry the version. */
  acknowledged: (n: number, ack: Incoming) => void;
};

/** ms from sending a mark until it is acknowledged and every watcher has seen it, one at a time. */
export async function markTimes(
  room: RoomUnderTest,
  from: number,
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let n = from; n < from + count; n++) {
    const message = room.message(n);
    const sees = (incoming: Incoming) =>
      incoming.type === "changed" &&
      (incoming.marks?.some((mark) => mark.studentId === message.studentId) ?? false);
    const seen = room.watchers.map((watcher) => next(watcher, sees));
    const acked = next(room.marker, (incoming) => incoming.opId === message.opId);
    const started = performance.now();
    room.marker.socket.send(JSON.stringify(message));
    const [ack] = await Promise.all([acked, ...seen]);
    times.push(performance.now() - started);
    if (ack.type !== "ack") throw new Error(`the mark was refused: ${ack.reason}`);
    room.acknowledged(n, ack);
  }
  return times;
}
