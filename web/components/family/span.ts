export type SpanKind = "month" | "term" | "year" | "quarter" | "own";

/** A stretch of school dates that can be chosen; `title` where the school has named it. */
export type SpanChoice = { kind: SpanKind; title: string | null; from: string; to: string };

/** The stretch that a page looks at, what else there is to choose, and the school's today. */
export type Span = SpanChoice & { choices: SpanChoice[]; today: string };
