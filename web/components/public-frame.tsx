import { Link, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { cx } from "#web/lib/cx.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { Wordmark } from "./logo.tsx";
import { LanguageForm, ThemeForm } from "./preferences.tsx";
import { SkipLink } from "./skip-link.tsx";

type RootData = { theme: Theme; tenant: { name: string } | null };

/** The frame of pages that need no sign-in: name on top, language and appearance at the foot. */
export function PublicFrame({
  narrow = true,
  action,
  children,
}: {
  /** One column for a form; else the whole width. */
  narrow?: boolean;
  action?: ReactNode;
  children: ReactNode;
}) {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const width = narrow ? "max-w-120" : "max-w-280";
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header
        className={cx("mx-auto flex w-full items-center justify-between gap-4 px-5 pt-4", width)}
      >
        <Link to="/" className="target min-w-0">
          <Wordmark name={root?.tenant?.name} />
        </Link>
        {action}
      </header>
      <main
        id="page"
        tabIndex={-1}
        className={cx("mx-auto w-full flex-1 px-5 pt-8 pb-16 outline-none", width)}
      >
        {children}
      </main>
      <footer className="border-hairline border-t">
        <div
          className={cx(
            "mx-auto flex w-full flex-col gap-3 px-5 py-5 sm:flex-row sm:items-center sm:justify-between",
            width,
          )}
        >
          <LanguageForm className="sm:w-48" />
          <div className="sm:w-80">
            <ThemeForm theme={root?.theme ?? "system"} />
          </div>
        </div>
      </footer>
    </div>
  );
}

/** Title and first line of a form page. */
export function PublicTitle({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-7">
      <h1 className="text-page">{title}</h1>
      {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
    </div>
  );
}
