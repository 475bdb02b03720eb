import type { ImportEntity } from "../constants";
import type { Draft } from "../drafts/draft";
import type { Report } from "../drafts/report";
import { Columns } from "../files/cells";
import type { CsvLayout, CsvRow } from "../files/csv-rows";
import { unpack, type ZipEntry } from "../files/zip-archive";
import type { RosterPass } from "../roster-pass";
import { readAgents } from "./read-agents";
import { readEnrollment } from "./read-enrollment";
import { readClass, readCourse, readOrg, readSession } from "./read-organisation";
import { readUser } from "./read-user";
import { type OpenFile, readUserContext, type UserContext } from "./user-context";

const PLAIN = {
  orgs: ["orgs.csv", readOrg],
  academicSessions: ["academicSessions.csv", readSession],
  courses: ["courses.csv", readCourse],
  classes: ["classes.csv", readClass],
  enrollments: ["enrollments.csv", readEnrollment],
} as const;

/** The passes over the files of a OneRoster zip, in the order in which records need each other. */
export function oneRosterPasses(
  bytes: Uint8Array,
  entries: ZipEntry[],
  layouts: Record<string, CsvLayout>,
  enrollmentsAreComplete: boolean,
): RosterPass[] {
  const fileOf = (name: string): OpenFile | undefined => {
    const layout = layouts[name];
    const entry = entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return layout && entry ? { layout, open: () => unpack(bytes, entry) } : undefined;
  };
  const lazyContext = () => {
    let context: UserContext | undefined;
    return () => {
      const files = {
        enrollments: fileOf("enrollments.csv"),
        roles: fileOf("roles.csv"),
        demographics: fileOf("demographics.csv"),
        users: fileOf("users.csv"),
      };
      context ??= readUserContext(files, enrollmentsAreComplete);
      return context;
    };
  };
  const pass = (
    step: ImportEntity,
    name: string,
    drafts: (row: CsvRow, columns: Columns, report: Report) => (Draft | null)[],
  ): RosterPass[] => {
    const file = fileOf(name);
    if (!file) return [];
    const columns = new Columns(name, file.layout.header);
    return [
      {
        step,
        file: name,
        ...file,
        read: async (rows, report) =>
          rows.flatMap((row) => drafts(row, columns, report)).filter((one) => one !== null),
      },
    ];
  };
  const plain = (step: keyof typeof PLAIN) => {
    const [name, read] = PLAIN[step];
    return pass(step, name, (row, columns, report) => [read(columns.row(row), report)]);
  };
  const users = lazyContext();
  const agents = fileOf("users.csv")?.layout.header.some((name) => /^agentSourcedIds$/i.test(name));
  return [
    ...plain("orgs"),
    ...plain("academicSessions"),
    ...plain("courses"),
    ...plain("classes"),
    ...pass("users", "users.csv", (row, columns, report) => [
      readUser(columns.row(row), report, users()),
    ]),
    ...plain("enrollments"),
    ...(agents
      ? pass("guardianships", "users.csv", (row, columns, report) =>
          readAgents(columns.row(row), report, users()),
        )
      : []),
  ];
}
