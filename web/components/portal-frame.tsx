import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, Suspense } from "react";
import type { Portal } from "#web/lib/navigation.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { AppShell, type Shell } from "./app-shell.tsx";
import { RouteError } from "./error-page.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { Skeleton } from "./states.tsx";

type RootData = { theme: Theme };

/** A workspace: its frame and the page in it. A page with `handle = { focus: true }` has the phone to itself. */
export function PortalFrame({ portal }: { portal: Portal | null }) {
  const focus = useMatches().some(({ handle }) => (handle as { focus?: boolean })?.focus === true);
  return (
    <Frame portal={portal} focus={focus}>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}

/** The frame around what went wrong in it; without a frame where that itself was refused. */
export function PortalError({ portal }: { portal: Portal | null }) {
  return (
    <Frame portal={portal}>
      <RouteError />
    </Frame>
  );
}

function Frame({
  portal,
  focus,
  children,
}: {
  portal: Portal | null;
  focus?: boolean;
  children: ReactNode;
}) {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const shell = useRouteLoaderData(`routes/${portal ?? "account"}`) as Shell | undefined;
  if (!shell) return <PublicFrame>{children}</PublicFrame>;
  return (
    <AppShell
      portal={portal}
      shell={shell}
      theme={root?.theme ?? "system"}
      focus={focus}
      search={portal !== "owner"}
    >
      {children}
    </AppShell>
  );
}

/** A frame asks again only after something was changed, not at every step. */
export function revalidateFrame({ formAction }: ShouldRevalidateFunctionArgs) {
  return formAction !== undefined;
}
