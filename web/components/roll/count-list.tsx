import { useTranslation } from "react-i18next";
import { MARK_KINDS, type MarkKind, MarkSymbol } from "#web/components/marks.tsx";
import type { RollCode } from "./roll-types.ts";
import { categoryLetters } from "./roll-wishes.ts";

/** How many have which mark, in words. */
export function CountList({
  counts,
  codes,
}: {
  counts: Record<MarkKind, number>;
  codes: readonly RollCode[];
}) {
  const { t } = useTranslation("common");
  const letters = categoryLetters(codes);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-1">
      {MARK_KINDS.map((kind) => (
        <div key={kind} className="flex min-h-9 items-center gap-2">
          <MarkSymbol kind={kind} letter={letters[kind]} className="size-6" />
          <dt className="min-w-0 flex-1 truncate">{t(`marks.${kind}`)}</dt>
          <dd className="font-semibold tabular-nums">{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
