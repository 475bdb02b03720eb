import type { GuardianRelation, SEXES } from "#domain/people/constants";
import type { StudentField } from "../constants";
import type { Report } from "../drafts/report";
import type { CsvRow } from "../files/csv-rows";
import { type DateOrder, parseDate } from "../files/date-text";
import { type SplitName, splitName } from "./split-name";

export type StudentSheet = {
  file: string;
  header: readonly string[];
  fields: readonly (StudentField | null)[];
  locale: string;
  dateOrder: DateOrder;
};

/** A row of a students CSV, cleaned, before it is matched with anybody. */
export type StudentRow = {
  line: number;
  name: SplitName & { middleName?: string; preferredName?: string };
  kana: { givenName?: string; familyName?: string };
  label: string;
  sourcedId: string;
  number?: string;
  grade?: string;
  classTitle?: string;
  birthOn?: string;
  sex?: (typeof SEXES)[number];
  email?: string;
  phone?: string;
  enteredOn?: string;
  guardian: GuardianCells | null;
};

export type GuardianCells = {
  name: SplitName;
  kana: { givenName?: string; familyName?: string };
  label: string;
  email?: string;
  phone?: string;
  relation: GuardianRelation;
};

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/;
const RELATIONS: [GuardianRelation, RegExp][] = [
  ["grandparent", /祖|grand|abuel|bibi|babu/],
  ["mother", /母|mother|^mom|mum|madre|mama|amai/],
  ["father", /父|father|^dad|padre|papa|baba/],
  ["uncle", /[伯叔]父|おじ|uncle|t[ií]o$|mjomba/],
  ["aunt", /[伯叔]母|おば|aunt|t[ií]a$|shangazi/],
  ["sibling", /兄|姉|brother|sister|herman|kaka|dada/],
  ["foster_parent", /里親|foster/],
];
const SEX_WORDS: [(typeof SEXES)[number], RegExp][] = [
  ["female", /^(女|女子|女性|f|female|girl|w|mujer|femenino|ke|mke|msichana)$/],
  ["male", /^(男|男子|男性|m|male|boy|hombre|masculino|me|mvulana)$/],
  ["other", /^(その他|other|x|d|otro)$/],
  ["unspecified", /^(不明|回答しない|unspecified|unknown|n\/a|-)$/],
];

/** Reads a row by what its columns mean; null (and an error) when it has no name. */
export function readStudent(row: CsvRow, sheet: StudentSheet, report: Report): StudentRow | null {
  const { file } = sheet;
  const columnOf = (field: StudentField) => sheet.header[sheet.fields.indexOf(field)] ?? field;
  const place = (field: StudentField) => ({ file, line: row.line, column: columnOf(field) });
  const text = (field: StudentField, longest = 120) => {
    const at = sheet.fields.indexOf(field);
    const value = at < 0 ? "" : (row.cells[at] ?? "").replace(/\s+/gu, " ");
    if (value.length > longest) report.warn("value_too_long", place(field), value.slice(0, 60));
    return value.slice(0, longest) || undefined;
  };
  const date = (field: StudentField) => {
    const value = text(field);
    const parsed = value && parseDate(value, sheet.dateOrder);
    if (value && !parsed) report.warn("date_invalid", place(field), value);
    return parsed || undefined;
  };
  const email = (field: StudentField) => {
    const value = text(field, 254);
    if (!value || EMAIL.test(value)) return value;
    report.warn("email_invalid", place(field), value);
    return undefined;
  };
  const full = text("fullName");
  const given = text("givenName", 80);
  const family = text("familyName", 80);
  const name = given || family ? partsOf(given, family) : full && splitName(full, sheet.locale);
  if (!name) {
    report.error(
      "name_missing",
      place(sheet.fields.includes("fullName") ? "fullName" : "givenName"),
    );
    return null;
  }
  const grade = text("grade", 40);
  return {
    line: row.line,
    name: { ...name, middleName: text("middleName", 80), preferredName: text("preferredName", 80) },
    kana: kanaOf(text("kanaFullName"), text("kanaGivenName", 80), text("kanaFamilyName", 80)),
    label: full ?? [family, given].filter(Boolean).join(" "),
    sourcedId: text("sourcedId", 255) ?? "",
    number: text("number", 60),
    grade,
    classTitle: classTitleOf(text("class", 60), grade, columnOf("class")),
    birthOn: date("birthOn"),
    sex: sexOf(text("sex"), () => report.warn("value_unknown", place("sex"), text("sex") ?? "")),
    email: email("email"),
    phone: text("phone", 40),
    enteredOn: date("enteredOn"),
    guardian: guardianOf(sheet, text, email("guardianEmail")),
  };
}

function guardianOf(
  sheet: StudentSheet,
  text: (field: StudentField, longest?: number) => string | undefined,
  email: string | undefined,
): GuardianCells | null {
  const full = text("guardianName") ?? email?.split("@")[0];
  if (!full) return null;
  const relation = (text("guardianRelation") ?? "").toLowerCase();
  return {
    name: splitName(full, sheet.locale),
    kana: kanaOf(text("guardianKana")),
    label: full,
    email,
    phone: text("guardianPhone", 40),
    relation: RELATIONS.find(([, words]) => words.test(relation))?.[0] ?? "guardian",
  };
}

function partsOf(given: string | undefined, family: string | undefined): SplitName {
  if (!given) return { givenName: family ?? "", familyName: "", isWhole: true };
  return { givenName: given, familyName: family ?? "", isWhole: false };
}

function kanaOf(full?: string, given?: string, family?: string): StudentRow["kana"] {
  const wide = (kana?: string) => kana?.normalize("NFKC").trim() || undefined;
  if (given || family) return { givenName: wide(given), familyName: wide(family) };
  if (!full) return {};
  const { givenName, familyName } = splitName(full.normalize("NFKC"), "ja");
  return { givenName: givenName || undefined, familyName: familyName || undefined };
}

/** A class by its own name; a bare section gets the grade before it: `5A`, `1年A組`. */
function classTitleOf(
  section: string | undefined,
  grade: string | undefined,
  column: string,
): string | undefined {
  if (!section) return undefined;
  const isBare = /^[0-9a-z]{1,2}組?$/i.test(section.normalize("NFKC"));
  if (!grade || !isBare) return section;
  if (/[\p{Script=Han}\p{Script=Katakana}]/u.test(column)) {
    return `${grade.replace(/年生?$/, "")}年${section.replace(/組$/, "")}組`;
  }
  return section.startsWith(grade) ? section : `${grade}${section}`;
}

function sexOf(text: string | undefined, unknown: () => void): StudentRow["sex"] {
  if (!text) return undefined;
  const sex = SEX_WORDS.find(([, words]) => words.test(text.toLowerCase()))?.[0];
  if (!sex) unknown();
  return sex;
}
