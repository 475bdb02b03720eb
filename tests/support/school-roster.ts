import { type Cell, rosterZip, type Sheet } from "./rosters";

const GIVEN = ["Amara", "Baraka", "Chipo", "Dalitso", "Esi", "Farai", "Grace", "Hamisi", "Imani"];
const FAMILY = ["Banda", "Chirwa", "Dube", "Juma", "Kamau", "Moyo", "Ncube", "Otieno", "Phiri"];

export type RosterShape = {
  /** The host part of the teachers' addresses. */
  domain: string;
  classes?: number;
  studentsPerClass?: number;
};

const sheet = (header: string, rows: Cell[][]): Sheet => ({ header: header.split(","), rows });

/** A OneRoster 1.1 zip of one school: homeroom classes, a teacher each, students in them, this year. */
export function schoolRoster({ domain, classes = 2, studentsPerClass = 12 }: RosterShape) {
  const year = new Date().getUTCFullYear();
  const classIds = Array.from({ length: classes }, (_, at) => `class-${at + 1}`);
  const pupils = classIds.flatMap((classId, room) =>
    Array.from({ length: studentsPerClass }, (_, seat) => {
      const at = room * studentsPerClass + seat;
      return {
        id: `student-${at + 1}`,
        classId,
        number: String(at + 1).padStart(4, "0"),
        given: GIVEN[at % GIVEN.length],
        family: `${FAMILY[Math.floor(at / GIVEN.length) % FAMILY.length]}`,
      };
    }),
  );
  const teacher = (at: number) => `teacher${at + 1}@${domain}`;
  const enrollment = (
    id: string,
    classId: string,
    user: string,
    role: string,
    primary: boolean,
  ) => [id, "active", classId, "school-1", user, role, String(primary), `${year}-01-01`, ""];
  return rosterZip({
    "orgs.csv": sheet("sourcedId,status,name,type,identifier", [
      ["school-1", "active", "Mlimani Primary", "school", "001"],
    ]),
    "academicSessions.csv": sheet(
      "sourcedId,status,title,type,startDate,endDate,parentSourcedId,schoolYear",
      [["year", "active", `${year}`, "schoolYear", `${year}-01-01`, `${year}-12-31`, "", year]],
    ),
    "courses.csv": sheet("sourcedId,status,schoolYearSourcedId,title,courseCode,orgSourcedId", [
      ["course-1", "active", "year", "Homeroom", "HR", "school-1"],
    ]),
    "classes.csv": sheet(
      "sourcedId,status,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds",
      classIds.map((id, at) => [
        id,
        "active",
        `Standard ${at + 1}`,
        String(at + 1),
        "course-1",
        `S${at + 1}`,
        "homeroom",
        `Room ${at + 1}`,
        "school-1",
        "year",
      ]),
    ),
    "users.csv": sheet(
      "sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email",
      [
        ...classIds.map((_, at) => [
          `teacher-${at + 1}`,
          "active",
          "true",
          "school-1",
          "teacher",
          teacher(at),
          "Neema",
          FAMILY[at % FAMILY.length],
          `T${at + 1}`,
          teacher(at),
        ]),
        ...pupils.map(({ id, given, family, number }) => [
          id,
          "active",
          "true",
          "school-1",
          "student",
          "",
          given,
          family,
          number,
          "",
        ]),
      ],
    ),
    "enrollments.csv": sheet(
      "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
      [
        ...classIds.map((id, at) =>
          enrollment(`taught-${at + 1}`, id, `teacher-${at + 1}`, "teacher", true),
        ),
        ...pupils.map(({ id, classId }) => enrollment(`in-${id}`, classId, id, "student", false)),
      ],
    ),
  });
}
