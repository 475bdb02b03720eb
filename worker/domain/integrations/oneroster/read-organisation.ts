import { CLASS_TYPES, SESSION_TYPES } from "#domain/academics/index";
import type { ImportEntity } from "../constants";
import type { DraftOf, Ref } from "../drafts/draft";
import type { Report } from "../drafts/report";
import type { Cells } from "../files/cells";
import { classLabel } from "../plan/labels";
import { dateOf, oneOfThese, recordOf, textOf } from "./values";

const WIDE_ORGS = ["local", "state", "national", "district"];

export function readOrg(cells: Cells, report: Report): DraftOf<"orgs"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const name = textOf(cells, "name", report, 120);
  const type = cells.text("type").toLowerCase();
  const isKnown = ["", "school", "department", ...WIDE_ORGS].includes(type);
  if (!isKnown) report.warn("value_unknown", cells.place("type"), cells.text("type"));
  const says = name
    ? {
        name,
        type: typeOfOrg(type),
        identifier: textOf(cells, "identifier", report, 60),
        parent: refOf(cells, "parentSourcedId"),
      }
    : null;
  if (!name && !record.ends) report.error("required_missing", cells.place("name"));
  return draft("orgs", cells, record, name ?? record.sourcedId, says);
}

export function readSession(cells: Cells, report: Report): DraftOf<"academicSessions"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const label = textOf(cells, "title", report, 120) ?? record.sourcedId;
  const startsOn = dateOf(cells, "startDate", report);
  const endsOn = dateOf(cells, "endDate", report);
  const refused = (column?: string) => {
    if (column && !record.ends) report.error("required_missing", cells.place(column));
    return draft("academicSessions", cells, record, label, null);
  };
  if (!startsOn) return refused("startDate");
  if (!endsOn) return refused("endDate");
  if (endsOn < startsOn) {
    report.error("date_order", cells.place("endDate"), endsOn);
    return refused();
  }
  const year = Number(/^\d{4}/.exec(cells.text("schoolYear"))?.[0] ?? endsOn.slice(0, 4));
  return draft("academicSessions", cells, record, label, {
    title: label,
    type: oneOfThese(cells, "type", SESSION_TYPES, report) ?? "term",
    startsOn,
    endsOn,
    parent: refOf(cells, "parentSourcedId"),
    schoolYear: year,
  });
}

export function readCourse(cells: Cells, report: Report): DraftOf<"courses"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const title = textOf(cells, "title", report, 120) ?? textOf(cells, "courseCode", report, 60);
  if (!title && !record.ends) report.error("required_missing", cells.place("title"));
  const says = title
    ? {
        title,
        code: textOf(cells, "courseCode", report, 60),
        grades: gradesOf(cells),
        school: refOf(cells, "orgSourcedId"),
        session: refOf(cells, "schoolYearSourcedId"),
      }
    : null;
  return draft("courses", cells, record, title ?? record.sourcedId, says);
}

export function readClass(cells: Cells, report: Report): DraftOf<"classes"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const title = textOf(cells, "title", report, 120) ?? textOf(cells, "classCode", report, 60);
  if (!title && !record.ends) report.error("required_missing", cells.place("title"));
  const { columns } = cells;
  const says = title
    ? {
        title,
        code: textOf(cells, "classCode", report, 60),
        type: oneOfThese(cells, "classType", CLASS_TYPES, report),
        grades: gradesOf(cells),
        location: textOf(cells, "location", report, 80),
        periods: textOf(cells, "periods", report, 200),
        school: refOf(cells, "schoolSourcedId"),
        course: columns.has("courseSourcedId") ? refOf(cells, "courseSourcedId") : undefined,
        sessions: columns.has("termSourcedIds") ? refsOf(cells, "termSourcedIds") : undefined,
      }
    : null;
  return draft("classes", cells, record, says ? classLabel(says) : record.sourcedId, says);
}

function typeOfOrg(type: string): "school" | "department" | "district" {
  if (WIDE_ORGS.includes(type)) return "district";
  return type === "department" ? "department" : "school";
}

function gradesOf(cells: Cells): string[] | undefined {
  return cells.columns.has("grades") ? cells.list("grades") : undefined;
}

export function refOf(cells: Cells, column: string): Ref | null {
  const to = cells.text(column);
  return to ? { to, column } : null;
}

export function refsOf(cells: Cells, column: string): Ref[] {
  return cells.list(column).map((to) => ({ to, column }));
}

/** The draft of a row. */
export function draft<E extends ImportEntity>(
  entity: E,
  cells: Cells,
  record: { sourcedId: string; ends: boolean },
  label: string,
  says: DraftOf<E>["says"],
): DraftOf<E> {
  const { sourcedId, ends } = record;
  const { file, line } = cells;
  return { entity, sourcedId, label, file, line, says, ends, repeats: false };
}
