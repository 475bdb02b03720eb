import { z } from "zod";
import { PageQuery } from "#platform/paging";
import { RECORD_STATUSES } from "./constants";

export const Course = z
  .object({
    id: z.string(),
    sourcedId: z.string(),
    schoolId: z.string().nullable(),
    title: z.string(),
    code: z.string().nullable(),
    grades: z.array(z.string()),
    sessionId: z.string().nullable(),
    status: z.enum(RECORD_STATUSES),
    updatedAt: z.string(),
  })
  .meta({ id: "Course" });
export type Course = z.infer<typeof Course>;

export const CourseQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  schoolId: z.string().max(64).optional(),
  status: z.enum([...RECORD_STATUSES, "all"]).default("active"),
});
export type CourseQuery = z.infer<typeof CourseQuery>;

const CourseFields = z.object({
  title: z.string().trim().min(1, "Give a title.").max(120),
  code: z.string().trim().max(60).nullish(),
  grades: z.array(z.string().trim().min(1).max(40)).max(30),
  sessionId: z.string().max(64).nullish(),
});

export const CourseCreate = CourseFields.extend({
  grades: CourseFields.shape.grades.default([]),
  /** Left out: a course of the whole organisation. */
  schoolId: z.string().max(64).nullish(),
  sourcedId: z.string().trim().min(1).max(255).optional(),
}).meta({ id: "CourseCreate" });
export type CourseCreate = z.infer<typeof CourseCreate>;

export const CourseUpdate = CourseFields.partial().meta({ id: "CourseUpdate" });
export type CourseUpdate = z.infer<typeof CourseUpdate>;
