export { acceptInvitation, findInvitation, type Invitation } from "./accept-invitation";
export * from "./auth.schema";
export {
  type Credentials,
  checkCredentials,
  foldEmail,
  type MembershipChoice,
} from "./check-credentials";
export * from "./constants";
export { type Account, getAccount } from "./get-account";
export {
  grantRole,
  type RoleDraft,
  requireGrantable,
  revokeRole,
  roleEndWrite,
  roleGrantWrites,
  roleRevokeWrites,
  rolesByPerson,
} from "./grant-role";
export { createHandoff, redeemHandoff } from "./handoff";
export { type ImportedRole, importRolesWrites, storedRoles } from "./import-roles";
export { ensurePlatformOwner, joinTenant, proveFounder } from "./memberships";
export { issueOneTimeToken, sweepExpiredTokens } from "./one-time-tokens";
export { openSession, refreshSession, type SignedIn } from "./open-session";
export {
  isResetTokenValid,
  type ResetMail,
  requestPasswordReset,
  resetPassword,
} from "./passwords";
export { PERMISSIONS, type Permission, type Right, ROLE_PERMISSIONS } from "./permissions";
export { openPlatformSession, refreshPlatformSession } from "./platform-session";
export {
  actorPersonId,
  coversSchool,
  type Reach,
  reachOf,
  requireReach,
  requireSchool,
} from "./reach";
export { roleDirectory } from "./role-directory";
export { endSession, endSessionOf } from "./session-tokens";
export { setMembershipDisabled } from "./set-membership-disabled";
export { type AccessClaims, publicJwks, signAccessToken, verifyAccessToken } from "./tokens";
