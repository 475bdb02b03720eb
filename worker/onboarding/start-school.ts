import { applyAcademicPreset } from "#domain/academics/index";
import { applyAttendancePreset } from "#domain/attendance/index";
import { joinTenant, proveFounder } from "#domain/auth/index";
import { createFounder } from "#domain/people/index";
import {
  abandonTenant,
  activateTenant,
  claimTenant,
  createFirstSchool,
  findTenant,
  openTenant,
  presetOf,
  type SignUpRequest,
} from "#domain/tenancy/index";
import { dateIn } from "#platform/clock";
import type { ControlCtx } from "#platform/ctx";
import { DomainError } from "#platform/errors";

export type StartedSchool = {
  tenantId: string;
  slug: string;
  identityId: string;
  personId: string;
  schoolId: string;
};

/**
 * Signs a school up: proves the founder, claims a database, fills it with the preset and opens the
 * doors last. Whatever fails on the way, the tenant is taken back and nothing half made remains.
 */
export async function startSchool(
  control: ControlCtx,
  input: SignUpRequest,
): Promise<StartedSchool> {
  const founder = await proveFounder(control, input);
  const info = await claimTenant(control, {
    name: input.schoolName,
    slug: input.slug,
    kind: input.kind,
    country: input.country,
    ...(input.locale ? { locale: input.locale } : {}),
    ...(input.timeZone ? { timeZone: input.timeZone } : {}),
  });
  try {
    const placed = await findTenant(control, info.id);
    if (!placed) throw new DomainError("UNAVAILABLE", "The school could not be set up.");
    const ctx = openTenant(
      control,
      placed,
      { kind: "system", job: "sign-up" },
      { evenIf: ["provisioning"] },
    );
    const preset = presetOf(input.country, input.kind);
    const schoolId = await createFirstSchool(ctx, input.schoolName);
    await applyAcademicPreset(ctx, preset, dateIn(info.timeZone, control.now));
    await applyAttendancePreset(ctx);
    const personId = await createFounder(ctx, {
      givenName: input.givenName,
      familyName: input.familyName,
      email: founder.email,
    });
    await joinTenant(control, founder, { tenantId: info.id, personId });
    await activateTenant(control, info.id);
    return {
      tenantId: info.id,
      slug: info.slug,
      identityId: founder.identityId,
      personId,
      schoolId,
    };
  } catch (error) {
    await abandonTenant(control, info.id);
    throw error;
  }
}
