import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "./ctx";
import { type Page, type PageQuery, TOTAL_CAP } from "./paging";

/** Rows before the page. */
export function offsetOf(query: PageQuery): number {
  return (query.page - 1) * query.perPage;
}

/** Counts the rows of a select, up to TOTAL_CAP; goes into the batch beside the page itself. */
export function cappedCount(db: Ctx["db"], rows: { getSQL(): SQL }) {
  return db.all<{ total: number }>(
    sql`select count(*) as total from (${rows.getSQL()} limit ${TOTAL_CAP})`,
  );
}

/** The page as a verb returns it. */
export function pageOf<T>(query: PageQuery, items: T[], count: { total: number }[]): Page<T> {
  const { page, perPage } = query;
  return { items, total: count[0]?.total ?? items.length, page, perPage };
}

/** `(…)` of a list of texts of any length in one bound parameter: `where x in ${oneOf(ids)}`. */
export function oneOf(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
