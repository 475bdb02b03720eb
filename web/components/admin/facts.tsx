import type { ReactNode } from "react";

/** Facts of one record in a narrow column: what it is in small letters, then what is known. */
export function Facts({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-1">
      {items.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record's facts keep their order
        <div key={index} className="min-w-0">
          <dt className="text-ink-quiet text-meta">{label}</dt>
          <dd className="min-w-0 break-words">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
