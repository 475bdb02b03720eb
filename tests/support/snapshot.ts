import { sql } from "drizzle-orm";
import type { TestTenant } from "./tenant";

const RECORDS = [
  "schools",
  "people",
  "person_terms",
  "students",
  "student_stays",
  "staff",
  "role_assignments",
  "guardianships",
  "academic_sessions",
  "courses",
  "classes",
  "class_sessions",
  "enrollments",
];

/** Every row of a tenant's people and academics, but for when it was last changed. */
export async function snapshot(tenant: TestTenant): Promise<Record<string, string[]>> {
  const { db } = tenant.asSystem();
  const found: Record<string, string[]> = {};
  for (const table of RECORDS) {
    const rows = await db.all<Record<string, unknown>>(sql.raw(`select * from ${table}`));
    found[table] = rows.map(({ updated_at: _, ...row }) => JSON.stringify(row)).sort();
  }
  return found;
}
