import { addDays } from "#platform/clock";
import type { DemoClass, DemoSchool } from "../demo-school";
import { makeFamilies, type Seat } from "../families";
import { easter, holidaysBetween } from "../holidays";
import { TANZANIA } from "../names/tanzania";
import {
  bell,
  bornAt,
  digits,
  HISTORY_DAYS,
  makeStaff,
  pupils,
  type StaffDraft,
  teacher,
} from "../parts";
import { Random } from "../random";
import { makeTimetable, type WeeklyLessons } from "../timetable";

const SLUG = "kilimani";
const BRANCH = "main";
const STREAM_SIZE = 18;
const ROLL = bell("07:20-07:40 Mahudhurio");
const LESSONS = [
  bell("07:40-09:00 Kipindi cha 1"),
  bell("09:00-10:20 Kipindi cha 2"),
  bell("10:50-12:10 Kipindi cha 3"),
  bell("12:10-13:30 Kipindi cha 4"),
  bell("14:20-15:40 Kipindi cha 5"),
];
const STREAMS = ["1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B"];

/** Subject, code, lessons a week, and who teaches it in which streams. */
const SUBJECTS: { title: string; code: string; perWeek: number; teachers: [string, string] }[] = [
  { title: "Mathematics", code: "MAT", perWeek: 4, teachers: ["mathematics-lower", "teacher"] },
  { title: "English", code: "ENG", perWeek: 4, teachers: ["english-lower", "english-upper"] },
  { title: "Kiswahili", code: "KIS", perWeek: 3, teachers: ["kiswahili-lower", "kiswahili-upper"] },
  { title: "Biology", code: "BIO", perWeek: 3, teachers: ["biology-lower", "biology-upper"] },
  { title: "Physics", code: "PHY", perWeek: 3, teachers: ["physics-lower", "physics-upper"] },
  { title: "Chemistry", code: "CHE", perWeek: 2, teachers: ["chemistry", "chemistry"] },
  { title: "Geography", code: "GEO", perWeek: 2, teachers: ["geography", "geography"] },
  { title: "History", code: "HIS", perWeek: 2, teachers: ["history", "history"] },
  { title: "Civics", code: "CIV", perWeek: 2, teachers: ["civics", "civics"] },
];

const STAFF: [
  key: string,
  given: string,
  family: string,
  sex: "f" | "m",
  title: string,
  subject?: string,
][] = [
  ["head", "Elirehema", "Urio", "m", "Mkuu wa Shule"],
  ["office", "Pendo", "Massawe", "f", "Karani"],
  ["accountant", "Gaudence", "Tarimo", "m", "Mhasibu"],
  ["teacher", "Joseph", "Mwakalinga", "m", "Mwalimu", "Mathematics"],
  ["mathematics-lower", "Neema", "Shayo", "f", "Mwalimu", "Mathematics"],
  ["english-lower", "Rehema", "Mgaya", "f", "Mwalimu", "English"],
  ["english-upper", "Godfrey", "Komba", "m", "Mwalimu", "English"],
  ["kiswahili-lower", "Fatuma", "Mbwana", "f", "Mwalimu", "Kiswahili"],
  ["kiswahili-upper", "Hamisi", "Juma", "m", "Mwalimu", "Kiswahili"],
  ["biology-lower", "Upendo", "Lyimo", "f", "Mwalimu", "Biology"],
  ["biology-upper", "Deogratius", "Rweyemamu", "m", "Mwalimu", "Biology"],
  ["physics-lower", "Baraka", "Mollel", "m", "Mwalimu", "Physics"],
  ["physics-upper", "Anna", "Kimaro", "f", "Mwalimu", "Physics"],
  ["chemistry", "Emmanuel", "Magesa", "m", "Mwalimu", "Chemistry"],
  ["geography", "Zainabu", "Kassim", "f", "Mwalimu", "Geography"],
  ["history", "Daudi", "Ngonyani", "m", "Mwalimu", "History"],
  ["civics", "Grace", "Mapunda", "f", "Mwalimu", "Civics"],
];
const HOMEROOM_TEACHERS = [
  "mathematics-lower",
  "english-lower",
  "kiswahili-lower",
  "biology-lower",
  "teacher",
  "english-upper",
  "kiswahili-upper",
  "biology-upper",
];

