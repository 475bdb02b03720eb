import { z } from "zod";
import { CODE_STATUSES, MARK_CATEGORIES } from "./constants";

const Label = z.string().trim().min(1).max(60);

export const CodeText = z
  .string()
  .regex(/^[^\s\p{C}]{1,8}$/u, "A code has one to eight characters without spaces.");

export const AttendanceCode = z
  .object({
    code: z.string(),
    category: z.enum(MARK_CATEGORIES),
    /** In the tenant's own language; `labels` by locale where there are others. */
    label: z.string(),
    labels: z.record(z.string(), z.string()),
    /** Whether a student with this code counts as being on the site. */
    onSite: z.boolean(),
    tellsGuardians: z.boolean(),
    position: z.number().int(),
    status: z.enum(CODE_STATUSES),
  })
  .meta({ id: "AttendanceCode" });
export type AttendanceCode = z.infer<typeof AttendanceCode>;

export const AttendanceCodeUpdate = z
  .object({
    category: z.enum(MARK_CATEGORIES),
    label: Label,
    labels: z.record(z.string().max(12), Label).default({}),
    onSite: z.boolean(),
    tellsGuardians: z.boolean(),
    position: z.number().int().min(0).max(999),
    status: z.enum(CODE_STATUSES).default("active"),
  })
  .meta({ id: "AttendanceCodeUpdate" });
export type AttendanceCodeUpdate = z.infer<typeof AttendanceCodeUpdate>;
