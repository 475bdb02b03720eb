import { addDays } from "#platform/clock";
import { invalid } from "#platform/errors";

const LONGEST_SPAN_DAYS = 400;

/** Refuses dates in the wrong order and spans that would read a whole history. */
export function requireSpan(from: string, to: string, longest = LONGEST_SPAN_DAYS): void {
  if (to < from) throw invalid("to", "The last date lies before the first.");
  if (to > addDays(from, longest)) {
    throw invalid("to", `At most ${longest} days can be asked for at once.`);
  }
}
