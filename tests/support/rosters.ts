import Encoding from "encoding-japanese";
import { strToU8, type Zippable, zipSync } from "fflate";

export type Cell = string | number | null | undefined;
export type Sheet = { header: string[]; rows: Cell[][] };
export type Written = {
  delimiter?: string;
  newline?: string;
  encoding?: "utf-8" | "utf-8-bom" | "utf-16le" | "shift_jis" | "windows-1252";
  quoteAll?: boolean;
};

/** A CSV as text. */
export function csvText({ header, rows }: Sheet, written: Written = {}): string {
  const { delimiter = ",", newline = "\r\n", quoteAll = false } = written;
  const cell = (value: Cell) => {
    const text = value === null || value === undefined ? "" : String(value);
    const needsQuotes = quoteAll || /["\r\n]/.test(text) || text.includes(delimiter);
    return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => row.map(cell).join(delimiter) + newline).join("");
}

const WINDOWS_1252: Record<string, number> = {
  "€": 0x80,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "–": 0x96,
};

/** Text as the bytes of an encoding. */
export function encode(text: string, encoding: Written["encoding"] = "utf-8"): Uint8Array {
  if (encoding === "utf-8") return strToU8(text);
  if (encoding === "utf-8-bom") return strToU8(`\ufeff${text}`);
  if (encoding === "utf-16le") {
    const units = Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0));
    return new Uint8Array(units.buffer);
  }
  if (encoding === "windows-1252") {
    return Uint8Array.from(text, (letter) => WINDOWS_1252[letter] ?? letter.charCodeAt(0));
  }
  const codes = Encoding.stringToCode(text);
  return new Uint8Array(Encoding.convert(codes, { to: "SJIS", from: "UNICODE" }));
}

/** A CSV as bytes. */
export function csvBytes(sheet: Sheet, written: Written = {}): Uint8Array {
  return encode(csvText(sheet, written), written.encoding);
}

/** A zip of these sheets, with a manifest that fits unless one is given (null: none). */
export function rosterZip(
  sheets: Record<string, Sheet | Uint8Array | string>,
  options: Written & {
    version?: "1.1" | "1.2";
    modes?: Record<string, string>;
    manifest?: Cell[][] | null;
    folder?: string;
  } = {},
): Uint8Array {
  const names = Object.keys(sheets).map((name) => name.replace(/\.csv$/, ""));
  const manifest = options.manifest ?? [
    ["manifest.version", "1.0"],
    ["oneroster.version", options.version ?? "1.1"],
    ...names.map((name) => [`file.${name}`, options.modes?.[name] ?? "bulk"]),
  ];
  const files: Zippable = {};
  const put = (name: string, bytes: Uint8Array) => {
    files[(options.folder ?? "") + name] = bytes;
  };
  if (options.manifest !== null) {
    put("manifest.csv", csvBytes({ header: ["propertyName", "value"], rows: manifest }, options));
  }
  for (const [name, sheet] of Object.entries(sheets)) {
    if (typeof sheet === "string") put(name, encode(sheet, options.encoding));
    else put(name, sheet instanceof Uint8Array ? sheet : csvBytes(sheet, options));
  }
  return zipSync(files, { level: 6 });
}

const RECORD = ["sourcedId", "status", "dateLastModified"];
const given = (n: number) => ["Amara", "Tendai", "Rudo", "Kofi", "Neema", "Zola"][n % 6] ?? "Amara";
const family = (n: number) => ["Moyo", "Ncube", "Dube", "Sibanda", "Mushi"][n % 5] ?? "Moyo";
const number = (n: number, width = 4) => String(n).padStart(width, "0");

export const HEADERS = {
  orgs: [...RECORD, "name", "type", "identifier", "parentSourcedId"],
  academicSessions: [
    ...RECORD,
    "title",
    "type",
    "startDate",
    "endDate",
    "parentSourcedId",
    "schoolYear",
  ],
  courses: [
    ...RECORD,
    "schoolYearSourcedId",
    "title",
    "courseCode",
    "grades",
    "orgSourcedId",
    "subjects",
    "subjectCodes",
  ],
  classes: [
    ...RECORD,
    "title",
    "grades",
    "courseSourcedId",
    "classCode",
    "classType",
    "location",
    "schoolSourcedId",
    "termSourcedIds",
    "subjects",
    "subjectCodes",
    "periods",
  ],
  users: [
    ...RECORD,
    "enabledUser",
    "orgSourcedIds",
    "role",
    "username",
    "userIds",
    "givenName",
    "familyName",
    "middleName",
    "identifier",
    "email",
    "sms",
    "phone",
    "agentSourcedIds",
    "grades",
    "password",
  ],
  enrollments: [
    ...RECORD,
    "classSourcedId",
    "schoolSourcedId",
    "userSourcedId",
    "role",
    "primary",
    "beginDate",
    "endDate",
  ],
};

export type RosterSheets = Record<
  | "orgs.csv"
  | "academicSessions.csv"
  | "courses.csv"
  | "classes.csv"
  | "users.csv"
  | "enrollments.csv",
  Sheet
>;

