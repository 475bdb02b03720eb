export const TENANT_KINDS = [
  "conversation_school",
  "primary",
  "secondary",
  "ptsa",
  "district",
  "other",
] as const;
export type TenantKind = (typeof TENANT_KINDS)[number];

export const TENANT_STATUSES = ["provisioning", "active", "suspended"] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

export const LOCALES = ["en", "ja", "sw", "es", "sn"] as const;
export type Locale = (typeof LOCALES)[number];

export const SCHOOL_TYPES = ["school", "department", "district"] as const;

/** Host names that no tenant may take. */
export const RESERVED_SLUGS = [
  "www",
  "app",
  "api",
  "admin",
  "owner",
  "mail",
  "docs",
  "status",
  "support",
  "help",
  "static",
  "assets",
  "cdn",
  "auth",
  "login",
  "sign-in",
  "sign-up",
  "homeroom",
  "test",
  "dev",
];
