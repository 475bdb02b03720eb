import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = "web/i18n/locales";
const COMPLETE = ["en", "ja"];
const LOCALES = readdirSync(ROOT);
const NAMESPACES = readdirSync(`${ROOT}/en`).map((file) => file.replace(".json", ""));

type Texts = { [key: string]: string | Texts };

function textsOf(locale: string, namespace: string): Map<string, string> {
  let tree: Texts = {};
  try {
    tree = JSON.parse(readFileSync(`${ROOT}/${locale}/${namespace}.json`, "utf8")) as Texts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const found = new Map<string, string>();
  const walk = (node: Texts, path: string[]) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "string") found.set([...path, key].join("."), value);
      else walk(value, [...path, key]);
    }
  };
  walk(tree, []);
  return found;
}

/** A key without its plural ending: languages have different plurals. */
function bare(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, "");
}

function keys(texts: Map<string, string>): Set<string> {
  return new Set([...texts.keys()].map(bare));
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ""))].sort();
}

describe("the texts of the web app", () => {
  it("prepare all five languages", () => {
    expect(LOCALES.sort()).toEqual(["en", "es", "ja", "sn", "sw"]);
  });

  for (const namespace of NAMESPACES) {
    it(`${namespace} is complete in English and Japanese`, () => {
      const [english, japanese] = COMPLETE.map((locale) => keys(textsOf(locale, namespace)));
      const missing = [...(english ?? [])].filter((key) => !japanese?.has(key));
      expect(missing, "missing in ja").toEqual([]);
    });

    it(`${namespace} has nothing that English does not know, and no empty text`, () => {
      // English sentences of the domain are keys of `issues`; English itself needs only a few.
      if (namespace === "issues") return;
      const english = keys(textsOf("en", namespace));
      for (const locale of LOCALES) {
        const texts = textsOf(locale, namespace);
        expect(
          [...keys(texts)].filter((key) => !english.has(key)),
          locale,
        ).toEqual([]);
        expect(
          [...texts].filter(([, text]) => text.trim() === ""),
          locale,
        ).toEqual([]);
      }
    });

    it(`${namespace} fills the same blanks in every language`, () => {
      const blanks = new Map<string, string[]>();
      for (const [key, text] of textsOf("en", namespace)) {
        blanks.set(bare(key), [...(blanks.get(bare(key)) ?? []), ...placeholders(text)]);
      }
      for (const locale of LOCALES) {
        const wrong = [...textsOf(locale, namespace)].filter(([key, text]) => {
          const known = blanks.get(bare(key));
          return known && placeholders(text).some((name) => !known.includes(name));
        });
        expect(wrong, locale).toEqual([]);
      }
    });
  }
});
