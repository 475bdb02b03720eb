import AxeBuilder from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { type DEMO_ACCOUNTS, DEMO_PASSWORD, demoEmail } from "../../scripts/demo/accounts";
import { findBrowser } from "../../scripts/local/browser";
import type { Harness } from "./harness";

export type { Browser, BrowserContext, Page } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 375, height: 740 };
export const DESKTOP = { width: 1280, height: 860 };

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("There is no Chromium on this machine.");
  return chromium.launch({ executablePath, args: QUIET });
}

/** A person of a demo school in a browser of their own. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  /** Goes to a path of the school. */
  go: (path: string) => Promise<void>;
  /** Asks the API as this person; needs JavaScript. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the wire carries
  api: (path: string, init?: { method: string; body?: unknown }) => Promise<any>;
  /** What the page complained of: errors that nobody caught and refused scripts. */
  complaints: string[];
};

/** Signs a demo account in through the product's own form and gives the browser that has it. */
export async function visit(
  browser: Browser,
  homeroom: Harness,
  slug: string,
  account: (typeof DEMO_ACCOUNTS)[number],
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ locale: "en-GB", viewport: PHONE, ...options });
  const page = await context.newPage();
  const origin = homeroom.school(slug);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|Hydration|did not match|React error/i.test(message.text()))
      complaints.push(message.text());
  });
  await page.goto(`${origin}/sign-in`);
  await page.locator("input[name=email]").fill(demoEmail(account, slug));
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return {
    context,
    page,
    go: async (path) => {
      await page.goto(origin + path);
    },
    api: async (path, init = { method: "GET" }) => {
      const { ok, answer } = await page.evaluate(
        async ([url, { method, body }]) => {
          const response = await fetch(url, {
            method,
            ...(body ? { body: JSON.stringify(body) } : {}),
            headers: body ? { "content-type": "application/json" } : {},
          });
          const answer = (await response.json()) as { data?: unknown };
          return { ok: response.ok, answer };
        },
        [`/api/v1/${path}`, init] as const,
      );
      if (!ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      return answer.data;
    },
    complaints,
  };
}

/** What axe finds on the page by WCAG 2.2 AA, as one line each; empty is good. */
export async function axe(page: Page): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
}
