import { addDays } from "#platform/clock";
import type { DemoPerson, DemoSchool } from "../demo-school";
import { makeFamilies, type Seat } from "../families";
import { holidaysBetween, nthWeekday } from "../holidays";
import { UNITED_STATES } from "../names/united-states";
import { bornAt, digits, HISTORY_DAYS, makeStaff, type StaffDraft } from "../parts";
import { Random } from "../random";
import {
  BRANCH,
  GRADES,
  LINCOLN_BELLS,
  lincolnClasses,
  lincolnCourses,
  ROOMS,
} from "./lincoln-classes";

const SLUG = "lincoln-ptsa";
const CLASS_SIZE = 12;
const STAFF: [key: string, given: string, family: string, sex: "f" | "m", title: string][] = [
  ["principal", "Denise", "Whitfield", "f", "Principal"],
  ["office", "Carol", "Jankowski", "f", "Attendance secretary"],
  ["accountant", "Priya", "Raman", "f", "PTSA treasurer"],
  ["KA", "Abby", "Larkin", "f", "Kindergarten teacher"],
  ["KB", "Maritza", "Solis", "f", "Kindergarten teacher"],
  ["1A", "Beth", "Ferraro", "f", "Teacher, grade 1"],
  ["1B", "Tom", "Haskell", "m", "Teacher, grade 1"],
  ["2A", "Yolanda", "Pierce", "f", "Teacher, grade 2"],
  ["2B", "Greta", "Lindqvist", "f", "Teacher, grade 2"],
  ["3A", "Marcus", "Bell", "m", "Teacher, grade 3"],
  ["3B", "Hannah", "Weiss", "f", "Teacher, grade 3"],
  ["teacher", "Daniel", "Ortega", "m", "Teacher, grade 4 (math and science)"],
  ["4B", "Keisha", "Monroe", "f", "Teacher, grade 4 (reading and writing)"],
  ["5A", "Ruth", "Abrams", "f", "Teacher, grade 5 (math and science)"],
  ["5B", "Nate", "Sorensen", "m", "Teacher, grade 5 (reading and writing)"],
  ["art", "Simone", "Laurent", "f", "Art specialist"],
  ["music", "Victor", "Amaya", "m", "Music specialist"],
  ["pe", "Coach Dee", "Harmon", "f", "PE specialist"],
  ["library", "Joan", "Pruitt", "f", "Librarian"],
  ["stem", "Ken", "Matsuda", "m", "STEM specialist"],
];

