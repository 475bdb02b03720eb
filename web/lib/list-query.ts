export type ListQuery = {
  q: string;
  sort: string | null;
  order: "asc" | "desc";
  page: number;
  perPage: number;
};

/** What a list's address asks for: `?q=&sort=&order=&page=&perPage=`. Nonsense becomes the default. */
export function listQuery(request: Request, perPage = 50): ListQuery {
  const { searchParams } = new URL(request.url);
  const number = (name: string, fallback: number, most: number) => {
    const value = Number(searchParams.get(name));
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
  };
  return {
    q: searchParams.get("q")?.trim().slice(0, 100) ?? "",
    sort: searchParams.get("sort"),
    order: searchParams.get("order") === "desc" ? "desc" : "asc",
    page: number("page", 1, 100_000),
    perPage: number("perPage", perPage, 200),
  };
}

/** The same address with some parameters changed; `null` takes one out. */
export function withParams(
  params: URLSearchParams,
  changes: Record<string, string | number | null>,
): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, String(value));
  }
  const query = next.toString();
  return query ? `?${query}` : "?";
}
