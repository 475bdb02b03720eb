import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { step, Trouble } from "./step.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_APPS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium of this machine: the one that CHROMIUM names, an installed one, or Playwright's. */
export function findBrowser(): string | null {
  const { CHROMIUM } = process.env;
  if (CHROMIUM && existsSync(CHROMIUM)) return CHROMIUM;
  const places = [
    ...(process.env.PATH ?? "")
      .split(delimiter)
      .flatMap((dir) => NAMES.map((name) => join(dir, name))),
    ...MAC_APPS.map((app) => join("/Applications", app)),
    ...playwrightBrowsers(),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Finds a browser or installs one: Debian's package when root, otherwise Playwright's download. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  return step("Installing Chromium", async () => {
    const asRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
    const ways = asRoot ? [debian, playwright] : [playwright];
    for (const install of ways) {
      try {
        install();
      } catch {
        continue;
      }
      const installed = findBrowser();
      if (installed) return installed;
    }
    throw new Trouble(
      "The browser tests need Chromium, and none could be found or installed.\n" +
        "Install it (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chromium npm test",
    );
  });
}

function debian(): void {
  const options = {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  } as const;
  execFileSync("apt-get", ["update", "-q"], options);
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], options);
}

function playwright(): void {
  execFileSync("node_modules/.bin/playwright-core", ["install", "chromium"], {
    stdio: "ignore",
    timeout: 180_000,
  });
}

function playwrightBrowsers(): string[] {
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache/ms-playwright");
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => name.startsWith("chromium-"))
    .flatMap((name) =>
      ["chrome-linux/chrome", "chrome-linux64/chrome"].map((file) => join(root, name, file)),
    );
}