export function lincolnPtsa(on: string): DemoSchool {
  const random = new Random(SLUG);
  const seats = ROOMS.flatMap((room, at) =>
    Array.from({ length: CLASS_SIZE }, (_, i): Seat => {
      const years = GRADES.indexOf(room.slice(0, -1));
      return {
        branch: BRANCH,
        grade: room.startsWith("K") ? "Kindergarten" : `Grade ${room.slice(0, -1)}`,
        birthOn: bornAt(random, 5 + years, on),
        number: String(204100 + at * CLASS_SIZE + i),
        enteredOn: `${Number(on.slice(0, 4)) - years - (on.slice(5) < "08-01" ? 1 : 0)}-08-19`,
      };
    }),
  );
  const seatsOf = (room: string) =>
    seats.slice(ROOMS.indexOf(room) * CLASS_SIZE, (ROOMS.indexOf(room) + 1) * CLASS_SIZE);
  const birthday = seatsOf("4A")[3];
  if (birthday)
    birthday.birthOn = `${birthday.birthOn.slice(0, 4)}${on.slice(4).replace("02-29", "02-28")}`;
  const families = makeFamilies(
    random,
    seats,
    {
      book: UNITED_STATES,
      household: (family) => `${family.familyName} family`,
      address: (r) =>
        `${r.between(100, 2400)} ${r.pick(["Maple St", "Elm Ave", "N High St", "Clinton Rd", "Weber Rd", "Glenmont Ave", "Indianola Ave"])}, Columbus, OH`,
      phone: (r) => `(614) 555-01${digits(r, 2)}`,
      localeOf: (family) => (family.group === "latino" ? "es" : undefined),
      withoutEmail: 4,
      kinship: 5,
      alertNotes: [
        "Peanut allergy: EpiPen in the nurse's office",
        "Asthma: inhaler with the nurse",
        "Type 1 diabetes: checks before lunch",
        "Wears hearing aids: seat near the front",
        "Bus rider on Tuesdays and Thursdays only",
      ],
    },
    { seats: [seatsOf("4A")[0] as Seat, seatsOf("1B")[0] as Seat], slug: SLUG },
  );
  const keysOf = (room: string) => seatsOf(room).map((seat) => `student-${seat.number}`);
  giveBoardRoles(families.people);
  return {
    signUp: {
      schoolName: "Lincoln Elementary PTSA",
      kind: "ptsa",
      country: "US",
      slug: SLUG,
      givenName: "Allison",
      familyName: "Beckett",
      email: `admin@${SLUG}.example`,
    },
    accent: "#2b4c9b",
    founder: { title: "PTSA president" },
    branches: [
      {
        key: BRANCH,
        name: "Lincoln Elementary School",
        bells: LINCOLN_BELLS,
      },
    ],
    people: [...makeStaff(random, STAFF.map(staffDraft), SLUG, on), ...families.people],
    households: families.households,
    guardianships: families.guardianships,
    courses: lincolnCourses(),
    classes: lincolnClasses(keysOf),
    holidays: holidaysBetween(addDays(on, -HISTORY_DAYS), addDays(on, 120), HOLIDAYS, moving),
    openDayTitle: "Make-up day",
    remarks: {
      codes: { ill: "E", excused: "E", absent: "U", late: "T", elsewhere: "N" },
      ill: ["Parent called: fever", "Strep, doctor's note", "Stomach bug", "Cold", "Pink eye"],
      excused: ["Orthodontist", "Family funeral", "Religious holiday", "Doctor's appointment"],
      late: ["Bus 14 was late", "Overslept", "Traffic on I-71", ""],
      elsewhere: ["At the nurse", "Band lesson", "Counselor"],
    },
  };
}

function moving(year: number) {
  const thanksgiving = nthWeekday(year, 11, 4, 4);
  return [
    { on: nthWeekday(year, 1, 1, 3), title: "Martin Luther King Jr. Day" },
    { on: nthWeekday(year, 2, 1, 3), title: "Presidents' Day" },
    { on: nthWeekday(year, 5, 1, -1), title: "Memorial Day" },
    { on: nthWeekday(year, 9, 1, 1), title: "Labor Day" },
    { on: nthWeekday(year, 10, 1, 2), title: "Indigenous Peoples' Day" },
    { on: thanksgiving, title: "Thanksgiving" },
    { on: addDays(thanksgiving, 1), title: "Thanksgiving break" },
  ];
}

/** Some parents run the association, more are its members. */
function giveBoardRoles(people: DemoPerson[]): void {
  const parents = people.filter((person) => person.email && !person.student);
  for (const person of parents.slice(2, 7)) person.roles.push({ role: "board", branch: null });
  for (const person of parents.slice(2, 40)) person.roles.push({ role: "member", branch: null });
}

function staffDraft([key, given, family, sex, title]: (typeof STAFF)[number]): StaffDraft {
  const role = ROLES[key] ?? "teacher";
  return {
    key,
    name: { givenName: given, familyName: family },
    sex: sex === "f" ? "female" : "male",
    title,
    roles: [{ role, branch: BRANCH }],
    ...(key === "teacher" || key === "accountant" ? { account: key } : {}),
  };
}

const ROLES: Record<string, "school_admin" | "staff" | "accountant"> = {
  principal: "school_admin",
  office: "staff",
  accountant: "accountant",
};

const HOLIDAYS = [
  "01-01 New Year's Day",
  "06-19 Juneteenth",
  "07-04 Independence Day",
  "11-11 Veterans Day",
  "12-24 Winter break",
  "12-25 Christmas Day",
  "12-31 Winter break",
];
