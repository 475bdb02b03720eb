import { Check, CloudOff, LoaderCircle, type LucideIcon, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "#web/components/states.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import type { RollState } from "./roll-types.ts";

type Said = { icon: LucideIcon | null; key: string; look: string; spins?: boolean };

/** Whether everything that was tapped is kept: said as it is, never hoped. */
export function SaveState({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const count = state.pending.length;
  const { icon: Icon, key, look, spins } = saying(state, count);
  return (
    <p data-save-state={key} className={cx("flex items-center gap-1.5 text-meta", look)}>
      {Icon ? <Icon aria-hidden className={cx("size-4", spins && "animate-spin")} /> : null}
      {t(`state.${key as "saved"}`, { count })}
    </p>
  );
}

function saying({ link, head }: RollState, count: number): Said {
  if (link === "live") {
    if (count > 0) return { icon: LoaderCircle, key: "saving", look: "text-ink-soft", spins: true };
    if (head.state === "not_opened") return { icon: null, key: "ready", look: "text-ink-quiet" };
    return { icon: Check, key: "saved", look: "text-present" };
  }
  if (count > 0) return { icon: CloudOff, key: "waiting", look: "font-medium text-late" };
  if (link === "connecting") return { icon: null, key: "connecting", look: "text-ink-quiet" };
  return { icon: CloudOff, key: "offline", look: "text-late" };
}

/** Who else has this register open. */
export function Presence({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const { name, list } = useFormat();
  const others = state.people.filter(({ id }) => id !== state.me).map((person) => name(person));
  if (others.length === 0) return null;
  return (
    <p
      data-presence
      className="flex min-w-0 shrink-0 items-center gap-1.5 text-ink-soft text-meta"
      title={list(others)}
    >
      <Users aria-hidden className="size-4 shrink-0 sm:hidden" />
      <span aria-hidden className="-space-x-1.5 hidden sm:flex">
        {others.slice(0, 3).map((one) => (
          <Avatar
            key={one}
            name={one}
            className="size-6 whitespace-nowrap text-[0.625rem]! ring-2 ring-paper"
          />
        ))}
      </span>
      <span className="sr-only">{t("alsoHere", { names: list(others) })}</span>
      <span aria-hidden className="max-w-32 truncate sm:max-w-64">
        {others.length === 1 ? others[0] : t("others", { count: others.length })}
      </span>
    </p>
  );
}
