import type { z } from "zod";
import { admitStudent } from "#domain/academics/index";
import { createGuardian, createStaff, GuardianLink, GuardianLinkTerms } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { GuardianForm, StaffForm, StudentForm } from "./forms.server.ts";

/** A new student out of the form; where to go next. */
export async function recordStudent(ctx: Ctx, form: z.output<typeof StudentForm>) {
  const { classId, guardian: adult, ...student } = form;
  const guardians = [];
  if (adult) {
    const { relation, ...guardian } = adult;
    guardians.push({ ...GuardianLinkTerms.parse({ relation }), guardian });
  }
  const classIds = classId ? [classId] : [];
  const { id } = await admitStudent(ctx, { ...student, classIds, guardians });
  return `/admin/people/${id}?done=studentAdded`;
}

export async function recordStaff(ctx: Ctx, form: z.output<typeof StaffForm>) {
  const { role, roleSchoolId, ...staff } = form;
  const roles = role ? [{ role, schoolId: roleSchoolId ?? null }] : [];
  const { id } = await createStaff(ctx, { ...staff, roles });
  return `/admin/people/${id}?done=staffAdded`;
}

export async function recordGuardian(ctx: Ctx, form: z.output<typeof GuardianForm>) {
  const { studentId, relation, ...guardian } = form;
  const children = studentId && relation ? [GuardianLink.parse({ studentId, relation })] : [];
  const { id } = await createGuardian(ctx, { ...guardian, children });
  return `/admin/people/${studentId ?? id}?done=${studentId ? "linked" : "guardianAdded"}`;
}
