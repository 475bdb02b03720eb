import { z } from "zod";
import { LOCALES, TENANT_KINDS } from "./constants";

export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "Use letters, digits and single hyphens, starting with a letter.",
  )
  .min(3, "Use at least 3 characters.")
  .max(40, "Use at most 40 characters.");

export const CountryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "Use the two-letter country code.");

export const SignUpRequest = z
  .object({
    schoolName: z.string().trim().min(2, "Give the school's name.").max(120),
    kind: z.enum(TENANT_KINDS),
    country: CountryCode,
    slug: Slug,
    givenName: z.string().trim().min(1, "Give your name.").max(80),
    familyName: z.string().trim().max(80).default(""),
    email: z.email("This is not an e-mail address.").max(254),
    password: z
      .string()
      .min(8, "Use at least 8 characters.")
      .max(128, "Use at most 128 characters."),
    timeZone: z.string().max(64).optional(),
    locale: z.enum(LOCALES).optional(),
  })
  .meta({ id: "SignUpRequest" });
export type SignUpRequest = z.infer<typeof SignUpRequest>;

export const Tenant = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(TENANT_KINDS),
    country: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    status: z.string(),
    schemaVersion: z.number().int(),
    migrationError: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: "Tenant" });
export type Tenant = z.infer<typeof Tenant>;

/** Accents that keep a contrast of 4.5:1 against paper as text and against ink as a button. */
export const HexColour = z
  .string()
  .trim()
  .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour such as #0f5e5c.");

export const TenantSettings = z
  .object({
    name: z.string().trim().min(2, "Give the school's name.").max(120),
    locale: z.enum(LOCALES),
    timeZone: z.string().max(64),
    accent: HexColour.nullable(),
  })
  .partial()
  .meta({ id: "TenantSettings" });
export type TenantSettings = z.infer<typeof TenantSettings>;
