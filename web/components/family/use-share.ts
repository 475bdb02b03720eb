import { useFormat } from "#web/lib/format.ts";

const ONE_DIGIT = { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** A share of lessons between 0 and 1, always with one digit so that a column lines up. */
export function useShare() {
  const { number } = useFormat();
  return (share: number) => number(share, share === 1 ? { style: "percent" } : ONE_DIGIT);
}
