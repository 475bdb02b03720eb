import { z } from "zod";

/** Query of every list: `page` from 1, `perPage` up to 200. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of a list as verbs return it. `total` is exact up to 10,000 and capped there. */
export type Page<T> = { items: T[]; total: number; page: number; perPage: number };

/** Totals are counted up to this many rows, so that no list scans a whole tenant. */
export const TOTAL_CAP = 10_000;
