import type { Role } from "./constants";

/**
 * The permission catalogue: `noun:action:reach`. Reach `school` covers the schools of the grant (or
 * the organisation), `class` the classes one teaches, `own` oneself and one's children.
 */
export const PERMISSIONS = [
  "schools:read:own",
  "schools:read:school",
  "schools:write:org",
  "settings:write:org",
  "users:read:school",
  "users:invite:school",
  "users:write:school",
  "roles:grant:school",
  "people:read:own",
  "people:read:class",
  "people:read:school",
  "people:write:school",
  "contacts:read:class",
  "contacts:read:school",
  "academics:read:own",
  "academics:read:class",
  "academics:read:school",
  "academics:write:school",
  "attendance:read:own",
  "attendance:read:class",
  "attendance:read:school",
  "attendance:take:class",
  "attendance:take:school",
  "attendance:reopen:class",
  "attendance:reopen:school",
  "attendance_codes:write:org",
  "imports:run:org",
  "audit:read:school",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const TEACHER: Permission[] = [
  "schools:read:own",
  "people:read:class",
  "people:read:own",
  "contacts:read:class",
  "academics:read:class",
  "attendance:read:class",
  "attendance:take:class",
  "attendance:reopen:class",
];

const OFFICE: Permission[] = [
  "schools:read:school",
  "users:read:school",
  "people:read:school",
  "people:read:own",
  "people:write:school",
  "contacts:read:school",
  "academics:read:school",
  "attendance:read:school",
  "attendance:take:school",
];

const SCHOOL_ADMIN: Permission[] = [
  ...OFFICE,
  "users:invite:school",
  "users:write:school",
  "roles:grant:school",
  "academics:write:school",
  "attendance:reopen:school",
  "audit:read:school",
];

const FAMILY: Permission[] = [
  "schools:read:own",
  "people:read:own",
  "academics:read:own",
  "attendance:read:own",
];

/** What each role may do; the reach of `…:school` is the reach of the grant. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  org_admin: [
    ...SCHOOL_ADMIN,
    "schools:write:org",
    "settings:write:org",
    "attendance_codes:write:org",
    "imports:run:org",
  ],
  school_admin: SCHOOL_ADMIN,
  staff: OFFICE,
  teacher: TEACHER,
  assistant: TEACHER.filter((permission) => permission !== "attendance:reopen:class"),
  accountant: [
    "schools:read:school",
    "people:read:school",
    "people:read:own",
    "contacts:read:school",
  ],
  board: ["schools:read:school", "people:read:own"],
  member: ["schools:read:own", "people:read:own"],
  guardian: FAMILY,
  student: FAMILY,
};

/** A right without its reach, such as `people:read`. */
export type Right = Permission extends infer P
  ? P extends `${infer Noun}:${infer Action}:${string}`
    ? `${Noun}:${Action}`
    : never
  : never;
