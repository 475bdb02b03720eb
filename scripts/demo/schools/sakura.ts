import { addDays } from "#platform/clock";
import type { DemoPerson, DemoSchool } from "../demo-school";
import { makeFamilies, type Seat } from "../families";
import { holidaysBetween } from "../holidays";
import { JAPAN } from "../names/japan";
import type { Name, Sex } from "../names/name-book";
import { bornAt, digits, HISTORY_DAYS, makeStaff } from "../parts";
import { Random } from "../random";
import { BELLS, type Branch, sakuraClasses, sakuraCourses } from "./sakura-classes";
import { latin, STAFF } from "./sakura-staff";

const SLUG = "sakura";
const BRANCHES: { key: Branch; name: string; areas: string[] }[] = [
  {
    key: "kichijoji",
    name: "さくら英会話 吉祥寺校",
    areas: [
      "東京都武蔵野市吉祥寺本町",
      "東京都武蔵野市吉祥寺南町",
      "東京都三鷹市下連雀",
      "東京都武蔵野市境",
    ],
  },
  {
    key: "yokohama",
    name: "さくら英会話 横浜校",
    areas: [
      "神奈川県横浜市西区岡野",
      "神奈川県横浜市神奈川区反町",
      "神奈川県横浜市港北区菊名",
      "神奈川県横浜市中区山手町",
    ],
  },
];

/** Level, age, and how many there are at each branch. */
const CHILDREN: [level: string, age: number, count: number][] = [
  ["Kids 1", 6, 9],
  ["Kids 2", 8, 10],
  ["Kids 3", 10, 9],
  ["Junior", 13, 12],
  ["Senior", 16, 8],
];
const ADULTS: [level: string, count: number][] = [
  ["A1", 6],
  ["A2", 9],
  ["B1", 10],
  ["B2", 6],
  ["C1", 3],
];

const FOREIGN_STUDENTS: { name: Name; sex: Sex; locale: string; level: string }[] = [
  {
    name: latin("Minh Anh", "Nguyen", "ミンアン", "グエン"),
    sex: "female",
    locale: "ja",
    level: "B1",
  },
  { name: latin("Ji-hoon", "Park", "ジフン", "パク"), sex: "male", locale: "ja", level: "B2" },
];

export function sakura(on: string): DemoSchool {
  const random = new Random(SLUG);
  let number = 0;
  const seat = (branch: Branch, grade: string, age: number): Seat => ({
    branch,
    grade,
    birthOn: bornAt(random, age, on),
    number: `${branch === "kichijoji" ? "K" : "Y"}${String(++number).padStart(4, "0")}`,
    enteredOn: addDays(on, -random.between(100, 1100)),
  });
  const seats = BRANCHES.flatMap(({ key }) =>
    CHILDREN.flatMap(([level, age, count]) =>
      Array.from({ length: count }, () => seat(key, level, age + random.between(0, 1))),
    ),
  );
  const elder = seats.find((one) => one.branch === "yokohama" && one.grade === "Junior") as Seat;
  const younger = seats.find((one) => one.branch === "yokohama" && one.grade === "Kids 2") as Seat;
  younger.birthOn = `${younger.birthOn.slice(0, 4)}${on.slice(4).replace("02-29", "02-28")}`;
  const families = makeFamilies(
    random,
    seats,
    {
      book: JAPAN,
      household: (family) => `${family.familyName}家`,
      address: (r) =>
        `${r.pick(BRANCHES.flatMap((one) => one.areas))}${r.between(1, 4)}-${r.between(1, 28)}-${r.between(1, 15)}`,
      phone: (r) => `090-0000-${digits(r, 4)}`,
      withoutEmail: 9,
      kinship: 3,
      alertNotes: [
        "卵アレルギー",
        "ぜんそく（吸入器を携帯）",
        "そばアレルギー",
        "お迎えは祖母のみ",
        "写真掲載不可",
      ],
    },
    { seats: [elder, younger], slug: SLUG },
  );
  const adults = adultStudents(random, on, () => ++number);
  const students = [...families.people.filter((person) => person.student), ...adults];
  return {
    signUp: {
      schoolName: "さくら英会話",
      kind: "conversation_school",
      country: "JP",
      slug: SLUG,
      givenName: "裕子",
      familyName: "桜井",
      email: `admin@${SLUG}.example`,
    },
    accent: "#b0416b",
    founder: { title: "代表", kanaGivenName: "ユウコ", kanaFamilyName: "サクライ" },
    branches: BRANCHES.map(({ key, name }) => ({ key, name, bells: BELLS })),
    people: [...makeStaff(random, STAFF, SLUG, on), ...families.people, ...adults],
    households: families.households,
    guardianships: families.guardianships,
    courses: sakuraCourses(),
    classes: sakuraClasses(random, students),
    holidays: holidaysBetween(addDays(on, -HISTORY_DAYS), addDays(on, 120), HOLIDAYS),
    openDayTitle: "振替開校日",
    remarks: {
      codes: { ill: "連", excused: "振", absent: "欠", late: "遅", elsewhere: "待" },
      ill: ["発熱のため", "保護者より連絡あり", "体調不良", "インフルエンザ"],
      excused: ["土曜日に振替", "学校行事のため振替", "出張のため振替", "来週に振替"],
      late: ["電車遅延", "部活動のため", "残業のため", ""],
      elsewhere: ["自習室", "レベルチェック面談中"],
    },
  };
}

function adultStudents(random: Random, on: string, next: () => number): DemoPerson[] {
  const families = random.shuffled(JAPAN.families);
  const drafts = BRANCHES.flatMap(({ key }) =>
    ADULTS.flatMap(([level, count]) => Array.from({ length: count }, () => ({ key, level }))),
  );
  return drafts.map(({ key, level }, at): DemoPerson => {
    const foreign = FOREIGN_STUDENTS.find((_, index) => at === index * 30 + 20);
    const sex: Sex = foreign?.sex ?? (random.chance(0.58) ? "female" : "male");
    const family = families[at % families.length] as (typeof families)[number];
    const number = `${key === "kichijoji" ? "K" : "Y"}${String(next()).padStart(4, "0")}`;
    return {
      key: `student-${number}`,
      name: foreign?.name ?? JAPAN.adult(random, family, sex),
      sex,
      birthOn: bornAt(random, random.between(20, 71), on),
      email: `${number.toLowerCase()}@mail.example`,
      phone: `090-0000-${digits(random, 4)}`,
      roles: [{ role: "student", branch: key }],
      student: {
        branch: key,
        number,
        grade: foreign?.level ?? level,
        enteredOn: addDays(on, -random.between(100, 1500)),
      },
    };
  });
}

const HOLIDAYS = [
  "01-01 年始休校",
  "01-02 年始休校",
  "01-03 年始休校",
  "05-03 ゴールデンウィーク休校",
  "05-04 ゴールデンウィーク休校",
  "05-05 ゴールデンウィーク休校",
  "08-13 夏季休校",
  "08-14 夏季休校",
  "08-15 夏季休校",
  "12-29 年末休校",
  "12-30 年末休校",
  "12-31 年末休校",
];
