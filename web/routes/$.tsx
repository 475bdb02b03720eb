import { RouteError } from "#web/components/error-page.tsx";
import { PublicFrame } from "#web/components/public-frame.tsx";
import { titled } from "#web/lib/titled.ts";

export const meta = titled("errors.notFoundTitle");

export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return null;
}

export function ErrorBoundary() {
  return (
    <PublicFrame>
      <RouteError />
    </PublicFrame>
  );
}
