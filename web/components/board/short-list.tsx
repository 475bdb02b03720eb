import type { ReactNode } from "react";

const SHOWN = 5;

/** The first few of a list, and the rest behind a line that says how many there are. */
export function ShortList<Item>({
  items,
  more,
  children,
}: {
  items: readonly Item[];
  /** What the line says of this many. */
  more: (count: number) => string;
  children: (item: Item) => ReactNode;
}) {
  // One alone is shown sooner than a line that hides it.
  const cut = items.length > SHOWN + 1 ? SHOWN : items.length;
  const rest = items.slice(cut);
  return (
    <>
      <ul>{items.slice(0, cut).map(children)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary className="target text-link">{more(rest.length)}</summary>
          <ul>{rest.map(children)}</ul>
        </details>
      ) : null}
    </>
  );
}
