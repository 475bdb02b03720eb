import { PaperReopen, PaperReview, PaperStudent } from "./paper-panels.tsx";
import { type PaperResult, PaperRoll } from "./paper-roll.tsx";
import type { RollState } from "./roll-types.ts";

/** What the address asks for beyond the list. */
export type Asked = { student: string | null; review: boolean; reopen: boolean };

type Props = { start: RollState; asked: Asked; result: PaperResult | null };

/** The register as the server sends it: a form, or the part of it that the address asks for. */
export function PaperPage({ start, asked, result }: Props) {
  return <PaperRoll state={start} result={result} panel={panelOf({ start, asked, result })} />;
}

function panelOf({ start, asked, result }: Props) {
  const student = start.roster.find(({ id }) => id === asked.student);
  if (student) return <PaperStudent state={start} student={student} />;
  const submitted = start.head.state === "submitted";
  if (asked.review && !submitted) return <PaperReview state={start} />;
  if (asked.reopen && submitted) return <PaperReopen short={result?.error === "reason"} />;
  return null;
}
