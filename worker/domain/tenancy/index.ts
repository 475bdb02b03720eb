export { abandonTenant, activateTenant, claimTenant, type TenantDraft } from "./claim-tenant";
export * from "./constants";
export { createFirstSchool } from "./create-first-school";
export { createSchool } from "./create-school";
export { listDeadLetters, storeDeadLetter, takeDeadLetter } from "./dead-letters";
export { findTenant, isSlugFree, type PlacedTenant } from "./find-tenant";
export { getSchool } from "./get-school";
export {
  allStoredSchools,
  importSchoolsWrites,
  removeSchoolsWrites,
  type SchoolRecord,
  storedSchools,
} from "./import-schools";
export { listSchools } from "./list-schools";
export {
  activeTenantIds,
  freeDatabases,
  listTenants,
  registerPool,
  setTenantSuspended,
  sweepUnfinishedTenants,
} from "./manage-tenants";
export { migrateDatabase, schemaVersion } from "./migrate-database";
export { LATEST_SCHEMA, migrateTenant, tenantsBehind } from "./migrate-tenant";
export { openTenant } from "./open-tenant";
export { type PlatformAuditEntry, platformAuditWrite } from "./platform-audit";
export { type CountryPreset, presetOf } from "./presets";
export { requirePlatform } from "./require-platform";
export * from "./school.schema";
export { schoolDirectory, schoolIsHere, schoolNameOf } from "./school-directory";
export { schoolGuard } from "./school-guard";
export * from "./tenant.schema";
export { tenantDirectory } from "./tenant-directory";
export { updateSchool } from "./update-school";
export { updateTenantRow } from "./update-tenant";
