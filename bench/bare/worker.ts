import { DurableObject } from "cloudflare:workers";

/** The yardstick: the same query on the same data, and a room that only stores and broadcasts. */
type Env = { DB: D1Database; ROOM: DurableObjectNamespace<BareRoom>; QUERIES: string };
type Query = { sql: string; params: unknown[] };

export class BareRoom extends DurableObject<Env> {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec(
      "create table if not exists marks (seq integer primary key, body text not null)",
    );
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string): void {
    this.ctx.storage.sql.exec("insert into marks (body) values (?)", message);
    const { opId } = JSON.parse(message) as { opId: string };
    socket.send(JSON.stringify({ type: "ack", opId }));
    const news = JSON.stringify({ type: "changed", marks: [JSON.parse(message)] });
    for (const watcher of this.ctx.getWebSockets()) watcher.send(news);
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.headers.get("upgrade") === "websocket") {
      return env.ROOM.getByName("bench").fetch(request);
    }
    const queries = JSON.parse(env.QUERIES) as Query[];
    const statements = queries.map(({ sql, params }) => env.DB.prepare(sql).bind(...params));
    const results = await env.DB.batch(statements);
    return Response.json({ success: true, data: results.map((result) => result.results) });
  },
};
