const NAME = "columns";
const YEAR_S = 31_536_000;

/** The columns that this browser wants in a list, out of those that it has; else the usual ones. */
export function columnsOf(
  request: Request,
  list: string,
  known: readonly string[],
  usual: readonly string[],
): string[] {
  const wanted = choices(request)[list];
  return known.filter((key) => (wanted ?? usual).includes(key));
}

/** A Set-Cookie header that remembers the columns of one list beside those of the others. */
export function columnsCookie(
  request: Request,
  list: string,
  columns: readonly string[],
  protocol: string,
): string {
  const all = { ...choices(request), [list]: columns };
  const value = Object.entries(all)
    .map(([name, keys]) => [name, ...keys].join("."))
    .join("~");
  const secure = protocol.startsWith("https") ? "; Secure" : "";
  return `${NAME}=${value}; Path=/admin; Max-Age=${YEAR_S}; SameSite=Lax${secure}`;
}

function choices(request: Request): Record<string, string[]> {
  const cookie = request.headers.get("cookie") ?? "";
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([\\w.~]*)`).exec(cookie)?.[1] ?? "";
  const lists = value.split("~").filter(Boolean);
  return Object.fromEntries(
    lists.map((one) => {
      const [list = "", ...keys] = one.split(".");
      return [list, keys];
    }),
  );
}
