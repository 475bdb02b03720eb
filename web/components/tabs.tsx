import { NavLink } from "@remix-run/react";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "#web/lib/cx.ts";

const bar = "no-scrollbar mb-6 flex gap-1 overflow-x-auto border-hairline border-b";
const tab =
  "-mb-px inline-flex min-h-11 shrink-0 items-center whitespace-nowrap border-b-2 px-3 font-medium";
const on = "border-accent text-ink";
const off = "border-transparent text-ink-quiet hover:text-ink";

export type Tab = { value: string; label: string; content: ReactNode };

/** Parts of one page, shown one at a time. Where each part has an address, use TabLinks. */
export function Tabs({
  tabs,
  label,
  defaultValue,
}: {
  tabs: readonly Tab[];
  label: string;
  defaultValue?: string;
}) {
  return (
    <Radix.Root defaultValue={defaultValue ?? tabs[0]?.value}>
      <Radix.List aria-label={label} className={bar}>
        {tabs.map(({ value, label: name }) => (
          <Radix.Trigger
            key={value}
            value={value}
            className={cx(
              tab,
              off,
              "data-[state=active]:border-accent data-[state=active]:text-ink",
            )}
          >
            {name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ value, content }) => (
        <Radix.Content key={value} value={value}>
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

/** Neighbouring pages as tabs; works without JavaScript. */
export function TabLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { to: string; label: string; end?: boolean }[];
}) {
  return (
    <nav aria-label={label} className={bar}>
      {links.map(({ to, label: name, end }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          prefetch="intent"
          preventScrollReset
          className={({ isActive }) => cx(tab, isActive ? on : off)}
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
