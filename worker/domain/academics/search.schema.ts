import { z } from "zod";

export const DirectoryQuery = z.object({ q: z.string().trim().min(1).max(100) });
export type DirectoryQuery = z.infer<typeof DirectoryQuery>;

/** What the search box finds: people and classes, each to be opened by its id. */
export const DirectoryHits = z
  .object({
    people: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["student", "staff", "guardian"]),
        displayName: z.string(),
        reading: z.string().nullable(),
        /** Admission number and grade of a student, title of a staff member. */
        hint: z.string().nullable(),
      }),
    ),
    classes: z.array(z.object({ id: z.string(), title: z.string(), schoolName: z.string() })),
  })
  .meta({ id: "DirectoryHits" });
export type DirectoryHits = z.infer<typeof DirectoryHits>;
