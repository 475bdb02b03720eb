import { Form, Link, NavLink } from "@remix-run/react";
import { Ellipsis, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { NAVIGATION, type NavigationItem, type Portal } from "#web/lib/navigation.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { Disclosure } from "./disclosure.tsx";
import { Logo } from "./logo.tsx";
import { LanguageForm, ThemeForm } from "./preferences.tsx";
import { SearchButton } from "./search.tsx";
import { Avatar } from "./states.tsx";
import { ToastProvider } from "./toast.tsx";

export type ShellData = {
  schoolName: string;
  person: { name: string; detail?: string };
  portals: readonly Portal[];
  theme: Theme;
};

/** The frame of every signed-in page: side bar or bottom bar, header, messages. */
export function AppShell({
  portal,
  shell,
  search = true,
  children,
}: {
  /** Whose navigation is shown; null on pages that belong to no workspace. */
  portal: Portal | null;
  shell: ShellData;
  search?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const here = portal ?? shell.portals[0] ?? null;
  return (
    <ToastProvider>
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-2.5 focus:text-on-accent"
      >
        {t("app.skip")}
      </a>
      <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
        <SideBar portal={here} shell={shell} />
        <div className="flex min-w-0 flex-col">
          <Header portal={here} shell={shell} search={search} />
          <main
            id="page"
            tabIndex={-1}
            className="mx-auto w-full max-w-300 flex-1 px-4 pt-5 pb-28 outline-none sm:px-6 md:px-8 md:pt-8 md:pb-16"
          >
            {children}
          </main>
        </div>
      </div>
      {here ? <BottomBar portal={here} portals={shell.portals} /> : null}
    </ToastProvider>
  );
}

function SideBar({ portal, shell }: { portal: Portal | null; shell: ShellData }) {
  const { t } = useTranslation();
  const several = shell.portals.length > 1;
  return (
    <div className="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-hairline border-r px-3 py-4 md:flex">
      <Link
        to="/"
        className="mb-6 flex min-h-11 items-center gap-2.5 rounded-control px-2 font-semibold leading-tight"
      >
        <Logo className="size-7" />
        <span className="line-clamp-2 min-w-0">{shell.schoolName}</span>
      </Link>
      <nav aria-label={t("nav.main")} className="flex flex-col gap-6">
        {shell.portals.map((one) => (
          <div key={one}>
            {several ? (
              <p className="mb-1 px-2 text-ink-quiet text-meta">{t(`portals.${one}`)}</p>
            ) : null}
            <ul className="flex flex-col gap-0.5">
              {NAVIGATION[one].map((item) => (
                <li key={item.to}>
                  <SideLink item={item} strong={one === portal} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}

function SideLink({ item, strong }: { item: NavigationItem; strong: boolean }) {
  const { t } = useTranslation();
  const Icon = item.icon;
  return (
    <NavLink
      to={item.to}
      end={item.end}
      prefetch="intent"
      className={({ isActive }) =>
        cx(
          "flex min-h-11 items-center gap-3 rounded-control px-2 transition-colors",
          isActive ? "bg-accent-soft font-semibold text-accent" : "hover:bg-sunken hover:text-ink",
          !isActive && (strong ? "text-ink" : "text-ink-soft"),
        )
      }
    >
      <Icon aria-hidden strokeWidth={1.75} className="size-5 shrink-0" />
      {t(`nav.${item.label}`)}
    </NavLink>
  );
}

function Header({
  portal,
  shell,
  search,
}: {
  portal: Portal | null;
  shell: ShellData;
  search: boolean;
}) {
  return (
    <header className="no-print sticky top-0 z-20 flex min-h-14 items-center gap-2 border-hairline border-b bg-paper px-4 sm:px-6 md:px-8">
      <Link to="/" className="flex min-h-11 min-w-0 items-center gap-2 font-semibold md:hidden">
        <Logo className="size-7" />
        <span className="truncate">{shell.schoolName}</span>
      </Link>
      <div className="ml-auto flex items-center gap-1 md:ml-0 md:w-full md:justify-between">
        {search ? <SearchButton portals={shell.portals} portal={portal} /> : <span />}
        <AccountMenu shell={shell} />
      </div>
    </header>
  );
}

function AccountMenu({ shell }: { shell: ShellData }) {
  const { t } = useTranslation();
  const { person, theme } = shell;
  return (
    <Disclosure
      label={`${t("account.menu")}: ${person.name}`}
      summary={<Avatar name={person.name} className="size-9" />}
      summaryClass="flex size-11 items-center justify-center rounded-round"
      panelClass="right-0 top-12 w-[min(20rem,calc(100vw-2rem))] divide-y divide-hairline"
    >
      <div className="p-4">
        <p className="font-semibold">{person.name}</p>
        <p className="text-ink-soft text-meta">{person.detail ?? shell.schoolName}</p>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <div>
          <p className="mb-1 text-ink-quiet text-meta">{t("account.language")}</p>
          <LanguageForm />
        </div>
        <div>
          <p className="mb-1 text-ink-quiet text-meta">{t("account.theme")}</p>
          <ThemeForm theme={theme} />
        </div>
      </div>
      <Form method="post" action="/sign-out" reloadDocument className="p-2">
        <button
          type="submit"
          className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-sunken"
        >
          <LogOut aria-hidden className="size-5 text-ink-quiet" />
          {t("account.signOut")}
        </button>
      </Form>
    </Disclosure>
  );
}

const bottomItem =
  "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-center text-[0.75rem] leading-tight focus-visible:-outline-offset-2";

function BottomBar({ portal, portals }: { portal: Portal; portals: readonly Portal[] }) {
  const { t } = useTranslation();
  const all = NAVIGATION[portal];
  const others = portals.filter((one) => one !== portal);
  const crowded = all.length > 5 || (others.length > 0 && all.length > 4);
  const shown = crowded || (others.length > 0 && all.length > 4) ? all.slice(0, 4) : all;
  const rest = all.slice(shown.length);
  const more = rest.length > 0 || others.length > 0;
  if (shown.length < 2 && !more) return null;
  return (
    <nav
      aria-label={t("nav.main")}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-hairline border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {shown.map((item) => (
          <li key={item.to} className="flex-1">
            <BottomLink item={item} />
          </li>
        ))}
        {more ? (
          <li className="flex-1">
            <MorePanel rest={rest} others={others} />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

function BottomLink({ item }: { item: NavigationItem }) {
  const { t } = useTranslation();
  const Icon = item.icon;
  return (
    <NavLink
      to={item.to}
      end={item.end}
      prefetch="intent"
      className={({ isActive }) =>
        cx(bottomItem, isActive ? "font-semibold text-accent" : "text-ink-soft")
      }
    >
      <Icon aria-hidden strokeWidth={1.75} className="size-5.5" />
      {t(`nav.${item.label}`)}
    </NavLink>
  );
}

function MorePanel({
  rest,
  others,
}: {
  rest: readonly NavigationItem[];
  others: readonly Portal[];
}) {
  const { t } = useTranslation();
  return (
    <Disclosure
      summary={
        <>
          <Ellipsis aria-hidden className="size-5.5" />
          {t("app.more")}
        </>
      }
      summaryClass={cx(bottomItem, "text-ink-soft group-open:text-accent")}
      panelClass="right-2 bottom-[calc(100%+8px)] w-60 p-2"
    >
      <ul>
        {rest.map((item) => (
          <li key={item.to}>
            <SideLink item={item} strong />
          </li>
        ))}
      </ul>
      {others.map((portal) => (
        <div key={portal} className="border-hairline border-t pt-2 first:border-t-0 first:pt-0">
          <p className="px-2 pt-1 text-ink-quiet text-meta">{t(`portals.${portal}`)}</p>
          {NAVIGATION[portal].slice(0, 3).map((item) => (
            <SideLink key={item.to} item={item} strong />
          ))}
        </div>
      ))}
    </Disclosure>
  );
}