export function kilimani(on: string): DemoSchool {
  const random = new Random(SLUG);
  const seats = STREAMS.flatMap((stream, at) =>
    Array.from({ length: STREAM_SIZE }, (_, i): Seat => {
      const form = Number(stream[0]);
      return {
        branch: BRANCH,
        grade: `Form ${form}`,
        birthOn: bornAt(random, 12 + form, on),
        number: `KSS/${String(at * STREAM_SIZE + i + 1).padStart(4, "0")}`,
        enteredOn: `${Number(on.slice(0, 4)) - form + 1}-01-08`,
      };
    }),
  );
  const streamOf = (stream: string) => seats.slice(...rangeOf(stream));
  const keysOf = (stream: string) => streamOf(stream).map((seat) => `student-${seat.number}`);
  const birthday = streamOf("3A")[4];
  if (birthday)
    birthday.birthOn = `${birthday.birthOn.slice(0, 4)}${on.slice(4).replace("02-29", "02-28")}`;
  const families = makeFamilies(
    random,
    seats,
    {
      book: TANZANIA,
      household: (family) => `Familia ya ${family.familyName}`,
      address: (r) =>
        `${r.pick(["Njiro", "Sakina", "Sekei", "Moshono", "Kijenge", "Themi", "Olasiti"])}, Arusha`,
      phone: (r) => `+255 700 00${digits(r, 4).replace(/^(.)/, "$1 ")}`,
      withoutEmail: 38,
      kinship: 12,
      alertNotes: [
        "Pumu: ana kifaa cha kuvuta dawa",
        "Mzio wa karanga",
        "Anavaa miwani: akae mbele",
        "Anemia ya selimundu: apumzike akihitaji",
        "Anatembea na mkongojo kwa sasa",
      ],
    },
    { seats: [streamOf("3A")[0] as Seat, streamOf("1B")[0] as Seat], slug: SLUG },
  );
  return {
    signUp: {
      schoolName: "Shule ya Sekondari Kilimani",
      kind: "secondary",
      country: "TZ",
      slug: SLUG,
      givenName: "Consolata",
      familyName: "Mushi",
      email: `admin@${SLUG}.example`,
    },
    accent: "#1f6f43",
    founder: { title: "Mkurugenzi" },
    branches: [{ key: BRANCH, name: "Shule ya Sekondari Kilimani", bells: [ROLL, ...LESSONS] }],
    people: [...makeStaff(random, STAFF.map(staffDraft), SLUG, on), ...families.people],
    households: families.households,
    guardianships: families.guardianships,
    courses: [
      { key: "homeroom", branch: BRANCH, title: "Mahudhurio", code: "ROLL", grades: [] },
      ...SUBJECTS.map(({ title, code }) => ({
        key: code,
        branch: BRANCH,
        title,
        code,
        grades: [],
      })),
    ],
    classes: [
      ...STREAMS.map((stream) => homeroom(stream, keysOf)),
      ...lessonClasses(random, keysOf),
    ],
    holidays: holidaysBetween(addDays(on, -HISTORY_DAYS), addDays(on, 120), HOLIDAYS, (year) =>
      easter(year, ["Ijumaa Kuu", "Jumatatu ya Pasaka"]),
    ),
    openDayTitle: "Siku ya masomo ya ziada",
    remarks: {
      codes: { ill: "S", excused: "R", absent: "A", late: "L", elsewhere: "O" },
      ill: [
        "Malaria",
        "Homa",
        "Mama amepiga simu: anaumwa",
        "Amelazwa kituo cha afya",
        "Tumbo linamuuma",
      ],
      excused: ["Msiba wa familia", "Kliniki", "Ruhusa ya mkuu wa shule", "Michezo ya UMISSETA"],
      late: ["Daladala ilichelewa", "Mvua", ""],
      elsewhere: ["Yupo ofisini kwa mwalimu", "Chumba cha huduma ya kwanza"],
    },
  };
}

