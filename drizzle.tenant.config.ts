import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: ["./worker/platform/tables.ts", "./worker/domain/*/tables.ts"],
  out: "./migrations/tenant",
});
