import type { EnrollmentRole } from "#domain/academics/constants";
import type { DraftOf } from "../drafts/draft";
import type { Report } from "../drafts/report";
import type { Cells } from "../files/cells";
import { draft, refOf } from "./read-organisation";
import { dateOf, recordOf } from "./values";

/** What a role in a class is here; teaching assistants and class administrators assist. */
export const ENROLLED_AS: Record<string, EnrollmentRole> = {
  student: "student",
  teacher: "teacher",
  assistant: "assistant",
  aide: "assistant",
  proctor: "assistant",
  administrator: "assistant",
};

const TRUE = ["true", "1", "yes", "y"];

export function readEnrollment(cells: Cells, report: Report): DraftOf<"enrollments"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const refused = () => draft("enrollments", cells, record, record.sourcedId, null);
  const required = (column: string) => {
    const ref = refOf(cells, column);
    if (!ref && !record.ends) report.error("required_missing", cells.place(column));
    return ref;
  };
  const of = required("classSourcedId");
  const user = required("userSourcedId");
  if (!of || !user) return refused();
  const role = ENROLLED_AS[cells.text("role").toLowerCase()];
  if (!role) {
    if (!record.ends) report.error("role_unknown", cells.place("role"), cells.text("role"));
    return refused();
  }
  const beginsOn = dateOf(cells, "beginDate", report);
  const endsOn = dateOf(cells, "endDate", report);
  if (beginsOn && endsOn && endsOn < beginsOn) {
    report.error("date_order", cells.place("endDate"), endsOn);
    return refused();
  }
  for (const column of ["beginDate", "endDate"]) {
    if (cells.columns.has(column) && cells.text(column) === "") {
      report.tally("date_empty", cells.place(column));
    }
  }
  return draft("enrollments", cells, record, record.sourcedId, {
    class: of,
    school: refOf(cells, "schoolSourcedId"),
    user,
    role,
    isPrimary: TRUE.includes(cells.text("primary").toLowerCase()),
    beginsOn,
    endsOn: endsOn ?? (cells.columns.has("endDate") ? null : undefined),
  });
}
