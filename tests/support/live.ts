import { exports } from "cloudflare:workers";
import type { ClientMessage, LiveIdentity, RoomMessage } from "#domain/attendance/index";
import { IDENTITY_HEADER } from "#rooms/school-room";
import { roomOf } from "./attendance";
import type { TestTenant } from "./tenant";

type OfType<T extends RoomMessage["type"]> = Extract<RoomMessage, { type: T }>;

/** A client of the live room: sends messages and waits for those it expects. */
export class LiveClient {
  readonly heard: RoomMessage[] = [];
  closedWith: number | null = null;
  #read = 0;
  #waiting: (() => void)[] = [];

  constructor(readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => {
      if (data !== "pong") this.heard.push(JSON.parse(String(data)) as RoomMessage);
      this.#wake();
    });
    socket.addEventListener("close", ({ code }) => {
      this.closedWith = code;
      this.#wake();
    });
    socket.accept();
  }

  say(message: ClientMessage | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** The next message of a type that nobody waited for yet; what lies before it is skipped. */
  async next<T extends RoomMessage["type"]>(type: T): Promise<OfType<T>> {
    return this.until((message): message is OfType<T> => message.type === type);
  }

  async until<M extends RoomMessage>(wanted: (message: RoomMessage) => message is M): Promise<M> {
    const deadline = Date.now() + 5000;
    for (;;) {
      while (this.#read < this.heard.length) {
        const message = this.heard[this.#read++];
        if (message && wanted(message)) return message;
      }
      const left = deadline - Date.now();
      if (left <= 0 || this.closedWith !== null) {
        throw new Error(`Not heard; last were ${JSON.stringify(this.heard.slice(-3))}`);
      }
      await this.#change(left);
    }
  }

  /** Waits until the change with this number has been heard, whenever that was. */
  async seen(seq: number): Promise<OfType<"changed">> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const news = this.all("changed").find((message) => message.seq === seq);
      if (news) return news;
      if (Date.now() > deadline) throw new Error(`Change ${seq} was not heard`);
      await this.#change(200);
    }
  }

  async closed(): Promise<number> {
    const deadline = Date.now() + 5000;
    while (this.closedWith === null && Date.now() < deadline) await this.#change(500);
    return this.closedWith ?? -1;
  }

  /** Says `watch` and waits for the snapshot. */
  async watch(registerId: string): Promise<OfType<"snapshot">> {
    this.say({ type: "watch", registerId });
    return this.next("snapshot");
  }

  /** Sends an operation and waits for its answer. */
  async ask(
    message: Extract<ClientMessage, { opId: string }>,
  ): Promise<OfType<"ack"> | OfType<"refused">> {
    this.say(message);
    const { opId } = message;
    return this.until(
      (heard): heard is OfType<"ack"> | OfType<"refused"> =>
        (heard.type === "ack" || heard.type === "refused") && heard.opId === opId,
    );
  }

  all<T extends RoomMessage["type"]>(type: T): OfType<T>[] {
    return this.heard.filter((message): message is OfType<T> => message.type === type);
  }

  hangUp(): void {
    this.socket.close(1000);
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, ms);
    });
  }
}

/** Asks for the upgrade through the Worker, as a client would. */
export async function upgrade(
  tenant: TestTenant,
  options: { token?: string; schoolId?: string; headers?: Record<string, string> },
): Promise<Response> {
  const headers = new Headers({ upgrade: "websocket", ...options.headers });
  if (options.token) headers.set("authorization", `Bearer ${options.token}`);
  const schoolId = options.schoolId ?? tenant.schoolId;
  return (exports as unknown as { default: Fetcher }).default.fetch(
    new Request(`http://${tenant.host}/api/v1/live?schoolId=${schoolId}`, { headers }),
  );
}

/** Connects a person to the live room of the tenant's first school. */
export async function connect(tenant: TestTenant, token: string): Promise<LiveClient> {
  const response = await upgrade(tenant, { token });
  if (!response.webSocket)
    throw new Error(`No socket: ${response.status} ${await response.text()}`);
  return new LiveClient(response.webSocket);
}

/** Connects to the room itself with an identity as the Worker would hand it over. */
export async function connectAs(
  tenant: TestTenant,
  identity: Partial<LiveIdentity> & Pick<LiveIdentity, "person">,
): Promise<LiveClient> {
  const whole: LiveIdentity = {
    tenantId: tenant.id,
    schoolId: tenant.schoolId,
    requestId: "req_test",
    read: "all",
    take: "all",
    reopen: "all",
    seesAlerts: true,
    expiresAt: Date.now() + 60_000,
    ...identity,
  };
  const response = await roomOf(tenant).fetch("http://room/live", {
    headers: {
      upgrade: "websocket",
      [IDENTITY_HEADER]: encodeURIComponent(JSON.stringify(whole)),
    },
  });
  if (!response.webSocket) throw new Error(`No socket: ${response.status}`);
  return new LiveClient(response.webSocket);
}

export function opId(): string {
  return crypto.randomUUID();
}
