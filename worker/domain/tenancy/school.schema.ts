import { z } from "zod";
import { SCHOOL_TYPES } from "./constants";

export const School = z
  .object({
    id: z.string(),
    sourcedId: z.string(),
    name: z.string(),
    type: z.enum(SCHOOL_TYPES),
    identifier: z.string().nullable(),
    parentId: z.string().nullable(),
    timeZone: z.string(),
    status: z.enum(["active", "inactive"]),
    updatedAt: z.string(),
  })
  .meta({ id: "School" });
export type School = z.infer<typeof School>;

export const SchoolCreate = z
  .object({
    name: z.string().trim().min(1).max(120),
    type: z.enum(SCHOOL_TYPES).default("school"),
    identifier: z.string().trim().max(60).nullish(),
    parentId: z.string().max(64).nullish(),
    timeZone: z.string().max(64).optional(),
    sourcedId: z.string().trim().min(1).max(255).optional(),
  })
  .meta({ id: "SchoolCreate" });
export type SchoolCreate = z.infer<typeof SchoolCreate>;

export const SchoolUpdate = SchoolCreate.omit({ sourcedId: true })
  .extend({ type: z.enum(SCHOOL_TYPES), status: z.enum(["active", "inactive"]) })
  .partial()
  .meta({ id: "SchoolUpdate" });
export type SchoolUpdate = z.infer<typeof SchoolUpdate>;
