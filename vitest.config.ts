import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { testSecrets } from "./tests/support/secrets";

/** Tests that run inside the Workers runtime, against real D1, Durable Objects, queues and R2. */
export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: { bindings: { ENVIRONMENT: "test", APP_HOST: "localhost", ...testSecrets() } },
    }),
  ],
  // React 18 has no edge build of its server renderer; the mail renderer asks for one.
  resolve: { alias: { "react-dom/server.edge": "react-dom/server.browser" } },
  test: {
    include: ["tests/{domain,api,durable-objects,queues,platform}/**/*.test.ts"],
    testTimeout: 30_000,
    silent: "passed-only",
    hookTimeout: 60_000,
    coverage: {
      provider: "istanbul",
      include: ["worker/**/*.ts", "worker/**/*.tsx", "durable-objects/**/*.ts", "queues/**/*.ts"],
      exclude: ["**/*.generated.ts", "**/*.d.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 80 },
    },
  },
});
