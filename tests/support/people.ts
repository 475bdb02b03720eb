import { expect } from "vitest";
import {
  admitStudent,
  ClassCreate,
  type ClassProfile,
  createClass,
  EnrollmentCreate,
  enrol,
} from "#domain/academics/index";
import {
  createGuardian,
  createUser,
  type Guardian,
  GuardianCreate,
  StudentAdmission,
  type User,
  UserCreate,
} from "#domain/people/index";
import { createSchool, SchoolCreate } from "#domain/tenancy/index";
import type { ErrorCode } from "#platform/errors";
import type { TestTenant } from "./tenant";

let counter = 0;

/** Admits a student by the product's own verb; returns the id. */
export async function aStudent(
  tenant: TestTenant,
  input: Partial<Parameters<typeof StudentAdmission.parse>[0] & object> = {},
): Promise<string> {
  counter++;
  const draft = {
    schoolId: tenant.schoolId,
    givenName: `Given${counter}`,
    familyName: `Family${counter}`,
    ...input,
  };
  return (await admitStudent(tenant.asAdmin(), StudentAdmission.parse(draft))).id;
}

/** A member of staff with one role, a teacher of the first school unless told. */
export function aUser(
  tenant: TestTenant,
  role = "teacher",
  schoolId: string | null = tenant.schoolId,
  input: object = {},
): Promise<User> {
  counter++;
  return createUser(
    tenant.asAdmin(),
    UserCreate.parse({
      givenName: `Staff${counter}`,
      familyName: "Member",
      email: `staff${counter}@${tenant.slug}.example`,
      roles: [{ role, schoolId }],
      ...input,
    }),
  );
}

export function aGuardian(
  tenant: TestTenant,
  studentIds: string[],
  input: object = {},
  terms: object = {},
): Promise<Guardian> {
  counter++;
  return createGuardian(
    tenant.asAdmin(),
    GuardianCreate.parse({
      givenName: `Parent${counter}`,
      familyName: "Family",
      email: `parent${counter}@${tenant.slug}.example`,
      phone: "090-0000",
      children: studentIds.map((studentId) => ({ studentId, relation: "mother", ...terms })),
      ...input,
    }),
  );
}

export function aClassOf(tenant: TestTenant, input: object = {}): Promise<ClassProfile> {
  counter++;
  return createClass(
    tenant.asAdmin(),
    ClassCreate.parse({ schoolId: tenant.schoolId, title: `Class ${counter}`, ...input }),
  );
}

export function anEnrollment(tenant: TestTenant, classId: string, personId: string, input = {}) {
  return enrol(tenant.asAdmin(), EnrollmentCreate.parse({ classId, personId, ...input }));
}

export async function aSchool(tenant: TestTenant, name = "Branch"): Promise<string> {
  return (await createSchool(tenant.asAdmin(), SchoolCreate.parse({ name }))).id;
}

/** Expects a refusal with this code; returns it to look at its details. */
export async function refused(promise: Promise<unknown>, code: ErrorCode) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error, `expected ${code}`).toMatchObject({ name: "DomainError", code });
  return error as { message: string; details: { field: string; issue: string }[] };
}
