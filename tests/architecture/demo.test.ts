import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importsOf, sourceFiles } from "./import-graph";

it("keeps demo data and the laptop's door out of what is deployed", () => {
  const strays = sourceFiles()
    .flatMap(importsOf)
    .filter(({ to }) => /(^|\/)scripts\//.test(to));
  expect(strays).toEqual([]);
  expect(readFileSync("wrangler.toml", "utf8")).toContain('main = "worker/index.ts"');
});
