import { Link } from "@remix-run/react";
import { type LucideIcon, X } from "lucide-react";
import { DropdownMenu, Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { IconButton } from "./button.tsx";

type OverlayProps = {
  title: ReactNode;
  description?: ReactNode;
  /** The button that opens it. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
  /** Buttons at the end; the primary one last. */
  footer?: ReactNode;
};

/** A question or a short form over the page. What needs no hurry gets a page of its own instead. */
export function Dialog(props: OverlayProps) {
  return (
    <Overlay
      {...props}
      frame="inset-x-3 top-[max(1rem,12dvh)] mx-auto max-h-[80dvh] max-w-lg rounded-card border border-hairline appear"
    />
  );
}

/** A panel from the edge: from below on a phone, from the right on a desktop. */
export function Sheet(props: OverlayProps) {
  return (
    <Overlay
      {...props}
      frame="inset-x-0 bottom-0 max-h-[88dvh] rounded-t-card border-hairline border-t rise md:inset-y-0 md:right-0 md:left-auto md:max-h-none md:w-md md:rounded-none md:border-t-0 md:border-l"
    />
  );
}

function Overlay({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
  footer,
  frame,
}: OverlayProps & { frame: string }) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-overlay" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx("fixed z-50 flex flex-col bg-surface shadow-lifted", frame)}
        >
          <div className="flex items-start justify-between gap-4 pt-4 pr-2 pb-2 pl-5">
            <div className="min-w-0 pt-1.5">
              <Radix.Title className="text-title">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label={t("actions.close")} />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5">
            {children}
          </div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-hairline border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog or sheet around it. */
export function CloseOverlay({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

export type MenuItem =
  | { label: string; icon?: LucideIcon; to: string }
  | { label: string; icon?: LucideIcon; onSelect: () => void; danger?: boolean; disabled?: boolean }
  | "separator";

const itemClass =
  "flex min-h-11 w-full cursor-pointer select-none items-center gap-3 rounded-control px-3 py-2 text-left outline-none data-highlighted:bg-sunken data-disabled:cursor-not-allowed data-disabled:opacity-50";

/** Further actions behind one button. */
export function Menu({
  trigger,
  items,
  align = "end",
}: {
  trigger: ReactNode;
  items: readonly MenuItem[];
  align?: "start" | "end";
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="appear z-50 min-w-52 rounded-card border border-hairline bg-surface p-1 shadow-lifted"
        >
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a menu's items keep their order
            <MenuEntry key={index} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function MenuEntry({ item }: { item: MenuItem }) {
  if (item === "separator") {
    return <DropdownMenu.Separator className="my-1 h-px bg-hairline" />;
  }
  const Icon = item.icon;
  const content = (
    <>
      {Icon ? <Icon aria-hidden className="size-4.5 text-ink-quiet" /> : null}
      {item.label}
    </>
  );
  if ("to" in item) {
    return (
      <DropdownMenu.Item asChild className={itemClass}>
        <Link to={item.to}>{content}</Link>
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item
      disabled={item.disabled}
      onSelect={item.onSelect}
      className={cx(itemClass, item.danger && "text-danger")}
    >
      {content}
    </DropdownMenu.Item>
  );
}
