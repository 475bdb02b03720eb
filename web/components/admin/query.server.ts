import type { z } from "zod";

/** A list's filters out of the address; empty ones are left out, nonsense becomes the default. */
export function queryOf<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): z.output<Schema> {
  const { searchParams } = new URL(request.url);
  const given = Object.fromEntries([...searchParams].filter(([, value]) => value.trim() !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path } of parsed.error.issues) delete given[String(path[0])];
  return schema.parse(given);
}

/** One value of the address, or null. */
export function paramOf(request: Request, name: string): string | null {
  return new URL(request.url).searchParams.get(name)?.trim() || null;
}

/** A partial update out of a whole form: what was emptied is set to null, not left as it was. */
export function withEmptied<T extends object, K extends keyof T>(value: T, names: readonly K[]): T {
  const emptied = names.map((name) => [name, value[name] ?? null]);
  return { ...value, ...Object.fromEntries(emptied) };
}
