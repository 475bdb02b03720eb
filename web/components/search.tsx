import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Portal, Workspace } from "#web/lib/navigation.ts";

const load = () => import("./search-palette.tsx");
const SearchDialog = lazy(async () => ({ default: (await load()).SearchDialog }));

/** Opens by press, `/` or ⌘K: people and classes from the server, pages of one's own workspaces. */
export function SearchButton({
  workspaces,
  portal,
}: {
  workspaces: readonly Workspace[];
  portal: Portal | null;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  useShortcut(show);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={show}
        onPointerEnter={load}
        onFocus={load}
        className="flex min-h-11 min-w-11 items-center justify-center gap-2.5 rounded-control text-ink-quiet hover:text-ink md:min-h-10 md:w-72 md:justify-start md:border md:border-edge md:bg-surface md:px-3"
      >
        <Search aria-hidden className="size-5 md:size-4.5" />
        <span className="sr-only md:not-sr-only">{t("search.placeholder")}</span>
        <kbd
          aria-hidden
          className="ml-auto hidden rounded-[4px] border border-hairline px-1.5 font-sans text-meta md:block"
        >
          /
        </kbd>
      </button>
      {wanted ? (
        <Suspense>
          <SearchDialog
            open={open}
            onOpenChange={setOpen}
            workspaces={[...workspaces].sort(
              (a, b) => Number(b.portal === portal) - Number(a.portal === portal),
            )}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function useShortcut(open: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest("input,textarea,select,[contenteditable]");
      const command = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
      const slash = event.key === "/" && !typing && !event.metaKey && !event.ctrlKey;
      if (!command && !slash) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
