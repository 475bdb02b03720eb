import { addDays } from "#platform/clock";
import type { DemoClass, DemoPerson, DemoSchool } from "./demo-school";

const LEFT = [
  { daysAgo: 52, reason: "moved" },
  { daysAgo: 31, reason: "transferred" },
  { daysAgo: 12, reason: "withdrew" },
] as const;
const CAME = [44, 23];

/** Gives a school a past: some students left, some came late, one moved to the parallel class. */
export function addComingsAndGoings(school: DemoSchool, on: string): DemoSchool {
  const parent = school.people.find((person) => person.email?.startsWith("parent@"));
  const kept = new Set(
    school.guardianships.flatMap((one) => (one.guardian === parent?.key ? [one.student] : [])),
  );
  const students = school.people.filter((person) => person.student && !kept.has(person.key));
  const every = Math.floor(students.length / 7);
  LEFT.forEach(({ daysAgo, reason }, at) => {
    const person = students[every * (at + 1)];
    if (person) leave(school, person, addDays(on, -daysAgo), reason);
  });
  CAME.forEach((daysAgo, at) => {
    const person = students[every * (at + 4) + 1];
    if (person) come(school, person, addDays(on, -daysAgo));
  });
  const mover = students.find((person) => moves(school, person).length > 0);
  if (mover) move(school, mover, addDays(on, -38));
  return school;
}

function leave(
  school: DemoSchool,
  person: DemoPerson,
  on: string,
  reason: (typeof LEFT)[number]["reason"],
): void {
  if (person.student) person.student.left = { on, reason };
  for (const member of membershipsOf(school, person)) member.endsOn = on;
}

function come(school: DemoSchool, person: DemoPerson, on: string): void {
  if (person.student) person.student.enteredOn = on;
  for (const member of membershipsOf(school, person)) member.beginsOn = on;
}

function move(school: DemoSchool, person: DemoPerson, on: string): void {
  for (const [from, to] of moves(school, person)) {
    const member = from.members.find((one) => one.person === person.key);
    if (!member) continue;
    member.endsOn = addDays(on, -1);
    to.members.push({ person: person.key, role: "student", beginsOn: on });
  }
}

/** From each class of a student in an `…A` stream to the `…B` class of the same course and grade. */
function moves(school: DemoSchool, person: DemoPerson): [DemoClass, DemoClass][] {
  const own = school.classes.filter((one) =>
    one.members.some((member) => member.person === person.key),
  );
  if (!own.some((one) => one.type === "homeroom")) return [];
  return own.flatMap((from): [DemoClass, DemoClass][] => {
    const to = school.classes.find(
      (one) => from.key.endsWith("A") && one.key === `${from.key.slice(0, -1)}B`,
    );
    return to ? [[from, to]] : [];
  });
}

function membershipsOf(school: DemoSchool, person: DemoPerson) {
  return school.classes.flatMap((one) =>
    one.members.filter((member) => member.person === person.key),
  );
}
