import { addDays } from "#platform/clock";
import type { DemoClass, DemoSchool } from "../demo-school";
import { makeFamilies, type Seat } from "../families";
import { easter, holidaysBetween, nthWeekday } from "../holidays";
import { ZIMBABWE } from "../names/zimbabwe";
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

const SLUG = "harare-primary";
const BRANCH = "main";
const CLASS_SIZE = 20;
const GRADES = [1, 2, 3, 4, 5, 6, 7];
const REGISTRATION = bell("07:30-07:45 Registration");
const LESSONS = [
  bell("07:45-08:45 Lesson 1"),
  bell("08:45-09:45 Lesson 2"),
  bell("10:15-11:15 Lesson 3"),
  bell("11:15-12:15 Lesson 4"),
];

/** Subject, code, lessons a week, and the specialist where the class teacher does not teach it. */
const SUBJECTS: {
  title: string;
  code: string;
  perWeek: number;
  specialist?: string;
  room?: string;
}[] = [
  { title: "English", code: "ENG", perWeek: 5 },
  { title: "Mathematics", code: "MAT", perWeek: 4 },
  { title: "Shona", code: "SHO", perWeek: 3 },
  { title: "Science and Technology", code: "SCI", perWeek: 2 },
  { title: "ICT", code: "ICT", perWeek: 2, specialist: "ict", room: "Computer room" },
  {
    title: "Physical Education",
    code: "PES",
    perWeek: 2,
    specialist: "sport",
    room: "Sports field",
  },
  {
    title: "Visual and Performing Arts",
    code: "VPA",
    perWeek: 2,
    specialist: "arts",
    room: "Hall",
  },
];

const STAFF: [
  key: string,
  given: string,
  family: string,
  sex: "f" | "m",
  title: string,
  subjects: string[],
][] = [
  ["head", "Sekai", "Chidzero", "f", "Head", []],
  ["deputy", "Tonderai", "Mapfumo", "m", "Deputy Head", []],
  ["bursar", "Netsai", "Gumbo", "f", "Bursar", []],
  ["clerk", "Winnet", "Nyathi", "f", "School clerk", []],
  ["grade-1", "Eunice", "Makoni", "f", "Class teacher", ["Infants"]],
  ["grade-2", "Fungai", "Marufu", "f", "Class teacher", ["Infants"]],
  ["grade-3", "Lindiwe", "Mpofu", "f", "Class teacher", ["Junior"]],
  ["grade-4", "Godfrey", "Chikwanha", "m", "Class teacher", ["Junior"]],
  ["teacher", "Tendai", "Moyo", "f", "Class teacher", ["Junior", "Mathematics"]],
  ["grade-6", "Shepherd", "Ndlovu", "m", "Class teacher", ["Junior"]],
  ["grade-7", "Rumbidzai", "Chirwa", "f", "Class teacher, Grade 7 examinations", ["Junior"]],
  ["ict", "Admire", "Sibanda", "m", "Teacher", ["ICT"]],
  ["sport", "Bhekimpilo", "Ncube", "m", "Sports director", ["Physical Education"]],
  ["arts", "Vimbai", "Mutasa", "f", "Teacher", ["Music", "Art"]],
];

