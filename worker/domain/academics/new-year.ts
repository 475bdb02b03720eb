import type { AuditEntry } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { newId } from "#platform/ids";
import type { NewYear } from "./roll-over.schema";
import { schoolYearOf } from "./school-year";
import type { academicSessions } from "./tables";

type SessionRow = typeof academicSessions.$inferSelect;

/** The rows of a new school year with its terms, checked: in order, inside, not overlapping. */
export function newYearRows(
  ctx: Ctx,
  input: NewYear,
): { year: SessionRow; rows: SessionRow[]; audit: AuditEntry[] } {
  if (input.endsOn < input.startsOn) throw invalid("year.endsOn", "The end lies before the begin.");
  const row = (part: Pick<SessionRow, "title" | "type" | "startsOn" | "endsOn" | "parentId">) => {
    const id = newId("acs", ctx.now);
    return {
      id,
      sourcedId: id,
      ...part,
      schoolYear: schoolYearOf(input.endsOn),
      status: "active" as const,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
  };
  const { title, startsOn, endsOn } = input;
  const year = row({ title, type: "schoolYear", startsOn, endsOn, parentId: null });
  const terms = input.terms.map((term, at) => {
    const field = `year.terms.${at}.startsOn`;
    if (term.endsOn < term.startsOn) throw invalid(field, "The end lies before the begin.");
    if (term.startsOn < startsOn || term.endsOn > endsOn) {
      throw invalid(field, "The dates lie outside of the school year.");
    }
    const overlaps = input.terms.some(
      (other, index) =>
        index !== at &&
        other.type === term.type &&
        other.startsOn <= term.endsOn &&
        term.startsOn <= other.endsOn,
    );
    if (overlaps) throw invalid(field, "Another one of this kind overlaps these dates.");
    return row({ ...term, parentId: year.id });
  });
  const rows = [year, ...terms];
  return {
    year,
    rows,
    audit: rows.map((session) => ({
      action: "academic_session.created",
      subjectType: "academic_session",
      subjectId: session.id,
      after: {
        title: session.title,
        type: session.type,
        startsOn: session.startsOn,
        endsOn: session.endsOn,
      },
    })),
  };
}
