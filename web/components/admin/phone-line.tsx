/** What stands in a row's other columns, in one quiet line under its name on a phone. */
export function PhoneLine({
  parts,
}: {
  parts: readonly (string | number | false | null | undefined)[];
}) {
  const line = parts.filter(Boolean).join(" · ");
  if (!line) return null;
  return <span className="basis-full font-normal text-ink-soft text-meta md:hidden">{line}</span>;
}
