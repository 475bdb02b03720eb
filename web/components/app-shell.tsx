import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { cx } from "#web/lib/cx.ts";
import type { Portal, Workspace } from "#web/lib/navigation.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { type Account, AccountMenu } from "./account-menu.tsx";
import { Logo } from "./logo.tsx";
import { BottomBar, SideBar } from "./navigation.tsx";
import { SearchButton } from "./search.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ToastProvider } from "./toast.tsx";

export type Shell = {
  schoolName: string;
  account: Account;
  workspaces: readonly Workspace[];
};

/** The frame of every signed-in page: side bar or bottom bar, header, messages. */
export function AppShell({
  portal,
  shell,
  theme,
  focus = false,
  search = true,
  children,
}: {
  /** Whose navigation is shown; null on pages that belong to no workspace. */
  portal: Portal | null;
  shell: Shell;
  theme: Theme;
  /** On a phone the page has the screen to itself: no header, no bottom bar, no padding. */
  focus?: boolean;
  search?: boolean;
  children: ReactNode;
}) {
  const { schoolName, account, workspaces } = shell;
  const here = portal ?? workspaces[0]?.portal ?? null;
  return (
    <ToastProvider>
      <SkipLink />
      <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
        <SideBar portal={here} workspaces={workspaces} schoolName={schoolName} />
        <div className="flex min-w-0 flex-col">
          <header
            className={cx(
              "no-print sticky top-0 z-20 min-h-14 items-center gap-2 border-hairline border-b bg-paper px-4 sm:px-6 md:flex md:px-8",
              focus ? "hidden" : "flex",
            )}
          >
            <Link
              to="/"
              className="flex min-h-11 min-w-0 items-center gap-2 font-semibold md:hidden"
            >
              <Logo className="size-7" />
              <span className="truncate">{schoolName}</span>
            </Link>
            <div className="ml-auto flex items-center gap-1 md:ml-0 md:w-full md:justify-between">
              {search ? (
                <SearchButton workspaces={workspaces} portal={here} />
              ) : (
                <span className="hidden md:block" />
              )}
              <AccountMenu account={account} theme={theme} />
            </div>
          </header>
          <main
            id="page"
            tabIndex={-1}
            className={cx(
              "mx-auto w-full max-w-300 flex-1 outline-none md:px-8 md:pt-8 md:pb-16",
              !focus && "px-4 pt-5 pb-28 sm:px-6",
            )}
          >
            {children}
          </main>
        </div>
      </div>
      {focus ? null : <BottomBar portal={here} workspaces={workspaces} />}
    </ToastProvider>
  );
}
