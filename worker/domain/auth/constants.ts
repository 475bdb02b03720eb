export const ROLES = [
  "org_admin",
  "school_admin",
  "staff",
  "teacher",
  "assistant",
  "accountant",
  "board",
  "member",
  "guardian",
  "student",
] as const;
export type Role = (typeof ROLES)[number];

export const ACCESS_TOKEN_SECONDS = 600;
export const REFRESH_TOKEN_SECONDS = 14 * 24 * 3600;
export const SESSION_SECONDS = 90 * 24 * 3600;
/** A retry with the just-rotated refresh token gets the same successor once within this time. */
export const REFRESH_GRACE_SECONDS = 20;
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
/** How long an invitation by mail can be used. */
export const INVITATION_SECONDS = 14 * 24 * 3600;
