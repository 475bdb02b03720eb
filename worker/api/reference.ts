import type { Context } from "hono";
import type { AppEnv } from "../app-env";

/** `GET /api/docs`: the browsable reference. Everything it loads comes from this host. */
export function reference(c: Context<AppEnv>): Response {
  const nonce = crypto.randomUUID();
  c.header(
    "content-security-policy",
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  return c.html(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Homeroom API reference</title>
<link rel="stylesheet" href="/reference/swagger-ui.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<div id="reference"><noscript>The reference needs JavaScript; the document itself is at <a href="/api/v1/openapi.json">openapi.json</a>.</noscript></div>
<script src="/reference/swagger-ui-bundle.js" nonce="${nonce}"></script>
<script nonce="${nonce}">SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null });</script>
</body>
</html>`);
}
