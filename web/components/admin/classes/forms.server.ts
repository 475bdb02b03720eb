import { z } from "zod";
import { ClassCreate, ClassUpdate, CourseCreate, CourseUpdate } from "#domain/academics/index";

/** Texts between commas, as people type a list. */
export const Listed = z
  .string()
  .max(600)
  .default("")
  .transform((text) => text.split(/[,、，]/).flatMap((one) => one.trim() || []));

const Ids = z.array(z.string().max(64)).max(60).default([]);

export const ClassForm = ClassCreate.omit({ sourcedId: true }).extend({
  grades: Listed,
  sessionIds: Ids,
  teacherIds: Ids,
});

export const ClassEditForm = ClassUpdate.required({ title: true, type: true }).extend({
  grades: Listed,
  sessionIds: Ids,
});

export const CourseForm = CourseCreate.omit({ sourcedId: true }).extend({ grades: Listed });
export const CourseEditForm = CourseUpdate.required({ title: true }).extend({ grades: Listed });
