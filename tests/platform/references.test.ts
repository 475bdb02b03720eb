import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { referencesTo, referredIds } from "#platform/references";
import { makeTenant } from "#tests/support/tenant";

it("finds every foreign key by the schema, also one that a later migration added", async () => {
  const tenant = await makeTenant();
  const ctx = tenant.asSystem();
  const before = await referencesTo(ctx, "people");
  expect(before).toContainEqual({ table: "students", column: "id" });
  expect(before).toContainEqual({ table: "guardianships", column: "guardian_id" });
  expect(before.some(({ table }) => table === "courses")).toBe(false);
  await ctx.db.run(sql`create table loans (id text primary key, note text, due text)`);
  await ctx.db.run(sql`alter table loans add borrower_id text references people(id)`);
  const loans = { table: "loans", column: "borrower_id" };
  expect(await referencesTo(ctx, "people")).toEqual(expect.arrayContaining([...before, loans]));
  await ctx.db.run(sql`insert into loans (id, borrower_id) values ('l1', ${tenant.adminId})`);
  const referred = await referredIds(ctx, [tenant.adminId, "stu_nobody"], [loans]);
  expect([...referred]).toEqual([tenant.adminId]);
});
