import { useEffect, useState } from "react";

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

/** Asks the server a moment after typing stops. `failed` when it did not answer. */
export function useSearch(query: string) {
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
  const answered = wanted === "" || answer?.to === wanted;
  return { results, busy: !answered, failed: wanted !== "" && answered && !answer?.results };
}