function rangeOf(stream: string): [number, number] {
  const at = STREAMS.indexOf(stream) * STREAM_SIZE;
  return [at, at + STREAM_SIZE];
}

function staffDraft([key, given, family, sex, title, subject]: (typeof STAFF)[number]): StaffDraft {
  const role = ROLES[key] ?? "teacher";
  return {
    key,
    name: { givenName: given, familyName: family },
    sex: sex === "f" ? "female" : "male",
    title,
    ...(subject ? { subjects: [subject] } : {}),
    roles: [{ role, branch: BRANCH }],
    ...(key === "teacher" || key === "accountant" ? { account: key } : {}),
  };
}

const ROLES: Record<string, "school_admin" | "staff" | "accountant"> = {
  head: "school_admin",
  office: "staff",
  accountant: "accountant",
};

function homeroom(stream: string, keysOf: (stream: string) => string[]): DemoClass {
  const at = STREAMS.indexOf(stream);
  return {
    key: `homeroom-${stream}`,
    branch: BRANCH,
    course: "homeroom",
    title: `Form ${stream}`,
    code: `F${stream}`,
    type: "homeroom",
    grades: [`Form ${stream[0]}`],
    location: `Chumba ${at + 1}`,
    members: [teacher(HOMEROOM_TEACHERS[at] ?? "teacher"), ...pupils(keysOf(stream))],
    meetings: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, bell: ROLL })),
  };
}

function lessonClasses(random: Random, keysOf: (stream: string) => string[]): DemoClass[] {
  const week = Object.fromEntries(
    STREAMS.map((stream): [string, WeeklyLessons[]] => [
      stream,
      SUBJECTS.map(({ code, perWeek, teachers }) => ({
        course: code,
        perWeek,
        teacher: teachers[Number(stream[0]) > 2 ? 1 : 0],
      })),
    ]),
  );
  const placed = makeTimetable(random, week, { days: 5, slots: LESSONS.length });
  return STREAMS.flatMap((stream) =>
    SUBJECTS.map(({ title, code, teachers }): DemoClass => {
      const lessons = placed.filter((lesson) => lesson.group === stream && lesson.course === code);
      const isLab = ["BIO", "PHY", "CHE"].includes(code);
      const lead = teachers[Number(stream[0]) > 2 ? 1 : 0];
      return {
        key: `${code}-${stream}`,
        branch: BRANCH,
        course: code,
        title: `${title} ${stream}`,
        code: `${code}-${stream}`,
        type: "scheduled",
        grades: [`Form ${stream[0]}`],
        location: isLab
          ? `Maabara ya ${title} ${teachers.indexOf(lead) + 1}`
          : `Chumba ${STREAMS.indexOf(stream) + 1}`,
        members: [teacher(lead), ...pupils(keysOf(stream))],
        meetings: lessons.map(({ day, slot }) => ({
          weekday: day + 1,
          bell: LESSONS[slot] ?? ROLL,
        })),
      };
    }),
  );
}

const HOLIDAYS = [
  "01-01 Mwaka Mpya",
  "01-12 Mapinduzi ya Zanzibar",
  "04-07 Siku ya Karume",
  "04-26 Siku ya Muungano",
  "05-01 Sikukuu ya Wafanyakazi",
  "07-07 Saba Saba",
  "08-08 Nane Nane",
  "10-14 Siku ya Nyerere",
  "12-09 Siku ya Uhuru",
  "12-25 Krismasi",
  "12-26 Siku ya Kufungua Zawadi",
];
