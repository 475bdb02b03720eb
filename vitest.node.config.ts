import { defineConfig } from "vitest/config";

/** Tests that read the tree or render components; they need Node and no server. */
export default defineConfig({
  test: { include: ["tests/{architecture,web}/**/*.test.{ts,tsx}"], environment: "node" },
});
