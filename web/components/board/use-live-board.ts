import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { RegisterHead } from "#domain/attendance/register.schema";
import { callRoom, type Link } from "#web/lib/live-register.ts";
import { type BoardEntry, withHeads } from "./board-state.ts";

/** How often the clock is asked what has become due, while somebody looks. */
const EVERY_MS = 60_000;
/** The room writes to the database within about a second; the list of absences reads there. */
const SETTLE_MS = 2_500;

/** The day's registers as they are now: what was loaded, and what the room says since. */
export function useLiveBoard({
  schoolId,
  personId,
  on,
  entries,
  live,
}: {
  schoolId: string;
  /** Whose board this is: another session is not let in. */
  personId: string;
  on: string;
  entries: readonly BoardEntry[];
  /** False for a day that is not today. */
  live: boolean;
}): {
  entries: BoardEntry[];
  link: Link | null;
  /** How long after the page was loaded the line was cut, in ms. */
  liveFor: number;
} {
  const [heads, setHeads] = useState<ReadonlyMap<string, RegisterHead>>(new Map());
  const [link, setLink] = useState<Link | null>(null);
  const [liveFor, setLiveFor] = useState(0);
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  again.current = revalidate;
  const loaded = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the server has answered
  useEffect(() => {
    loaded.current = Date.now();
    setLiveFor(0);
  }, [entries]);

  useEffect(() => {
    if (!live) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    setHeads(new Map());
    let wasLive = false;
    const room = callRoom({
      schoolId,
      personId,
      greeting: () => ({ type: "watchBoard", on }),
      onLink: (next) => {
        if (wasLive && next !== "live") setLiveFor(Date.now() - loaded.current);
        wasLive = next === "live";
        setLink(next);
      },
      onMessage: (message) => {
        if (message.type !== "board" || message.on !== on) return;
        setHeads((before) => {
          const next = new Map(before);
          for (const head of message.registers) next.set(head.id, head);
          return next;
        });
        settle ??= setTimeout(() => {
          settle = undefined;
          again.current();
        }, SETTLE_MS);
      },
    });
    const tick = setInterval(() => {
      if (document.visibilityState === "visible") again.current();
    }, EVERY_MS);
    return () => {
      room.hangUp();
      clearInterval(tick);
      clearTimeout(settle);
      setLink(null);
    };
  }, [schoolId, personId, on, live]);

  const merged = useMemo(() => withHeads(entries, heads), [entries, heads]);
  return { entries: merged, link, liveFor };
}
