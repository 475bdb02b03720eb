import { describe, expect, it } from "vitest";
import { type Import, importsOf, read, sourceFiles } from "./import-graph";

const files = sourceFiles();
const all = files.flatMap(importsOf);

/** Groups of modules, left never imports right; modules of one group are peers. */
const ORDER = [
  ["audit", "tenancy", "auth"],
  ["people"],
  ["academics"],
  ["attendance", "lessons", "results"],
  ["finance", "events", "documents", "standups"],
  ["communications"],
  ["integrations", "reporting", "analytics"],
];
const READERS = ["reporting", "analytics"];

function moduleOf(path: string): string | null {
  return /^worker\/domain\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function shown(imports: Import[]): string[] {
  return imports.map(({ from, line, to }) => `${from}:${line} → ${to}`);
}

describe("the import rules of the house", () => {
  it("reads a plausible number of files and imports", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(400);
  });

  it("keeps the platform free of everything of ours", () => {
    const broken = all.filter(
      ({ from, to }) =>
        from.startsWith("worker/platform/") &&
        /^(worker|web|queues|durable-objects|migrations)\//.test(to) &&
        !to.startsWith("worker/platform/"),
    );
    expect(shown(broken)).toEqual([]);
  });

  it("keeps HTTP, Remix, Cloudflare and Node out of the domain", () => {
    const broken = all.filter(
      ({ from, to }) =>
        moduleOf(from) &&
        (/^(hono|@remix-run|cloudflare:|node:)/.test(to) ||
          /^(worker\/(api|onboarding|[^/]+\.ts)|web|queues|durable-objects)\b/.test(to)),
    );
    expect(shown(broken)).toEqual([]);
  });

  it("enters another module only through its door", () => {
    const broken = all.filter(({ from, to, typeOnly }) => {
      const [mine, theirs] = [moduleOf(from), moduleOf(to)];
      if (!mine || !theirs || mine === theirs || to.endsWith("/index.ts")) return false;
      if (READERS.includes(mine) || typeOnly) return false;
      if (to.endsWith("/constants.ts") || to.endsWith(".schema.ts")) return false;
      return !(/tables\.ts$/.test(from) && /tables\.ts$/.test(to));
    });
    expect(shown(broken)).toEqual([]);
  });

  it("never imports a module to the right", () => {
    const rank = (module: string) => ORDER.findIndex((group) => group.includes(module));
    const broken = all.filter(({ from, to }) => {
      const [mine, theirs] = [moduleOf(from), moduleOf(to)];
      if (!mine || !theirs || mine === theirs) return false;
      if (/tables\.ts$/.test(from) && /tables\.ts$/.test(to)) return false;
      return rank(mine) < rank(theirs);
    });
    expect(shown(broken)).toEqual([]);
    const unknown = files.map(moduleOf).filter((name) => name && rank(name) === -1);
    expect([...new Set(unknown)], "modules without a place in the order").toEqual([]);
  });

  it("exports no table from a module's door", () => {
    const doors = files.filter((file) => /^worker\/domain\/[^/]+\/index\.ts$/.test(file));
    const broken = doors.filter((file) =>
      importsOf(file).some(({ to }) => /(^|\/|-)tables\.ts$/.test(to)),
    );
    expect(broken).toEqual([]);
  });

  it("keeps drizzle out of the adapters", () => {
    const broken = all.filter(
      ({ from, to }) =>
        to.startsWith("drizzle-orm") &&
        !from.startsWith("worker/domain/") &&
        !from.startsWith("worker/platform/"),
    );
    expect(shown(broken)).toEqual([]);
  });

  it("lets web components see contracts and constants only", () => {
    const broken = all.filter(
      ({ from, to, typeOnly }) =>
        /^web\/(components|lib|i18n)\//.test(from) &&
        !from.endsWith(".server.ts") &&
        /^(worker|queues|durable-objects)\//.test(to) &&
        !typeOnly &&
        !to.endsWith("constants.ts"),
    );
    expect(shown(broken)).toEqual([]);
  });

  it("keeps schemas to zod, constants and other schemas", () => {
    const broken = all.filter(
      ({ from, to }) =>
        from.endsWith(".schema.ts") &&
        to !== "zod" &&
        !/(constants|\.schema|platform\/paging)\.ts$/.test(to),
    );
    expect(shown(broken)).toEqual([]);
  });

  it("keeps constants free of imports", () => {
    const broken = all.filter(({ from }) => /\/constants\.ts$/.test(from));
    expect(shown(broken)).toEqual([]);
  });
});

describe("the sizes of the house", () => {
  it("has no source file past 300 lines", () => {
    const long = files
      .map((file) => ({ file, lines: read(file).split("\n").length - 1 }))
      .filter(({ file, lines }) => lines > 300 && !file.endsWith(".generated.ts"));
    expect(long).toEqual([]);
  });

  it("uses no name that says nothing", () => {
    const vague = files.filter((file) =>
      /(^|\/)(utils?|helpers?|misc|common|manager|service)\.tsx?$/.test(file),
    );
    expect(vague).toEqual([]);
  });

  it("names files in kebab case", () => {
    const odd = files.filter((file) => {
      const name = file.split("/").at(-1) ?? "";
      return (
        !file.startsWith("web/routes/") &&
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name)
      );
    });
    expect(odd).toEqual([]);
  });
});
