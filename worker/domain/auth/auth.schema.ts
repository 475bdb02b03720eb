import { z } from "zod";
import { PASSWORD_MAX, PASSWORD_MIN, ROLES } from "./constants";

export const Password = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

export const Email = z.email("This is not an e-mail address.").max(254);

export const SignInRequest = z
  .object({
    email: Email,
    password: z.string().min(1, "Give your password.").max(PASSWORD_MAX),
    /** The school's address, where one login belongs to several schools. */
    tenant: z.string().max(64).optional(),
  })
  .meta({ id: "SignInRequest" });
export type SignInRequest = z.infer<typeof SignInRequest>;

export const RefreshRequest = z
  .object({ refreshToken: z.string().min(20).max(200) })
  .meta({ id: "RefreshRequest" });

export const RoleGrant = z
  .object({ role: z.enum(ROLES), schoolId: z.string().nullable() })
  .meta({ id: "RoleGrant" });

export const CurrentUser = z
  .object({
    id: z.string(),
    email: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    displayName: z.string(),
    locale: z.string(),
    roles: z.array(RoleGrant),
    tenant: z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
      locale: z.string(),
    }),
  })
  .meta({ id: "CurrentUser" });
export type CurrentUser = z.infer<typeof CurrentUser>;

export const TokenPair = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    /** Seconds until the access token expires. */
    expiresIn: z.number().int(),
  })
  .meta({ id: "TokenPair" });
export type TokenPair = z.infer<typeof TokenPair>;

export const SignInAnswer = TokenPair.extend({ user: CurrentUser }).meta({ id: "SignInAnswer" });
export type SignInAnswer = z.infer<typeof SignInAnswer>;

export const InvitationRequest = z
  .object({ personId: z.string().max(64), email: Email.optional() })
  .meta({ id: "InvitationRequest" });
export type InvitationRequest = z.infer<typeof InvitationRequest>;

export const AcceptInvitationRequest = z
  .object({ token: z.string().min(20).max(200), password: Password })
  .meta({ id: "AcceptInvitationRequest" });
export type AcceptInvitationRequest = z.infer<typeof AcceptInvitationRequest>;

export const PasswordResetRequest = z.object({ email: Email }).meta({ id: "PasswordResetRequest" });
export type PasswordResetRequest = z.infer<typeof PasswordResetRequest>;

export const NewPasswordRequest = z
  .object({ token: z.string().min(20).max(200), password: Password })
  .meta({ id: "NewPasswordRequest" });
export type NewPasswordRequest = z.infer<typeof NewPasswordRequest>;
