import { foldEmail } from "#domain/auth/index";
import { foldTerm } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { Draft, DraftOf } from "../drafts/draft";
import type { Report } from "../drafts/report";
import type { CsvLayout, Opener } from "../files/csv-rows";
import type { ImportOptions } from "../import.schema";
import type { RosterPass } from "../roster-pass";
import { identify, type Matches, readMatches } from "./match-students";
import {
  type GuardianCells,
  readStudent,
  type StudentRow,
  type StudentSheet,
} from "./read-student";
import { stableId } from "./stable-id";
import { matchColumns } from "./student-columns";

type School = { id: string; sourcedId: string };
type Made = { sheet: StudentSheet; school: School; matches: Matches; report: Report };

/** The one pass over a students CSV: each row may make a class, a student, a guardian and their ties. */
export function studentsPass(
  ctx: Ctx,
  file: { name: string; open: Opener; layout: CsvLayout },
  school: School,
  options: ImportOptions,
): RosterPass {
  const sheet: StudentSheet = {
    file: file.name,
    header: file.layout.header,
    fields: matchColumns(file.layout.header, options.columns),
    locale: ctx.tenant.locale,
    dateOrder: ctx.tenant.country === "US" ? "month_first" : "day_first",
  };
  return {
    step: "users",
    file: file.name,
    open: file.open,
    layout: file.layout,
    read: async (cells, report) => {
      const rows = cells
        .map((row) => readStudent(row, sheet, report))
        .filter((row) => row !== null);
      const matches = await readMatches(ctx, school.id, rows);
      return rows.flatMap((row) => draftsOf(row, { sheet, school, matches, report }));
    },
  };
}

function draftsOf(row: StudentRow, made: Made): Draft[] {
  const { sheet, school, matches, report } = made;
  const identity = identify(row, school.id, matches);
  if (identity === "ambiguous") {
    report.error("match_ambiguous", { file: sheet.file, line: row.line }, row.label);
    return [];
  }
  const { sourcedId, known } = identity;
  const base = { file: sheet.file, line: row.line, ends: false, repeats: false };
  const schoolRef = { to: school.sourcedId, column: "school" };
  // A name that stands whole in the file does not undo a known division of it.
  const isSameWhole =
    known &&
    row.name.isWhole &&
    joined(known.familyName + known.givenName) === joined(row.name.givenName);
  const { givenName, familyName } = isSameWhole ? known : row.name;
  const student: DraftOf<"users"> = {
    ...base,
    entity: "users",
    sourcedId,
    label: row.label,
    says: {
      givenName,
      familyName,
      middleName: row.name.middleName,
      preferredName: row.name.preferredName,
      kanaGivenName: row.kana.givenName,
      kanaFamilyName: row.kana.familyName,
      email: row.email,
      phone: row.phone,
      birthOn: row.birthOn,
      sex: row.sex,
      number: row.number,
      grade: row.grade,
      enteredOn: row.enteredOn,
      isStudent: true,
      orgs: [schoolRef],
      grants: [{ role: "student", org: schoolRef, beginsOn: null, endsOn: null }],
    },
  };
  return [
    ...classDrafts(row, sourcedId, known?.id, base, made),
    student,
    ...(row.guardian ? guardianDrafts(row.guardian, sourcedId, base, made) : []),
  ];
}

type Base = Pick<Draft, "file" | "line" | "ends" | "repeats">;

/** The class of a row, the student's place in it, and the end of a place in another homeroom. */
function classDrafts(
  row: StudentRow,
  student: string,
  studentId: string | undefined,
  base: Base,
  { school, matches }: Made,
): Draft[] {
  const title = row.classTitle;
  if (!title) return [];
  const of = matches.classes.get(title) ?? stableId(school.id, "class", foldTerm(title));
  const current = matches.enrollments.filter(
    (one) => one.personId === studentId && one.role === "student" && one.schoolId === school.id,
  );
  const here = current.find((one) => one.classSourcedId === of);
  const elsewhere = current.filter(
    (one) => one !== here && (one.classType === "homeroom" || one.sourcedId.startsWith("csv:")),
  );
  const says = {
    title,
    type: matches.classes.has(title) ? undefined : ("homeroom" as const),
    school: { to: school.sourcedId, column: "school" },
  };
  return [
    { ...base, entity: "classes", sourcedId: of, label: title, says, repeats: true },
    {
      ...base,
      entity: "enrollments",
      sourcedId: here?.sourcedId ?? stableId(student, "in", of),
      label: "",
      says: {
        class: { to: of, column: "class" },
        school: null,
        user: { to: student, column: "number" },
        role: "student",
        isPrimary: false,
      },
    },
    ...elsewhere.map(
      (one): DraftOf<"enrollments"> => ({
        ...base,
        entity: "enrollments",
        sourcedId: one.sourcedId,
        label: "",
        says: null,
        ends: true,
      }),
    ),
  ];
}

/** A parent named in a child's row. One whom an e-mail address finds stays as they are. */
function guardianDrafts(
  guardian: GuardianCells,
  student: string,
  base: Base,
  { school, matches }: Made,
): Draft[] {
  const email = guardian.email && foldEmail(guardian.email);
  const own = email
    ? stableId("guardian", email)
    : stableId(student, "guardian", joined(guardian.label));
  const sourcedId = (email && matches.byEmail.get(email)) ?? own;
  return [
    {
      ...base,
      entity: "users",
      sourcedId,
      label: guardian.label,
      repeats: true,
      says: {
        givenName: guardian.name.givenName,
        familyName: guardian.name.familyName,
        kanaGivenName: guardian.kana.givenName,
        kanaFamilyName: guardian.kana.familyName,
        email: guardian.email,
        phone: guardian.phone,
        isGuardian: true,
        orgs: [{ to: school.sourcedId, column: "school" }],
        grants: [{ role: "guardian", org: null, beginsOn: null, endsOn: null }],
        mentioned: sourcedId !== own,
      },
    },
    {
      ...base,
      entity: "guardianships",
      sourcedId: [student, sourcedId].sort().join(" "),
      label: "",
      repeats: true,
      says: {
        one: { to: student, column: "number" },
        other: { to: sourcedId, column: "guardianName" },
        relation: guardian.relation,
      },
    },
  ];
}

function joined(name: string): string {
  return foldTerm(name).replaceAll(" ", "");
}
