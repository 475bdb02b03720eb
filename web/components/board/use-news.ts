import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RegisterTiming } from "#domain/attendance/constants";
import { useFormat } from "#web/lib/format.ts";
import { type BoardEntry, type BoardNews, newsOf } from "./board-state.ts";

const FRESH_MS = 2_500;
/** What comes within this time is said in one breath. */
const GATHER_MS = 1_500;
const MOST_SAID = 2;
const NONE: ReadonlySet<string> = new Set();

/** What changes on the board by itself: which cells to point out, and a sentence for screen readers. */
export function useNews(entries: readonly BoardEntry[]): {
  fresh: ReadonlySet<string>;
  spoken: string;
} {
  const { t } = useTranslation("board");
  const { name } = useFormat();
  const seen = useRef<{ seqs: Map<string, number>; timings: Map<string, RegisterTiming> } | null>(
    null,
  );
  const gathered = useRef(new Map<string, BoardNews>());
  const [fresh, setFresh] = useState(NONE);
  const [spoken, setSpoken] = useState("");

  const say = (news: readonly BoardNews[]) => {
    if (news.length > MOST_SAID) return t("news.many", { count: news.length });
    return news
      .map(({ classTitle, by, timing }) =>
        by
          ? t(`news.${timing}`, { class: classTitle, name: name(by) })
          : t("news.many", { count: 1 }),
      )
      .join(" ");
  };
  const saying = useRef(say);
  saying.current = say;
  const speaking = useRef<ReturnType<typeof setTimeout>>();
  const fading = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    const before = seen.current;
    seen.current = {
      seqs: new Map(entries.map(({ id, seq }) => [id, seq])),
      timings: new Map(entries.map(({ id, timing }) => [id, timing])),
    };
    if (!before) return;
    const changed = entries.filter(({ id, seq }) => seq > (before.seqs.get(id) ?? seq));
    if (changed.length > 0) {
      setFresh(new Set(changed.map(({ id }) => id)));
      clearTimeout(fading.current);
      fading.current = setTimeout(() => setFresh(NONE), FRESH_MS);
    }
    for (const news of newsOf(before.timings, entries)) gathered.current.set(news.id, news);
    if (gathered.current.size > 0 && speaking.current === undefined) {
      speaking.current = setTimeout(() => {
        speaking.current = undefined;
        setSpoken(saying.current([...gathered.current.values()]));
        gathered.current.clear();
      }, GATHER_MS);
    }
  }, [entries]);

  useEffect(
    () => () => {
      clearTimeout(speaking.current);
      clearTimeout(fading.current);
    },
    [],
  );
  return { fresh, spoken };
}
