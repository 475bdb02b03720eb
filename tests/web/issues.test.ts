import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SENTENCE = /"([A-Z][^"\n]*[.?!])"/g;

/** Every English sentence that the domain may say to a person: refusals and what zod's rules say. */
function sentences(): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.ts$/.test(name)) {
        for (const match of readFileSync(path, "utf8").matchAll(SENTENCE)) {
          found.set(match[1] ?? "", path);
        }
      }
    }
  };
  for (const folder of ["worker/domain", "worker/onboarding"]) walk(folder);
  return found;
}

function keyOf(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

// Said to operators and in mails, which have texts of their own.
const NOT_SHOWN = /(mail-texts|presets|dead-letters|problem-texts|inspect-upload)\.ts$/;

describe("what the domain says to people", () => {
  it("can be said in Japanese", () => {
    const japanese = JSON.parse(readFileSync("web/i18n/locales/ja/issues.json", "utf8"));
    const missing = [...sentences()]
      .filter(([sentence, path]) => !NOT_SHOWN.test(path) && !(keyOf(sentence) in japanese))
      .map(([sentence, path]) => `${path}: ${sentence}`);
    expect(missing).toEqual([]);
  });
});
