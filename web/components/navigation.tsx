import { Link, NavLink } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import {
  entriesOf,
  type NavigationItem,
  type Portal,
  type Workspace,
} from "#web/lib/navigation.ts";
import { Disclosure } from "./disclosure.tsx";
import { Logo } from "./logo.tsx";

type Props = { portal: Portal | null; workspaces: readonly Workspace[] };

/** The workspaces of a person on a desktop, one under the other. */
export function SideBar({ portal, workspaces, schoolName }: Props & { schoolName: string }) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("nav.main")}
      className="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-hairline border-r px-3 py-4 md:flex"
    >
      <Link
        to="/"
        className="mb-6 flex min-h-11 items-center gap-2.5 rounded-control px-2 font-semibold leading-tight"
      >
        <Logo className="size-7" />
        <span className="line-clamp-2 min-w-0">{schoolName}</span>
      </Link>
      <div className="flex flex-col gap-6">
        {workspaces.map((workspace) => (
          <div key={workspace.portal}>
            {workspaces.length > 1 ? (
              <p className="mb-1 px-2 text-ink-quiet text-meta">
                {t(`portals.${workspace.portal}`)}
              </p>
            ) : null}
            <ul className="flex flex-col gap-0.5">
              {entriesOf(workspace).map((item) => (
                <li key={item.to}>
                  <SideLink item={item} strong={workspace.portal === portal} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
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

const bottomItem =
  "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-center text-[0.75rem] leading-tight focus-visible:-outline-offset-2";

/** At most five places on a phone; what is left over and other workspaces are behind *More*. */
export function BottomBar({ portal, workspaces }: Props) {
  const { t } = useTranslation();
  const here = workspaces.find((one) => one.portal === portal);
  const others = workspaces.filter((one) => one.portal !== portal);
  const all = here ? entriesOf(here) : [];
  const fits = others.length > 0 ? all.length <= 4 : all.length <= 5;
  const shown = fits ? all : all.slice(0, 4);
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
  others: readonly Workspace[];
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
      {rest.length > 0 ? (
        <ul>
          {rest.map((item) => (
            <li key={item.to}>
              <SideLink item={item} strong />
            </li>
          ))}
        </ul>
      ) : null}
      {others.map((workspace) => (
        <div
          key={workspace.portal}
          className="border-hairline border-t pt-2 first:border-t-0 first:pt-0"
        >
          <p className="px-2 pt-1 text-ink-quiet text-meta">{t(`portals.${workspace.portal}`)}</p>
          {entriesOf(workspace)
            .slice(0, 3)
            .map((item) => (
              <SideLink key={item.to} item={item} strong />
            ))}
        </div>
      ))}
    </Disclosure>
  );
}
