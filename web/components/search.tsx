import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Portal } from "#web/lib/navigation.ts";
import { SearchPalette } from "./search-palette.tsx";

export type { SearchAnswer, SearchResult } from "./search-palette.tsx";

/** Opens by press, `/` or ⌘K: people and classes from the server, pages of one's own workspaces. */
export function SearchButton({
  portals,
  portal,
}: {
  portals: readonly Portal[];
  portal: Portal | null;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut(() => setOpen(true));
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="flex min-h-11 min-w-11 items-center justify-center gap-2.5 rounded-control text-ink-quiet hover:text-ink md:min-h-10 md:w-72 md:justify-start md:border md:border-edge md:bg-surface md:px-3">
        <Search aria-hidden className="size-5 md:size-4.5" />
        <span className="sr-only md:not-sr-only">{t("search.placeholder")}</span>
        <kbd
          aria-hidden
          className="ml-auto hidden rounded-[4px] border border-hairline px-1.5 font-sans text-meta md:block"
        >
          /
        </kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-3 top-[max(0.75rem,10dvh)] z-50 mx-auto flex max-h-[80dvh] max-w-xl flex-col overflow-hidden rounded-card border border-hairline bg-surface shadow-lifted"
        >
          <Dialog.Title className="sr-only">{t("search.title")}</Dialog.Title>
          <SearchPalette
            portals={portal ? [portal, ...portals.filter((p) => p !== portal)] : portals}
            onDone={() => setOpen(false)}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useShortcut(open: () => void) {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest?.(
        "input,textarea,select,[contenteditable]",
      );
      const command = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      if (!command && (event.key !== "/" || typing || event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
