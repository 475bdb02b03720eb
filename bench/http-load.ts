import { Agent, request } from "node:http";

export type LoadResult = { perSecond: number; p95: number };

/** Sends `count` GETs over `lanes` kept-alive connections; a status other than 200 is an error. */
export async function load(
  target: { port: number; path: string; headers: Record<string, string> },
  count: number,
  lanes = 8,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const times: number[] = [];
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (left-- > 0) {
        const from = performance.now();
        await get(agent, target);
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: count / seconds, p95: times[Math.floor(times.length * 0.95)] ?? NaN };
}

function get(
  agent: Agent,
  target: { port: number; path: string; headers: Record<string, string> },
): Promise<void> {
  return new Promise((done, fail) => {
    const call = request(
      { agent, host: "127.0.0.1", port: target.port, path: target.path, headers: target.headers },
      (response) => {
        response.resume();
        response.on("end", () =>
          response.statusCode === 200 ? done() : fail(new Error(`HTTP ${response.statusCode}`)),
        );
      },
    );
    call.on("error", fail);
    call.end();
  });
}