/** A tidy school: every class has one teacher and its students; every student is in `each` classes. */
export function schoolSheets(
  size: { students?: number; classes?: number; each?: number; org?: string } = {},
): RosterSheets {
  const { students = 12, classes = 3, each = 1, org = "org-1" } = size;
  const list = (count: number) => Array.from({ length: count }, (_, at) => at);
  const classOf = (student: number, at: number) => (student * each + at) % classes;
  return {
    "orgs.csv": {
      header: HEADERS.orgs,
      rows: [[org, "", "", "Hillside School", "school", "H1", ""]],
    },
    "academicSessions.csv": {
      header: HEADERS.academicSessions,
      rows: [
        ["year-1", "", "", "2026", "schoolYear", "2026-01-12", "2026-12-04", "", "2026"],
        ["term-1", "", "", "Term 1", "term", "2026-01-12", "2026-04-09", "year-1", "2026"],
      ],
    },
    "courses.csv": {
      header: HEADERS.courses,
      rows: [["course-1", "", "", "year-1", "Mathematics", "MAT", "", org, "", ""]],
    },
    "classes.csv": {
      header: HEADERS.classes,
      rows: list(classes).map((n) => [
        `class-${n}`,
        "",
        "",
        `Class ${n}`,
        "",
        "course-1",
        `C${n}`,
        "scheduled",
        `Room ${n}`,
        org,
        "term-1",
        "",
        "",
        "",
      ]),
    },
    "users.csv": {
      header: HEADERS.users,
      rows: [
        ...list(classes).map((n) => [
          `teacher-${n}`,
          "",
          "",
          "true",
          org,
          "teacher",
          `t${n}`,
          "",
          given(n + 3),
          family(n + 2),
          "",
          `T${number(n)}`,
          `teacher${n}@${org}.example`,
          "",
          "",
          "",
          "",
          "",
        ]),
        ...list(students).map((n) => [
          `student-${n}`,
          "",
          "",
          "true",
          org,
          "student",
          `s${n}`,
          "",
          given(n),
          `${family(n)} ${number(n)}`,
          "",
          number(n, 6),
          `student${n}@${org}.example`,
          "",
          "",
          "",
          "04",
          "",
        ]),
      ],
    },
    "enrollments.csv": {
      header: HEADERS.enrollments,
      rows: [
        ...list(classes).map((n) => [
          `lead-${n}`,
          "",
          "",
          `class-${n}`,
          org,
          `teacher-${n}`,
          "teacher",
          "true",
          "",
          "",
        ]),
        ...list(students).flatMap((student) =>
          list(each).map((at) => [
            `seat-${student}-${at}`,
            "",
            "",
            `class-${classOf(student, at)}`,
            org,
            `student-${student}`,
            "student",
            "false",
            "2026-01-12",
            "",
          ]),
        ),
      ],
    },
  };
}

/**
 * The shape of a real Japanese export: a misspelt manifest key, empty status and dates, everybody a
 * student while the enrollments say who teaches, readings in metadata columns, everything quoted.
 */
export function untidyJapaneseZip(): Uint8Array {
  const org = "gakko-1";
  const users = [...HEADERS.users, "metadata.phoneticGivenName", "metadata.phoneticFamilyName"];
  const names: [string, string, string, string][] = [
    ["健", "田中", "ケン", "タナカ"],
    ["裕子", "鈴木", "ユウコ", "スズキ"],
    ["陽菜", "佐藤", "ﾋﾅ", "ｻﾄｳ"],
    ["蓮", "高橋", "レン", "タカハシ"],
    ["結衣", "伊藤", "ユイ", "イトウ"],
    ["湊", "渡辺", "ミナト", "ワタナベ"],
  ];
  const user = (n: number) => `us${number(n)}`;
  const seats: [string, number, string][] = [
    ["cl1", 1, "teacher"],
    ["cl2", 2, "teacher"],
    ["cl1", 3, "student"],
    ["cl1", 4, "student"],
    ["cl2", 5, "student"],
    ["cl2", 6, "student"],
  ];
  const sheets = {
    "orgs.csv": { header: HEADERS.orgs, rows: [[org, "", "", "みどり学園", "school", "", ""]] },
    "academicSessions.csv": {
      header: HEADERS.academicSessions,
      rows: [["as1", "", "", "2026年度 前期", "term", "2026-04-01", "2026-10-01", "", "2027"]],
    },
    "courses.csv": {
      header: HEADERS.courses,
      rows: [["co1", "", "", "", "情報入門", "CC1", "", org, "", ""]],
    },
    "classes.csv": {
      header: HEADERS.classes,
      rows: [
        ["cl1", "", "", "情報入門", "", "co1", "C1", "scheduled", "", org, "as1", "", "", "1-2"],
        ["cl2", "", "", "情報入門", "", "co1", "C2", "scheduled", "", org, "as1", "", "", "3-1"],
      ],
    },
    "users.csv": {
      header: users,
      rows: names.map(([first, last, kanaFirst, kanaLast], at) => [
        user(at + 1),
        "",
        "",
        "true",
        org,
        "student",
        `user${at + 1}`,
        "",
        first,
        last,
        "",
        "",
        `user${at + 1}@midori.example`,
        "",
        "",
        "",
        "",
        "",
        kanaFirst,
        kanaLast,
      ]),
    },
    "enrollments.csv": {
      header: HEADERS.enrollments,
      rows: seats.map(([of, person, role], at) => [
        `en${at + 1}`,
        "",
        "",
        of,
        org,
        user(person),
        role,
        role === "teacher" ? "true" : "false",
        "",
        "",
      ]),
    },
  };
  return rosterZip(sheets, {
    quoteAll: true,
    manifest: [
      ["manifest.version", "1.0"],
      ["oneroster.version", "1.1"],
      ["file.academicSessions", "bulk"],
      ["file.categories", "absent"],
      ["file.classes", "bulk"],
      ["file.courses", "bulk"],
      ["fiel.demographics", "absent"],
      ["file.enrollments", "bulk"],
      ["file.orgs", "bulk"],
      ["file.users", "bulk"],
    ],
  });
}
