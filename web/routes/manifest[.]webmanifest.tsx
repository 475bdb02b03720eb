import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import vector from "#web/icons/icon.svg?url";
import small from "#web/icons/icon-192.png?url";
import large from "#web/icons/icon-512.png?url";
import maskable from "#web/icons/icon-512-maskable.png?url";

export function loader({ context }: LoaderFunctionArgs) {
  const name = context.tenant?.name ?? "Homeroom";
  const manifest = {
    id: "/",
    name,
    short_name: name.length > 12 ? "Homeroom" : name,
    lang: context.locale,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#faf8f3",
    theme_color: "#faf8f3",
    icons: [
      { src: vector, type: "image/svg+xml", sizes: "any" },
      { src: small, type: "image/png", sizes: "192x192" },
      { src: large, type: "image/png", sizes: "512x512" },
      { src: maskable, type: "image/png", sizes: "512x512", purpose: "maskable" },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "content-type": "application/manifest+json",
      "cache-control": "public, max-age=3600",
      vary: "cookie",
    },
  });
}
