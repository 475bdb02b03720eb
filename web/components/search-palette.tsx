import { useNavigate } from "@remix-run/react";
import { BookOpen, CornerDownLeft, type LucideIcon, Search, User } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { entriesOf, type Workspace } from "#web/lib/navigation.ts";
import { type SearchResult, useSearch } from "#web/lib/use-search.ts";

type Row = { key: string; title: string; detail?: string; href: string; icon: LucideIcon };

/** The dialog behind the search button, loaded when it is first wanted. */
export function SearchDialog({
  open,
  onOpenChange,
  workspaces,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspaces: readonly Workspace[];
}) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-3 top-[max(0.75rem,10dvh)] z-50 mx-auto flex max-h-[80dvh] max-w-xl flex-col overflow-hidden rounded-card border border-hairline bg-surface shadow-lifted"
        >
          <Dialog.Title className="sr-only">{t("search.title")}</Dialog.Title>
          <Palette workspaces={workspaces} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

// A combobox: focus stays in its input.
function Palette({ workspaces, onDone }: { workspaces: readonly Workspace[]; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = useSearch(query);
  const pages = usePages(workspaces, query);
  const rows = [...found.results.map(rowOf), ...pages];
  const current = Math.min(at, Math.max(rows.length - 1, 0));

  const go = (row: Row | undefined) => {
    if (!row) return;
    navigate(row.href);
    onDone();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((current + step + rows.length) % Math.max(rows.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(rows[current]);
    }
  };

  return (
    <>
      <div className="flex items-center gap-3 border-hairline border-b px-4">
        <Search aria-hidden className="size-5 shrink-0 text-ink-quiet" />
        <input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={rows[current] ? `${id}-${current}` : undefined}
          aria-label={t("search.title")}
          placeholder={t("search.placeholder")}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={keys}
          className="min-h-14 w-full bg-transparent outline-none"
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t("search.title")}
        className="min-h-0 overflow-y-auto p-2"
      >
        {rows.map((row, index) => (
          <ResultRow
            key={row.key}
            id={`${id}-${index}`}
            row={row}
            active={index === current}
            onPick={() => go(row)}
            onPoint={() => setAt(index)}
          />
        ))}
      </div>
      <p
        role="status"
        className={cx(
          "px-4 text-ink-quiet text-meta",
          rows.length === 0 || found.failed ? "pb-4" : "sr-only",
        )}
      >
        {found.failed
          ? t("search.failed")
          : query.trim() === ""
            ? t("search.hint")
            : rows.length === 0 && !found.busy
              ? t("search.none", { query })
              : t("search.results", { count: rows.length })}
      </p>
    </>
  );
}

function ResultRow({
  id,
  row,
  active,
  onPick,
  onPoint,
}: {
  id: string;
  row: Row;
  active: boolean;
  onPick: () => void;
  onPoint: () => void;
}) {
  const item = useRef<HTMLDivElement>(null);
  const Icon = row.icon;
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    <div
      ref={item}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onPick}
      onPointerMove={onPoint}
      className={cx(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5",
        active && "bg-accent-soft",
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0 text-ink-quiet" />
      <span className="min-w-0 truncate">{row.title}</span>
      {row.detail ? (
        <span className="min-w-0 truncate text-ink-quiet text-meta">{row.detail}</span>
      ) : null}
      {active ? (
        <CornerDownLeft aria-hidden className="ml-auto size-4 shrink-0 text-ink-quiet" />
      ) : null}
    </div>
  );
}

function rowOf({ id, kind, title, detail, href }: SearchResult): Row {
  return { key: id, title, detail, href, icon: kind === "class" ? BookOpen : User };
}

function usePages(workspaces: readonly Workspace[], query: string): Row[] {
  const { t } = useTranslation();
  const wanted = query.trim().toLowerCase();
  return workspaces.flatMap((workspace) =>
    entriesOf(workspace).flatMap((item) => {
      const title = t(`nav.${item.label}`);
      if (!title.toLowerCase().includes(wanted)) return [];
      return {
        key: item.to,
        title,
        detail: t(`portals.${workspace.portal}`),
        href: item.to,
        icon: item.icon,
      };
    }),
  );
}
