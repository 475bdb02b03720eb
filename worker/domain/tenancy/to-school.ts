import { inArray, type SQL } from "drizzle-orm";
import type { Reach } from "#domain/auth/index";
import { isoTime } from "#platform/clock";
import type { School } from "./school.schema";
import { schools } from "./tables";

export function toSchool(row: typeof schools.$inferSelect): School {
  const { createdAt: _, ...school } = row;
  return { ...school, updatedAt: isoTime(row.updatedAt) };
}

export function inSight(reach: Reach): SQL | undefined {
  if (reach.schools === "all" || reach.own) return undefined;
  return inArray(schools.id, reach.schools);
}
