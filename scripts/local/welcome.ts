import {
  DEMO_ACCOUNTS,
  DEMO_OWNER,
  DEMO_PASSWORD,
  DEMO_SLUGS,
  DEMO_TITLES,
  type DemoSlug,
} from "../demo/accounts.ts";
import type { Server } from "./serve.ts";

function schoolRow(slug: DemoSlug, address: string): [string, string] {
  return [address, DEMO_TITLES[slug]];
}

/** Where to go and whom to sign in as. */
export function welcome(server: Server, options: { stateDir: string; demo: boolean }): string {
  const { protocol, host } = new URL(server.url);
  const rows: [string, string][] = [
    [server.url, "the platform: sign a school up, sign in"],
    [`${server.url}/owner`, "the owner console"],
    [`${server.url}/api/docs`, "API reference"],
    [`${protocol}//<school>.${host}/outbox`, "the mail that a school would have sent"],
  ];
  if (options.demo) {
    rows.push(...DEMO_SLUGS.map((slug) => schoolRow(slug, `${protocol}//${slug}.${host}`)));
  }
  const width = Math.max(...rows.map(([address]) => address.length));
  const lines = rows.map(([address, title]) => `    ${address.padEnd(width)}  ${title}`);
  const accounts = [
    "",
    `  Demo accounts, password ${DEMO_PASSWORD}:`,
    ...DEMO_SLUGS.map((slug) => `    ${DEMO_ACCOUNTS.join("@ ")}@  ${slug}.example`),
    `    ${DEMO_OWNER}  (the platform's owner)`,
  ];
  return [
    "",
    "  Homeroom",
    ...lines,
    ...(options.demo ? accounts : []),
    "",
    `  Data is kept in ${options.stateDir}; remove it to begin anew.`,
  ].join("\n");
}