export function hararePrimary(on: string): DemoSchool {
  const random = new Random(SLUG);
  const seats = GRADES.flatMap((grade) =>
    Array.from(
      { length: CLASS_SIZE },
      (_, i): Seat => ({
        branch: BRANCH,
        grade: `Grade ${grade}`,
        birthOn: bornAt(random, 5 + grade, on),
        number: `MP${String((grade - 1) * CLASS_SIZE + i + 1).padStart(4, "0")}`,
        enteredOn: `${Number(on.slice(0, 4)) - grade + 1}-01-12`,
      }),
    ),
  );
  const seatsOf = (grade: number) => seats.slice((grade - 1) * CLASS_SIZE, grade * CLASS_SIZE);
  const birthday = seatsOf(5)[7];
  if (birthday)
    birthday.birthOn = `${birthday.birthOn.slice(0, 4)}${on.slice(4).replace("02-29", "02-28")}`;
  const families = makeFamilies(
    random,
    seats,
    {
      book: ZIMBABWE,
      household: (family) => `${family.familyName} family`,
      address: (r) =>
        `${r.between(2, 148)} ${r.pick(["Msasa Park Drive", "Chiremba Road", "Mutley Bend", "Longford Avenue", "Delport Road", "Woodlands Crescent"])}, Harare`,
      phone: (r) => `+263 70 000 ${digits(r, 4)}`,
      withoutEmail: 32,
      kinship: 16,
      alertNotes: [
        "Asthma: inhaler in the office",
        "Allergic to peanuts",
        "Sits in front: short-sighted",
        "Collected by grandmother only on Fridays",
        "Epilepsy: see the care plan in the office",
      ],
    },
    { seats: [seatsOf(5)[0] as Seat, seatsOf(2)[0] as Seat], slug: SLUG },
  );
  const keysOf = (grade: number) => seatsOf(grade).map((seat) => `student-${seat.number}`);
  return {
    signUp: {
      schoolName: "Msasa Park Primary School",
      kind: "primary",
      country: "ZW",
      slug: SLUG,
      givenName: "Locadia",
      familyName: "Murambiwa",
      email: `admin@${SLUG}.example`,
    },
    accent: "#7a2e3a",
    founder: { title: "Administrator" },
    branches: [
      { key: BRANCH, name: "Msasa Park Primary School", bells: [REGISTRATION, ...LESSONS] },
    ],
    people: [...makeStaff(random, STAFF.map(staffDraft), SLUG, on), ...families.people],
    households: families.households,
    guardianships: families.guardianships,
    courses: [
      { key: "homeroom", branch: BRANCH, title: "Registration", code: "REG", grades: [] },
      ...SUBJECTS.map(({ title, code }) => ({
        key: code,
        branch: BRANCH,
        title,
        code,
        grades: [],
      })),
    ],
    classes: [...GRADES.map((grade) => homeroom(grade, keysOf)), ...lessonClasses(random, keysOf)],
    holidays: holidaysBetween(addDays(on, -HISTORY_DAYS), addDays(on, 120), HOLIDAYS, (year) => [
      ...easter(year, ["Good Friday", "Easter Monday"]),
      { on: nthWeekday(year, 8, 1, 2), title: "Heroes' Day" },
      { on: addDays(nthWeekday(year, 8, 1, 2), 1), title: "Defence Forces Day" },
    ]),
    openDayTitle: "Catch-up day",
    remarks: {
      codes: { ill: "S", excused: "E", absent: "A", late: "L", elsewhere: "O" },
      ill: [
        "Flu",
        "Mother phoned: fever",
        "Malaria, back on Monday",
        "Stomach ache",
        "Clinic letter seen",
      ],
      excused: ["Funeral in Mutare", "Dentist", "Travelling with parents", "Passport office"],
      late: ["Kombi broke down", "Rain", "Came with older brother", ""],
      elsewhere: ["Marimba rehearsal", "In the sick bay", "With the head"],
    },
  };
}

function classTeacher(grade: number): string {
  return grade === 5 ? "teacher" : `grade-${grade}`;
}

function staffDraft([
  key,
  given,
  family,
  sex,
  title,
  subjects,
]: (typeof STAFF)[number]): StaffDraft {
  return {
    key,
    name: { givenName: given, familyName: family },
    sex: sex === "f" ? "female" : "male",
    title,
    subjects,
    roles: [{ role: ROLES[key] ?? "teacher", branch: BRANCH }],
    ...(key === "teacher" ? { account: "teacher" } : {}),
    ...(key === "bursar" ? { account: "accountant" } : {}),
  };
}

const ROLES: Record<string, "school_admin" | "accountant" | "staff"> = {
  head: "school_admin",
  deputy: "school_admin",
  bursar: "accountant",
  clerk: "staff",
};

function homeroom(grade: number, keysOf: (grade: number) => string[]): DemoClass {
  return {
    key: `homeroom-${grade}`,
    branch: BRANCH,
    course: "homeroom",
    title: `Grade ${grade} Blue`,
    code: `${grade}B`,
    type: "homeroom",
    grades: [`Grade ${grade}`],
    location: `Room ${grade}`,
    members: [teacher(classTeacher(grade)), ...pupils(keysOf(grade))],
    meetings: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, bell: REGISTRATION })),
  };
}

function lessonClasses(random: Random, keysOf: (grade: number) => string[]): DemoClass[] {
  const week = Object.fromEntries(
    GRADES.map((grade): [string, WeeklyLessons[]] => [
      String(grade),
      SUBJECTS.map(({ code, perWeek, specialist }) => ({
        course: code,
        perWeek,
        teacher: specialist ?? classTeacher(grade),
      })),
    ]),
  );
  const placed = makeTimetable(random, week, { days: 5, slots: LESSONS.length });
  return GRADES.flatMap((grade) =>
    SUBJECTS.map(
      ({ title, code, specialist, room }): DemoClass => ({
        key: `${code}-${grade}`,
        branch: BRANCH,
        course: code,
        title: `${title}, Grade ${grade}`,
        code: `${code}${grade}`,
        type: "scheduled",
        grades: [`Grade ${grade}`],
        location: room ?? `Room ${grade}`,
        members: [teacher(specialist ?? classTeacher(grade)), ...pupils(keysOf(grade))],
        meetings: placed
          .filter((lesson) => lesson.group === String(grade) && lesson.course === code)
          .map(({ day, slot }) => ({ weekday: day + 1, bell: LESSONS[slot] ?? REGISTRATION })),
      }),
    ),
  );
}

const HOLIDAYS = [
  "01-01 New Year's Day",
  "02-21 National Youth Day",
  "04-18 Independence Day",
  "05-01 Workers' Day",
  "05-25 Africa Day",
  "12-22 Unity Day",
  "12-25 Christmas Day",
  "12-26 Boxing Day",
];
