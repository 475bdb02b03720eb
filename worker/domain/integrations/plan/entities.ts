import type { ImportEntity } from "../constants";
import type { EntityPlan } from "./entity-plan";
import { planClasses, planCourses, planSessions } from "./plan-academics";
import { planEnrollments } from "./plan-enrollments";
import { planGuardianships } from "./plan-guardianships";
import { planOrgs } from "./plan-orgs";
import { planUsers } from "./plan-users";

/** A plan whose patch and record are only passed through, as JSON. */
export type AnyPlan = EntityPlan<ImportEntity, object, object>;

const PLANS = {
  orgs: planOrgs,
  academicSessions: planSessions,
  courses: planCourses,
  classes: planClasses,
  users: planUsers,
  enrollments: planEnrollments,
  guardianships: planGuardianships,
};

/** The plan of an entity. */
export function planOf(entity: ImportEntity): AnyPlan {
  return PLANS[entity] as unknown as AnyPlan;
}
