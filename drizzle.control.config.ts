import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./worker/domain/*/control-tables.ts",
  out: "./migrations/control",
});
