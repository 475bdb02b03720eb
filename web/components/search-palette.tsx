import { useNavigate } from "@remix-run/react";
import { BookOpen, CornerDownLeft, type LucideIcon, Search, User } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { NAVIGATION, type Portal } from "#web/lib/navigation.ts";

/** What `GET /search.json?q=` answers. */
export type SearchAnswer = { results: SearchResult[] };
export type SearchResult = {
  id: string;
  kind: "student" | "staff" | "guardian" | "class";
  title: string;
  /** Reading, number, class or branch. */
  detail?: string;
  href: string;
};

type Row = { key: string; title: string; detail?: string; href: string; icon: LucideIcon };

/** The combobox over people, classes and pages; focus stays in its input. */
export function SearchPalette({
  portals,
  onDone,
}: {
  portals: readonly Portal[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = useResults(query);
  const pages = usePages(portals, query);
  const rows = [...found.rows, ...pages];
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

function useResults(query: string) {
  const wanted = query.trim();
  const [answer, setAnswer] = useState<{ to: string; results: SearchResult[] | null }>();
  useEffect(() => {
    if (wanted === "") return;
    const stop = new AbortController();
    const ask = async () => {
      const { signal } = stop;
      try {
        const response = await fetch(`/search.json?q=${encodeURIComponent(wanted)}`, { signal });
        const { results } = (await response.json()) as SearchAnswer;
        if (!signal.aborted) setAnswer({ to: wanted, results: response.ok ? results : null });
      } catch {
        if (!signal.aborted) setAnswer({ to: wanted, results: null });
      }
    };
    const timer = setTimeout(ask, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);
  const results = wanted === "" ? [] : (answer?.results ?? []);
  const rows: Row[] = results.map((result) => ({
    ...result,
    key: result.id,
    icon: result.kind === "class" ? BookOpen : User,
  }));
  const answered = wanted === "" || answer?.to === wanted;
  return { rows, busy: !answered, failed: wanted !== "" && answered && !answer?.results };
}

function usePages(portals: readonly Portal[], query: string): Row[] {
  const { t } = useTranslation();
  const wanted = query.trim().toLowerCase();
  return portals.flatMap((portal) =>
    NAVIGATION[portal].flatMap((item) => {
      const title = t(`nav.${item.label}`);
      if (!title.toLowerCase().includes(wanted)) return [];
      return {
        key: item.to,
        title,
        detail: t(`portals.${portal}`),
        href: item.to,
        icon: item.icon,
      };
    }),
  );
}
