import { Outlet, useMatches, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { AppShell, type Shell } from "#web/components/app-shell.tsx";
import { RouteError } from "#web/components/error-page.tsx";
import { PublicFrame } from "#web/components/public-frame.tsx";
import type { Theme } from "#web/lib/preferences.ts";

type Props = { route: string; focus?: boolean; children: ReactNode };

/** Pages of a class or a student that teachers and the office share: in the workspace of whoever looks. */
export function ClassFrame({ route }: { route: string }) {
  const focus = useMatches().some(({ handle }) => (handle as { focus?: boolean })?.focus === true);
  return (
    <Frame route={route} focus={focus}>
      <Outlet />
    </Frame>
  );
}

export function ClassFrameError({ route }: { route: string }) {
  return (
    <Frame route={route}>
      <RouteError />
    </Frame>
  );
}

function Frame({ route, focus, children }: Props) {
  const root = useRouteLoaderData("root") as { theme: Theme } | undefined;
  const shell = useRouteLoaderData(route) as Shell | undefined;
  if (!shell) return <PublicFrame>{children}</PublicFrame>;
  const teaches = shell.workspaces.some(({ portal }) => portal === "teacher");
  return (
    <AppShell
      portal={teaches ? "teacher" : null}
      shell={shell}
      theme={root?.theme ?? "system"}
      focus={focus}
    >
      {children}
    </AppShell>
  );
}
