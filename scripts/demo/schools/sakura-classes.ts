import type { Bell, DemoClass, DemoCourse, DemoPerson } from "../demo-school";
import { bell, pupils, teacher } from "../parts";
import type { Random } from "../random";

export type Branch = "kichijoji" | "yokohama";
export type Age = "kids" | "teens" | "adults";

export const BELLS = [
  "10:00-10:50 1限",
  "11:00-11:50 2限",
  "13:00-13:50 3限",
  "14:00-14:50 4限",
  "15:00-15:50 5限",
  "16:00-16:50 6限",
  "17:00-17:50 7限",
  "18:00-18:50 8限",
  "19:00-19:50 9限",
  "20:00-20:50 10限",
].map(bell);

const COURSES: { key: string; title: string; code: string; age: Age; grades: string[] }[] = [
  { key: "kids-1", title: "キッズ・スターター", code: "K1", age: "kids", grades: ["Kids 1"] },
  { key: "kids-2", title: "キッズ・フォニックス", code: "K2", age: "kids", grades: ["Kids 2"] },
  { key: "kids-3", title: "キッズ・リーダーズ", code: "K3", age: "kids", grades: ["Kids 3"] },
  { key: "teens-1", title: "中学生英語", code: "T1", age: "teens", grades: ["Junior"] },
  {
    key: "eiken",
    title: "英検対策（準2級）",
    code: "EK",
    age: "teens",
    grades: ["Junior", "Senior"],
  },
  { key: "teens-2", title: "高校生スピーキング", code: "T2", age: "teens", grades: ["Senior"] },
  { key: "daily", title: "日常英会話", code: "DC", age: "adults", grades: ["A2", "B1"] },
  { key: "business", title: "ビジネス英語", code: "BZ", age: "adults", grades: ["B1", "B2"] },
  { key: "travel", title: "旅行英会話", code: "TR", age: "adults", grades: ["A1", "A2"] },
  { key: "toeic", title: "TOEIC 700", code: "TC", age: "adults", grades: ["B1"] },
  {
    key: "seminar",
    title: "ディスカッション・クラブ",
    code: "DS",
    age: "adults",
    grades: ["B2", "C1"],
  },
];

const ROOMS: Record<string, string> = {
  "teacher kichijoji": "K1",
  "daniel kichijoji": "K2",
  "yumi kichijoji": "K3",
  "teacher yokohama": "Y1",
  "liza yokohama": "Y2",
  "kenta yokohama": "Y3",
};

/** Who teaches where at which lessons of which days; the week of one line is one class. */
type Line = { teacher: string; branch: Branch; lesson: number; weekdays: number[]; age: Age };

const WEEKDAY_PAIRS = [
  [1, 4],
  [2, 5],
  [3, 6],
];

/** The demo teacher is at both branches, every day; a lesson's class meets two or three times a week. */
function linesOfDemoTeacher(): Line[] {
  const lines: Line[] = [];
  const add = (branch: Branch, lesson: number, weekdays: number[], age: Age) =>
    lines.push({ teacher: "teacher", branch, lesson, weekdays, age });
  for (const days of [
    [1, 3, 5],
    [2, 4],
  ]) {
    add("kichijoji", 0, days, "adults");
    add("kichijoji", 1, days, "adults");
    add("yokohama", 5, days, "kids");
    add("yokohama", 6, days, "teens");
    add("yokohama", 8, days, "adults");
  }
  for (const day of [6, 7]) {
    add("kichijoji", 0, [day], "kids");
    add("kichijoji", 1, [day], "kids");
    add("yokohama", 3, [day], "teens");
    add("yokohama", 4, [day], "adults");
    add("yokohama", 6, [day], "adults");
  }
  return lines;
}

function linesOf(name: string, branch: Branch, early: boolean): Line[] {
  return WEEKDAY_PAIRS.flatMap((weekdays): Line[] => {
    const lessons: [number, Age][] = early
      ? [
          [0, "adults"],
          [4, "kids"],
          [6, "teens"],
        ]
      : [
          [5, "kids"],
          [7, "teens"],
          [9, "adults"],
        ];
    return lessons.map(([lesson, age]) => ({ teacher: name, branch, lesson, weekdays, age }));
  });
}

const SUNDAY: [string, Branch][] = [
  ["daniel", "kichijoji"],
  ["liza", "yokohama"],
];

function sundayLines(): Line[] {
  return SUNDAY.flatMap(([name, branch]) =>
    (
      [
        [0, "kids"],
        [2, "teens"],
        [4, "adults"],
      ] as [number, Age][]
    ).map(([lesson, age]) => ({ teacher: name, branch, lesson, weekdays: [7], age })),
  );
}

export function sakuraCourses(): DemoCourse[] {
  return COURSES.map(({ key, title, code, grades }) => ({
    key,
    branch: null,
    title,
    code,
    grades,
  }));
}

/** Classes of every teacher; students go where their age and branch fit and their week has room. */
export function sakuraClasses(random: Random, students: DemoPerson[]): DemoClass[] {
  const lines = [
    ...linesOfDemoTeacher(),
    ...linesOf("daniel", "kichijoji", true),
    ...linesOf("yumi", "kichijoji", false),
    ...linesOf("liza", "yokohama", true),
    ...linesOf("kenta", "yokohama", false),
    ...sundayLines(),
  ];
  const numbers = new Map<string, number>();
  const classes = lines.map((line, at): DemoClass & { line: Line } => {
    const fitting = COURSES.filter((course) => course.age === line.age);
    const course = fitting[at % fitting.length] as (typeof COURSES)[number];
    const number = (numbers.get(`${line.branch} ${course.key}`) ?? 0) + 1;
    numbers.set(`${line.branch} ${course.key}`, number);
    const letter = String.fromCharCode(64 + number);
    return {
      key: `class-${at}`,
      branch: line.branch,
      course: course.key,
      title: `${course.title} ${letter}`,
      code: `${course.code}-${letter}`,
      type: "scheduled",
      grades: course.grades,
      location: ROOMS[`${line.teacher} ${line.branch}`] ?? "",
      members: [teacher(line.teacher)],
      meetings: line.weekdays.map((weekday) => ({ weekday, bell: BELLS[line.lesson] as Bell })),
      line,
    };
  });
  for (const student of students) enrol(random, student, classes);
  return classes.map(({ line: _line, ...made }) => made);
}

function enrol(random: Random, student: DemoPerson, classes: (DemoClass & { line: Line })[]): void {
  const grade = student.student?.grade ?? "";
  const age = ageOf(grade);
  const busy = new Set<string>();
  const courses = new Set<string>();
  const wanted = student.email?.startsWith("student@") ? 3 : random.pick([1, 2, 2, 2, 3]);
  for (let i = 0; i < wanted; i++) {
    const open = classes.filter(
      (one) =>
        one.branch === student.student?.branch &&
        one.line.age === age &&
        !courses.has(one.course) &&
        one.meetings.every((meeting) => !busy.has(`${meeting.weekday}`)),
    );
    // Small classes fill first; the demo teacher's always have somebody.
    const next = random.shuffled(open).sort((a, b) => weight(a) - weight(b))[0];
    if (!next) return;
    next.members.push(...pupils([student.key]));
    courses.add(next.course);
    for (const meeting of next.meetings) busy.add(`${meeting.weekday}`);
  }
}

function weight(one: DemoClass & { line: Line }): number {
  return one.members.length - (one.line.teacher === "teacher" ? 2 : 0);
}

function ageOf(grade: string): Age {
  if (grade.startsWith("Kids")) return "kids";
  return grade === "Junior" || grade === "Senior" ? "teens" : "adults";
}
