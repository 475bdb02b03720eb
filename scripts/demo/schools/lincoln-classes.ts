import type { DemoClass, DemoCourse } from "../demo-school";
import { bell, pupils, teacher } from "../parts";

export const BRANCH = "main";
export const GRADES = ["K", "1", "2", "3", "4", "5"];
export const ROOMS = GRADES.flatMap((grade) => [`${grade}A`, `${grade}B`]);
const MEETING = bell("08:30-08:50 Morning meeting");
const BLOCKS = [
  bell("09:00-09:50 Block 1"),
  bell("10:00-10:50 Block 2"),
  bell("11:00-11:50 Block 3"),
];
const AFTERNOON = [bell("12:40-13:40 Block 4"), bell("13:50-14:50 Block 5")];
const AFTER_SCHOOL = bell("15:30-16:30 After school");
const WEEK = [1, 2, 3, 4, 5];

const SPECIALS = [
  { key: "art", title: "Art", room: "Art room" },
  { key: "music", title: "Music", room: "Music room" },
  { key: "pe", title: "PE", room: "Gym" },
  { key: "library", title: "Library", room: "Library" },
  { key: "stem", title: "STEM lab", room: "STEM lab" },
];
const PROGRAMS = [
  { key: "robotics", title: "Robotics club", lead: "teacher", weekdays: [1, 3], room: "STEM lab" },
  { key: "chess", title: "Chess club", lead: "3A", weekdays: [2], room: "Library" },
  { key: "garden", title: "Garden club", lead: "2B", weekdays: [4], room: "Courtyard" },
  { key: "drama", title: "Drama club", lead: "music", weekdays: [5], room: "Stage" },
];

export function lincolnCourses(): DemoCourse[] {
  const upper = ["Grade 4", "Grade 5"];
  return [
    { key: "homeroom", branch: BRANCH, title: "Homeroom", code: "HR", grades: [] },
    { key: "math", branch: BRANCH, title: "Math", code: "MATH", grades: upper },
    { key: "reading", branch: BRANCH, title: "Reading and writing", code: "ELA", grades: upper },
    ...[...SPECIALS, ...PROGRAMS].map(({ key, title }) => ({
      key,
      branch: BRANCH,
      title,
      code: key.toUpperCase().slice(0, 4),
      grades: [],
    })),
  ];
}

/** Homerooms, a special a day, blocks of the upper grades, clubs after school. */
export function lincolnClasses(keysOf: (room: string) => string[]): DemoClass[] {
  return [
    ...ROOMS.map((room) => homeroom(room, keysOf)),
    ...ROOMS.flatMap((room) => specials(room, keysOf)),
    ...["4A", "4B", "5A", "5B"].flatMap((room) => blocks(room, keysOf)),
    ...PROGRAMS.map((program, at) => clubClass(program, at, keysOf)),
  ];
}

/** The school day as bells. */
export const LINCOLN_BELLS = [MEETING, ...BLOCKS, ...AFTERNOON, AFTER_SCHOOL];

function leadOf(room: string): string {
  return room === "4A" ? "teacher" : room;
}

function base(room: string) {
  const grade = room.startsWith("K") ? "Kindergarten" : `Grade ${room.slice(0, -1)}`;
  return { branch: BRANCH, grades: [grade], location: `Room ${101 + ROOMS.indexOf(room)}` };
}

function homeroom(room: string, keysOf: (room: string) => string[]): DemoClass {
  return {
    ...base(room),
    key: `homeroom-${room}`,
    course: "homeroom",
    title: `Homeroom ${room}`,
    code: `HR-${room}`,
    type: "homeroom",
    members: [teacher(leadOf(room)), ...pupils(keysOf(room))],
    meetings: WEEK.map((weekday) => ({ weekday, bell: MEETING })),
  };
}

/** One special a day; the rooms that share one on a day follow each other. */
function specials(room: string, keysOf: (room: string) => string[]): DemoClass[] {
  const at = ROOMS.indexOf(room);
  return SPECIALS.map((special, index): DemoClass => {
    const weekday = ((index - at + 50) % 5) + 1;
    return {
      ...base(room),
      key: `${special.key}-${room}`,
      course: special.key,
      title: `${special.title} ${room}`,
      code: `${special.key.toUpperCase().slice(0, 4)}-${room}`,
      type: "scheduled",
      location: special.room,
      members: [teacher(special.key), ...pupils(keysOf(room))],
      meetings: [{ weekday, bell: BLOCKS[Math.floor(at / 5)] ?? MEETING }],
    };
  });
}

/** Grades 4 and 5 swap teachers: one for math, one for reading. */
function blocks(room: string, keysOf: (room: string) => string[]): DemoClass[] {
  const grade = room.slice(0, -1);
  const isA = room.endsWith("A");
  const make = (
    course: string,
    title: string,
    lead: string,
    bells: typeof AFTERNOON,
  ): DemoClass => ({
    ...base(room),
    key: `${course}-${room}`,
    course,
    title: `${title} ${room}`,
    code: `${course.toUpperCase().slice(0, 4)}-${room}`,
    type: "scheduled",
    members: [teacher(lead), ...pupils(keysOf(room))],
    meetings: WEEK.flatMap((weekday) => bells.map((at) => ({ weekday, bell: at }))),
  });
  const [first, second] = AFTERNOON;
  if (!first || !second) return [];
  return [
    make("math", "Math", leadOf(`${grade}A`), [isA ? first : second]),
    make("reading", "Reading and writing", `${grade}B`, [isA ? second : first]),
  ];
}

function clubClass(
  program: (typeof PROGRAMS)[number],
  at: number,
  keysOf: (room: string) => string[],
): DemoClass {
  const older = ROOMS.slice(4).flatMap((room) => keysOf(room));
  return {
    key: program.key,
    branch: BRANCH,
    course: program.key,
    title: program.title,
    code: program.key.toUpperCase(),
    type: "scheduled",
    grades: ["Grade 2", "Grade 3", "Grade 4", "Grade 5"],
    location: program.room,
    members: [teacher(program.lead), ...pupils(older.filter((_, i) => i % 7 === at))],
    meetings: program.weekdays.map((weekday) => ({ weekday, bell: AFTER_SCHOOL })),
  };
}
