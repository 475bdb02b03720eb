import {
  AcademicSessionQuery,
  ClassQuery,
  getStudent,
  listAcademicSessions,
  listClasses,
} from "#domain/academics/index";
import { studentAttendance } from "#domain/attendance/index";
import { getAccount, reachOf } from "#domain/auth/index";
import { getGuardian, getUser, today } from "#domain/people/index";
import { addDays } from "#platform/clock";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { isDomainError, notFound } from "#platform/errors";
import { schoolChoice } from "../choices.server.ts";
import type { GuardianPageData } from "./guardian-page.tsx";
import type { StaffPageData } from "./staff-page.tsx";
import type { StudentPageData } from "./student-page.tsx";

/** A person's page, by what they are here: student, staff or guardian. */
export type PersonPageData =
  | ({ kind: "student" } & StudentPageData)
  | ({ kind: "staff" } & StaffPageData)
  | ({ kind: "guardian" } & GuardianPageData);

export const isStudentId = (id: string) => id.startsWith("stu_");

export async function readPerson(
  ctx: Ctx,
  control: ControlCtx,
  id: string,
): Promise<PersonPageData> {
  if (isStudentId(id)) return { kind: "student", ...(await readStudentPage(ctx, id)) };
  const [user, guardian] = await Promise.all([
    reachOf(ctx, "users:read") ? orNull(getUser(ctx, id)) : null,
    orNull(getGuardian(ctx, id)),
  ]);
  if (user?.staff) {
    return { kind: "staff", ...(await readStaffPage(ctx, control, user, guardian)) };
  }
  if (!guardian) throw notFound("This person");
  const account = user ? await getAccount(ctx, control, id) : null;
  return { kind: "guardian", guardian, account, may: mayOf(ctx) };
}

async function readStudentPage(ctx: Ctx, id: string): Promise<StudentPageData> {
  const on = today(ctx);
  const [student, attendance] = await Promise.all([
    getStudent(ctx, id),
    reachOf(ctx, "attendance:read") ? yearOfAttendance(ctx, id, on) : null,
  ]);
  return {
    student,
    attendance,
    today: on,
    mayWrite: reachOf(ctx, "people:write") !== null,
    mayPlace: reachOf(ctx, "academics:write") !== null,
  };
}

/** The marks of a student in the school year that runs, or of the last half year without one. */
async function yearOfAttendance(ctx: Ctx, studentId: string, on: string) {
  return studentAttendance(ctx, { studentId, from: await yearBegin(ctx, on), to: on });
}

export async function yearBegin(ctx: Ctx, on: string): Promise<string> {
  const query = AcademicSessionQuery.parse({ type: "schoolYear", on });
  const { items } = await listAcademicSessions(ctx, query);
  return items[0]?.startsOn ?? addDays(on, -182);
}

async function readStaffPage(
  ctx: Ctx,
  control: ControlCtx,
  user: StaffPageData["user"],
  guardian: StaffPageData["guardian"],
): Promise<StaffPageData> {
  const [account, classes, schools] = await Promise.all([
    getAccount(ctx, control, user.id),
    listClasses(ctx, ClassQuery.parse({ teacherId: user.id, perPage: 100 })),
    schoolChoice(ctx),
  ]);
  const may = { ...mayOf(ctx), grant: reachOf(ctx, "roles:grant") !== null };
  return { user, guardian, account, classes: classes.items, schools, may };
}

function mayOf(ctx: Ctx) {
  return {
    write: reachOf(ctx, "people:write") !== null,
    invite: reachOf(ctx, "users:invite") !== null,
    disable: reachOf(ctx, "users:write") !== null,
  };
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isDomainError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
