import { defineConfig } from "vitest/config";

/** Tests of the whole product: the built Worker in a process of its own, and a real browser. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts"],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
