import { AcademicSessionQuery, listAcademicSessions } from "#domain/academics/index";
import { today } from "#domain/people/index";
import { addDays, isDate } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { Span, SpanChoice } from "./span.ts";

const LONGEST_DAYS = 400;
const WITHOUT_TERMS_DAYS = 90;

/** The dates that a page looks at: `?from=&to=`, else the term of today up to now. */
export async function spanOf(ctx: Ctx, request: Request): Promise<Span> {
  const on = today(ctx);
  const { searchParams } = new URL(request.url);
  const query = AcademicSessionQuery.parse({ on, perPage: 50, status: "all" });
  const { items } = await listAcademicSessions(ctx, query);
  const year = items.find(({ type }) => type === "schoolYear");
  const term = items.findLast(({ type }) => type === "term" || type === "semester") ?? year;
  const choices: SpanChoice[] = [
    { kind: "month", title: null, from: `${on.slice(0, 8)}01`, to: on },
    ...(term ? [{ kind: "term" as const, title: term.title, from: term.startsOn, to: on }] : []),
    ...(year && year !== term
      ? [{ kind: "year" as const, title: year.title, from: year.startsOn, to: on }]
      : []),
  ];
  const usual = choices.find(({ kind }) => kind === "term") ?? {
    kind: "quarter" as const,
    title: null,
    from: addDays(on, -WITHOUT_TERMS_DAYS),
    to: on,
  };
  const asked = { from: searchParams.get("from") ?? "", to: searchParams.get("to") ?? "" };
  if (!isDate(asked.from)) return { ...usual, choices, today: on };
  const to = isDate(asked.to) && asked.to >= asked.from ? asked.to : on;
  const [, from = to] = [addDays(to, -LONGEST_DAYS), asked.from, to].sort();
  const known = choices.find((choice) => choice.from === from && choice.to === to);
  return {
    kind: known?.kind ?? "own",
    title: known?.title ?? null,
    from,
    to,
    choices,
    today: on,
  };
}
