import { PING, PONG } from "#domain/attendance/constants";
import type { ClientMessage, RoomMessage } from "#domain/attendance/room-protocol.schema";

/**
 * `connecting`: the first try, or the first after a cut. `waiting`: cut off, trying again. `signed_out`: the session has ended, tries again when the person is
 * back. `closed`: this register is not to be had any more.
 */
export type Link = "connecting" | "live" | "waiting" | "signed_out" | "closed";

export type Room = {
  /** False when there is nobody to hear it. */
  say: (message: ClientMessage) => boolean;
  hangUp: () => void;
};

type Listener = {
  schoolId: string;
  /** Whose line it is: in another person's session it is not taken up again. */
  personId: string;
  /** The first thing to say on every connection. */
  greeting: () => ClientMessage;
  onMessage: (message: RoomMessage) => void;
  onLink: (link: Link) => void;
};

const PING_EVERY = 30_000;
const ANSWER_WITHIN = 8_000;
const LONGEST_PAUSE = 15_000;
const SIGNED_OUT_PAUSE = 60_000;

/**
 * A line to a school's room that comes back by itself: after a cut, a deploy, a night's sleep. It asks
 * whether the session still holds before each new try, which renews it too. Nothing is kept here: what
 * was said and not answered is the caller's to say again.
 */
export function callRoom({ schoolId, personId, greeting, onMessage, onLink }: Listener): Room {
  let socket: WebSocket | null = null;
  let live = false;
  let ended = false;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const link = (next: Link) => {
    live = next === "live";
    onLink(next);
  };

  const connect = () => {
    clearTimeout(retry);
    const url = new URL(`/api/v1/live?schoolId=${encodeURIComponent(schoolId)}`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const mine = new WebSocket(url);
    socket = mine;
    expectAnswer();
    mine.onopen = () => mine.send(JSON.stringify(greeting()));
    mine.onmessage = ({ data }) => {
      if (socket === mine) heard(String(data));
    };
    mine.onclose = () => {
      if (socket === mine) lost();
    };
  };

  const heard = (text: string) => {
    clearTimeout(deadline);
    const message = text === PONG ? null : parsed(text);
    if (!message) return;
    if (message.type === "error" && message.reason === "unavailable") return lost();
    if (message.type === "error" && message.reason === "not_found") return hangUp("closed");
    if (message.type === "closed") {
      drop();
      link("connecting");
      return void comeBack();
    }
    if (!live) {
      tries = 0;
      link("live");
    }
    onMessage(message);
  };

  const lost = () => {
    drop();
    link(tries === 0 && navigator.onLine ? "connecting" : "waiting");
    retry = setTimeout(comeBack, pauseBefore(tries++));
  };

  const drop = () => {
    const old = socket;
    socket = null;
    clearTimeout(deadline);
    clearTimeout(retry);
    old?.close();
  };

  const comeBack = async () => {
    clearTimeout(retry);
    const whose = await whoseSession();
    if (ended || socket) return;
    if (whose === undefined) lost();
    else if (whose === personId) connect();
    else {
      link("signed_out");
      retry = setTimeout(comeBack, SIGNED_OUT_PAUSE);
    }
  };

  const expectAnswer = () => {
    clearTimeout(deadline);
    deadline = setTimeout(() => lost(), ANSWER_WITHIN);
  };

  const ping = () => {
    if (!live || socket?.readyState !== WebSocket.OPEN) return;
    socket.send(PING);
    expectAnswer();
  };

  const onOnline = () => {
    if (!socket) comeBack();
    else ping();
  };
  const onOffline = () => lost();
  const onVisible = () => {
    if (document.visibilityState === "visible") onOnline();
  };

  const hangUp = (last?: Link) => {
    ended = true;
    clearInterval(beat);
    window.removeEventListener("online", onOnline);
    window.removeEventListener("offline", onOffline);
    document.removeEventListener("visibilitychange", onVisible);
    drop();
    if (last) link(last);
  };

  const beat = setInterval(ping, PING_EVERY);
  window.addEventListener("online", onOnline);
  window.addEventListener("offline", onOffline);
  document.addEventListener("visibilitychange", onVisible);
  connect();

  return {
    hangUp: () => hangUp(),
    say(message) {
      if (!live || socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}

/** 0.3, 0.6, 1.2 … seconds up to fifteen, each a little different so that a school does not come as one. */
function pauseBefore(tries: number): number {
  return Math.min(300 * 2 ** tries, LONGEST_PAUSE) * (0.75 + Math.random() / 2);
}

/** The person who is signed in, null when nobody is; undefined without an answer. */
async function whoseSession(): Promise<string | null | undefined> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const response = await fetch("/api/v1/auth/me", { cache: "no-store", signal });
    if (response.status === 401 || response.status === 403) return null;
    if (!response.ok) return undefined;
    const { data } = (await response.json()) as { data: { id: string } };
    return data.id;
  } catch {
    return undefined;
  }
}

function parsed(text: string): RoomMessage | null {
  try {
    const message = JSON.parse(text) as RoomMessage | null;
    return typeof message?.type === "string" ? message : null;
  } catch {
    return null;
  }
}
