import { z } from "zod";
import { PlainDate } from "#domain/people/person.schema";
import { PageQuery } from "#platform/paging";
import { RECORD_STATUSES, SESSION_TYPES } from "./constants";

export const AcademicSession = z
  .object({
    id: z.string(),
    sourcedId: z.string(),
    title: z.string(),
    type: z.enum(SESSION_TYPES),
    startsOn: z.string(),
    endsOn: z.string(),
    parentId: z.string().nullable(),
    /** The calendar year in which the school year ends. */
    schoolYear: z.number().int(),
    status: z.enum(RECORD_STATUSES),
    updatedAt: z.string(),
  })
  .meta({ id: "AcademicSession" });
export type AcademicSession = z.infer<typeof AcademicSession>;

export const AcademicSessionQuery = PageQuery.extend({
  type: z.enum(SESSION_TYPES).optional(),
  parentId: z.string().max(64).optional(),
  /** Only sessions that include this date. */
  on: PlainDate.optional(),
  status: z.enum([...RECORD_STATUSES, "all"]).default("active"),
});
export type AcademicSessionQuery = z.infer<typeof AcademicSessionQuery>;

const SessionFields = z.object({
  title: z.string().trim().min(1, "Give a title.").max(120),
  startsOn: PlainDate,
  endsOn: PlainDate,
});

export const AcademicSessionCreate = SessionFields.extend({
  type: z.enum(SESSION_TYPES),
  parentId: z.string().max(64).nullish(),
  /** The year in which it ends when left out. */
  schoolYear: z.number().int().min(1900).max(2200).optional(),
  sourcedId: z.string().trim().min(1).max(255).optional(),
}).meta({ id: "AcademicSessionCreate" });
export type AcademicSessionCreate = z.infer<typeof AcademicSessionCreate>;

export const AcademicSessionUpdate = SessionFields.extend({
  parentId: z.string().max(64).nullable(),
  schoolYear: z.number().int().min(1900).max(2200),
})
  .partial()
  .meta({ id: "AcademicSessionUpdate" });
export type AcademicSessionUpdate = z.infer<typeof AcademicSessionUpdate>;
