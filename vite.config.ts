import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { localeChunks } from "./web/i18n/locale-chunks.plugin.ts";

declare module "@remix-run/cloudflare" {
  interface Future {
    v3_singleFetch: true;
  }
}

const framework =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream|i18next|react-i18next|use-sync-external-store)\//;
const base =
  /node_modules\/lucide-react\/dist\/esm\/(?!icons)|web\/lib\/(cx|nonce|titled)\.ts|web\/components\/(button|disclosure|error-page|logo|preferences|skip-link)\.tsx/;

/** Few files on the first load: what every page needs is two of them, the rest goes by route. */
function chunkOf(id: string): string | undefined {
  if (framework.test(id)) return "framework";
  if (base.test(id)) return "base";
}

export default defineConfig(({ isSsrBuild }) => ({
  publicDir: "web/public",
  plugins: [
    tailwindcss(),
    remix({
      appDirectory: "web",
      buildDirectory: "build",
      serverModuleFormat: "esm",
      ignoredRouteFiles: ["**/.*", "**/*.css"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
      },
    }),
    localeChunks("build/client"),
  ],
  json: { stringify: true },
  resolve: { mainFields: ["browser", "module", "main"] },
  ssr: {
    target: "webworker",
    noExternal: true,
    resolve: { conditions: ["workerd", "worker", "browser", "module", "import", "default"] },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // The worker's bundler resolves these, so that the domain exists once in the deployed Worker.
    rollupOptions: isSsrBuild
      ? { external: /^#(domain|platform|worker)\// }
      : { output: { manualChunks: chunkOf } },
  },
}));
