import type { Page } from "#platform/paging";

/** A list that is always whole, in the shape of a page. */
export function listed<T>(items: T[]): Page<T> {
  return { items, total: items.length, page: 1, perPage: Math.max(items.length, 1) };
}
