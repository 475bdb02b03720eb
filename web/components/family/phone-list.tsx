import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type PhoneRow = {
  key: string;
  to?: string;
  title: ReactNode;
  below?: ReactNode;
  end: ReactNode;
};

/** What a table shows on a desktop, as one short row each on a phone. */
export function PhoneList({ rows, label }: { rows: readonly PhoneRow[]; label: string }) {
  return (
    <ul
      aria-label={label}
      className="-mt-3 divide-y divide-hairline border-hairline border-b md:hidden"
    >
      {rows.map(({ key, to, title, below, end }) => {
        const content = (
          <>
            <span className="min-w-0 flex-1 leading-snug">
              {title}
              {below ? <span className="block text-ink-quiet text-meta">{below}</span> : null}
            </span>
            <span className="flex shrink-0 items-center gap-2.5 tabular-nums">{end}</span>
          </>
        );
        const look = "flex min-h-15 items-center gap-3 py-2";
        return (
          <li key={key}>
            {to ? (
              <Link to={to} prefetch="intent" className={look}>
                {content}
              </Link>
            ) : (
              <span className={look}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
