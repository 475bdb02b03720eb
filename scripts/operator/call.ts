import { localSecrets } from "../local/secrets.ts";
import { Trouble } from "../local/step.ts";

type Answer = {
  success: boolean;
  data?: unknown;
  error?: { code: string; message: string; details?: { field: string; issue: string }[] };
};

export type Server = { url: string };

/** Options that every operator's script takes. */
export const SERVER_OPTIONS = {
  url: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

export const SERVER_HELP = `  --url <address>  the server, http://localhost:8787 (or PORT) unless given
  --help

  OPERATOR_TOKEN from the environment, or from .dev.vars for a server on this machine.`;

export function serverAt(url: string | undefined): Server {
  const address = url ?? `http://localhost:${process.env.PORT ?? 8787}`;
  if (!URL.canParse(address)) throw new Trouble(`"${address}" is not an address.`);
  return { url: address.replace(/\/$/, "") };
}

/** Calls `/api/operator/…` and returns its data; refusals come as readable trouble. */
export async function call<T>(
  server: Server,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<T> {
  const { hostname } = new URL(server.url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const token = process.env.OPERATOR_TOKEN ?? (isHere ? localSecrets().OPERATOR_TOKEN : undefined);
  if (!token) throw new Trouble("Set OPERATOR_TOKEN to the server's operator token.");
  const response = await fetch(`${server.url}/api/operator/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Trouble(`Nothing answers at ${server.url}. Is the server running? (npm start)`);
  });
  const answer = (await response.json().catch(() => null)) as Answer | null;
  if (!answer?.success) throw new Trouble(refusal(answer, response.status));
  return answer.data as T;
}

function refusal(answer: Answer | null, status: number): string {
  if (!answer?.error) return `The server answered ${status} with something that is not Homeroom's.`;
  const { code, message, details = [] } = answer.error;
  return [`${code}: ${message}`, ...details.map((one) => `  ${one.field}: ${one.issue}`)].join(
    "\n",
  );
}

/** Rows as a plain table for a terminal. */
export function table(rows: Record<string, string | number | null>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const text = (value: string | number | null | undefined) => String(value ?? "");
  const widths = columns.map((name) =>
    Math.max(name.length, ...rows.map((row) => text(row[name]).length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(columns), ...rows.map((row) => line(columns.map((name) => text(row[name]))))].join(
    "\n",
  );
}
