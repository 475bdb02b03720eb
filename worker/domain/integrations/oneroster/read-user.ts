import { displayName } from "#domain/people/index";
import type { DraftOf, Grant, Ref, Says } from "../drafts/draft";
import type { Report } from "../drafts/report";
import type { Cells } from "../files/cells";
import { draft } from "./read-organisation";
import { numberKey, type UserContext } from "./user-context";
import { ENROLLED, type ListedRole, type Meaning, meaningOf } from "./user-roles";
import { emailOf, kanaOf, recordOf, textOf } from "./values";

type Declared = ListedRole & { meaning: Meaning };

/** One row of users.csv together with what the other files say of the person. */
export function readUser(
  cells: Cells,
  report: Report,
  context: UserContext,
): DraftOf<"users"> | null {
  const record = recordOf(cells, report);
  if (!record) return null;
  const refused = (label = record.sourcedId) => draft("users", cells, record, label, null);
  if (record.ends) return refused(nameOf(cells, report)?.label);
  const name = nameOf(cells, report);
  if (!name) {
    report.error("name_missing", cells.place("givenName"));
    return refused();
  }
  const what = whatTheyAre(cells, report, context);
  if (!what) return refused(name.label);
  const { sourcedId } = record;
  return draft("users", cells, record, name.label, {
    ...name.parts,
    ...what,
    username: textOf(cells, "username", report, 120),
    email: emailOf(cells, "email", report),
    phone: textOf(cells, "phone", report, 40) ?? textOf(cells, "sms", report, 40),
    ...context.demographics.get(sourcedId),
    number: numberOf(cells, report, context, sourcedId),
    grade: cells.list("grades")[0]?.slice(0, 40),
    metadata: metadataOf(cells),
  });
}

function nameOf(cells: Cells, report: Report) {
  const given = textOf(cells, "givenName", report, 80);
  const family = textOf(cells, "familyName", report, 80);
  if (!given && !family) return null;
  const parts = {
    givenName: given ?? family ?? "",
    familyName: given ? (family ?? "") : "",
    middleName: textOf(cells, "middleName", report, 80),
    preferredName: textOf(cells, "preferredGivenName", report, 80),
    kanaGivenName: reading(cells, "given"),
    kanaFamilyName: reading(cells, "family"),
  };
  return { parts, label: displayName({ ...parts, preferredName: null }) };
}

/** Readings stand in metadata columns: the Japan profile's, or what systems made up before it. */
function reading(cells: Cells, which: "given" | "family"): string | undefined {
  const other = which === "given" ? "first" : "last";
  for (const kind of ["jp.kana", "kana", "phonetic", "jp.phonetic", "yomi", "furigana"]) {
    for (const part of [which, other]) {
      const kana = kanaOf(cells.text(`metadata.${kind}${part}Name`));
      if (kana) return kana;
    }
  }
  return undefined;
}

const READING = /^metadata\.(jp\.)?(kana|phonetic|yomi|furigana)(given|family|first|last)name$/i;

function metadataOf(cells: Cells): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const column of cells.columns.header) {
    const value = cells.text(column);
    if (!/^metadata\../i.test(column) || READING.test(column) || value === "") continue;
    found[column.slice("metadata.".length)] = value.slice(0, 500);
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** A number that an earlier row of the same school has is not given twice. */
function numberOf(
  cells: Cells,
  report: Report,
  context: UserContext,
  sourcedId: string,
): string | undefined {
  const number = textOf(cells, "identifier", report, 60);
  if (!number) return undefined;
  const first = context.numbers.get(numberKey(cells.list("orgSourcedIds")[0] ?? "", number));
  if (first === undefined || first === sourcedId) return number;
  report.warn("number_taken", cells.place("identifier"), number);
  return undefined;
}

function declaredOf(cells: Cells, report: Report, context: UserContext): Declared[] {
  const listed: ListedRole[] = context.roles.get(cells.text("sourcedId")) ?? [];
  const own = { role: cells.text("role"), isPrimary: true, beginsOn: null, endsOn: null };
  const orgs = cells.list("orgSourcedIds");
  const all =
    listed.length > 0 ? listed : (orgs.length ? orgs : [""]).map((org) => ({ ...own, org }));
  const known = all.flatMap((one) => {
    const meaning = meaningOf(one.role);
    return meaning ? [{ ...one, meaning }] : [];
  });
  const reduced = known.find(({ meaning }) => meaning.reduced);
  if (reduced) report.warn("role_reduced", cells.place("role"), reduced.role);
  return known;
}

/** Student, staff, guardian; their schools and roles. What they are enrolled as outweighs the role. */
function whatTheyAre(
  cells: Cells,
  report: Report,
  context: UserContext,
): Pick<Says["users"], "isStudent" | "isStaff" | "isGuardian" | "orgs" | "grants"> | null {
  const declared = declaredOf(cells, report, context);
  const enrolled = context.enrolled.get(cells.text("sourcedId")) ?? 0;
  const says = (is: Meaning["is"]) => declared.some(({ meaning }) => meaning.is === is);
  const learns = (enrolled & ENROLLED.student) !== 0;
  const teaches = (enrolled & ENROLLED.teacher) !== 0;
  const works = teaches || (enrolled & ENROLLED.assistant) !== 0;
  if (declared.length === 0 && enrolled === 0) {
    report.error("role_unknown", cells.place("role"), cells.text("role"));
    return null;
  }
  const isStudent = learns || (says("student") && !works);
  const isStaff = works || says("staff");
  if (
    (says("student") && !isStudent) ||
    (learns && !says("student")) ||
    (works && !says("staff"))
  ) {
    report.warn("role_decided_by_enrollment", cells.place("role"), cells.text("role") || null);
  }
  const orgs = orgsOf(cells, declared);
  const kept = declared.filter(({ meaning }) => meaning.is !== "student" || isStudent);
  const grants = kept.map((one) => grantOf(one));
  const add = (role: Grant["role"]) => {
    if (grants.some((grant) => grant.role === role)) return;
    const at = orgs.length > 0 ? orgs : [null];
    grants.push(...at.map((org) => ({ role, org, beginsOn: null, endsOn: null })));
  };
  if (teaches) add("teacher");
  else if (works) add("assistant");
  if (learns) add("student");
  const otherwise = context.isComplete ? false : undefined;
  return {
    isStudent: isStudent || otherwise,
    isStaff: isStaff || otherwise,
    isGuardian: says("guardian") || undefined,
    orgs,
    grants,
  };
}

function grantOf({ meaning, org, beginsOn, endsOn }: Declared): Grant {
  const at = meaning.is === "guardian" || org === "" ? null : { to: org, column: "orgSourcedIds" };
  return { role: meaning.role, org: at, beginsOn, endsOn };
}

function orgsOf(cells: Cells, declared: Declared[]): Ref[] {
  const primary = cells.text("primaryOrgSourcedId");
  const names = [primary, ...cells.list("orgSourcedIds"), ...declared.map(({ org }) => org)];
  const column = cells.columns.has("orgSourcedIds") ? "orgSourcedIds" : "primaryOrgSourcedId";
  return [...new Set(names.filter(Boolean))].map((to) => ({ to, column }));
}
