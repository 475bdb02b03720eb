import { useTranslation } from "react-i18next";
import { useFormat } from "#web/lib/format.ts";
import type { Tally } from "./report.ts";

/** What was not simply present, in words: "13 late, 3 absent"; empty when there is nothing to say. */
export function useTallyWords() {
  const { t } = useTranslation("family");
  const { number } = useFormat();
  return (counts: Tally) =>
    (["late", "absent", "excused"] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`report.some.${kind}`, { n: number(counts[kind]) }))
      .join(" · ");
}
