export * from "./auth.schema";
export * from "./constants";
export {
  checkCredentials,
  type Credentials,
  foldEmail,
  type MembershipChoice,
} from "./check-credentials";
export { grantRole, revokeRole, type RoleDraft, roleGrantWrites, rolesByPerson } from "./grant-role";
export { createHandoff, redeemHandoff } from "./handoff";
export { ensurePlatformOwner, joinTenant, proveFounder } from "./memberships";
export { issueOneTimeToken, sweepExpiredTokens } from "./one-time-tokens";
export { openSession, refreshSession, type SignedIn } from "./open-session";
export {
  acceptInvitation,
  findInvitation,
  isResetTokenValid,
  requestPasswordReset,
  type ResetMail,
  resetPassword,
} from "./passwords";
export { PERMISSIONS, type Permission, ROLE_PERMISSIONS, type Right } from "./permissions";
export { openPlatformSession, refreshPlatformSession } from "./platform-session";
export {
  actorPersonId,
  coversSchool,
  type Reach,
  reachOf,
  requireReach,
  requireSchool,
} from "./reach";
export { endSession, endSessionOf } from "./session-tokens";
export { type AccessClaims, publicJwks, signAccessToken, verifyAccessToken } from "./tokens";
