import { SEXES } from "#domain/people/constants";
import { Columns } from "../files/cells";
import { type CsvLayout, type Opener, readRows } from "../files/csv-rows";
import { parseDate } from "../files/date-text";
import { ENROLLED_AS } from "./read-enrollment";
import { ENROLLED, type ListedRole } from "./user-roles";

export type OpenFile = { open: Opener; layout: CsvLayout };

/**
 * What the other files say of users, by sourcedId. It is read anew whenever users are: one pass
 * over each file, keeping a few words a person and never the rows.
 */
export type UserContext = {
  /** Bits of `ENROLLED`. */
  enrolled: Map<string, number>;
  roles: Map<string, ListedRole[]>;
  demographics: Map<string, { birthOn?: string; sex?: (typeof SEXES)[number] }>;
  /** The first user with a number at a school: `school\tnumber`. */
  numbers: Map<string, string>;
  /** Whether every enrollment is there, so that one which is missing tells something. */
  isComplete: boolean;
};

type Files = {
  enrollments?: OpenFile;
  roles?: OpenFile;
  demographics?: OpenFile;
  users?: OpenFile;
};

export function readUserContext(files: Files, isComplete: boolean): UserContext {
  return {
    isComplete,
    enrolled: enrolledOf(files.enrollments),
    roles: rolesOf(files.roles),
    demographics: demographicsOf(files.demographics),
    numbers: numbersOf(files.users),
  };
}

/** The key under which a number is unique. */
export function numberKey(org: string, number: string): string {
  return `${org}\t${number}`;
}

const hasEnded = (status: string) => status.toLowerCase() === "tobedeleted";

function enrolledOf(file: OpenFile | undefined): Map<string, number> {
  const enrolled = new Map<string, number>();
  for (const cells of cellsOf("enrollments.csv", file)) {
    const role = ENROLLED_AS[cells.text("role").toLowerCase()];
    const user = cells.text("userSourcedId");
    if (!role || !user || hasEnded(cells.text("status"))) continue;
    enrolled.set(user, (enrolled.get(user) ?? 0) | ENROLLED[role]);
  }
  return enrolled;
}

function rolesOf(file: OpenFile | undefined): Map<string, ListedRole[]> {
  const roles = new Map<string, ListedRole[]>();
  for (const cells of cellsOf("roles.csv", file)) {
    const user = cells.text("userSourcedId");
    if (!user || hasEnded(cells.text("status"))) continue;
    const listed: ListedRole = {
      role: cells.text("role"),
      org: cells.text("orgSourcedId"),
      isPrimary: cells.text("roleType").toLowerCase() === "primary",
      beginsOn: parseDate(cells.text("beginDate")),
      endsOn: parseDate(cells.text("endDate")),
    };
    const known = roles.get(user);
    if (!known) roles.set(user, [listed]);
    else if (listed.isPrimary) known.unshift(listed);
    else known.push(listed);
  }
  return roles;
}

function demographicsOf(file: OpenFile | undefined): UserContext["demographics"] {
  const found: UserContext["demographics"] = new Map();
  for (const cells of cellsOf("demographics.csv", file)) {
    const sex = SEXES.find((value) => value === cells.text("sex").toLowerCase());
    const birthOn = parseDate(cells.text("birthDate")) ?? undefined;
    if (sex || birthOn) found.set(cells.text("sourcedId"), { birthOn, sex });
  }
  return found;
}

function numbersOf(file: OpenFile | undefined): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const cells of cellsOf("users.csv", file)) {
    const number = cells.text("identifier");
    const key = numberKey(cells.list("orgSourcedIds")[0] ?? "", number);
    if (number && !numbers.has(key)) numbers.set(key, cells.text("sourcedId"));
  }
  return numbers;
}

function* cellsOf(name: string, file: OpenFile | undefined) {
  if (!file) return;
  const columns = new Columns(name, file.layout.header);
  for (const row of readRows(file.open, file.layout)) yield columns.row(row);
}
