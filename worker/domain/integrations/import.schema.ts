import { z } from "zod";
import { PageQuery } from "#platform/paging";
import {
  IMPORT_CHANGES,
  IMPORT_ENTITIES,
  IMPORT_FORMATS,
  IMPORT_PROBLEMS,
  IMPORT_SEVERITIES,
  IMPORT_STATES,
  STUDENT_FIELDS,
} from "./constants";

/** What the person decides about a file: the school, what its columns mean, whether it is complete. */
export const ImportOptions = z
  .object({
    /** The school of a file that names none. */
    schoolId: z.string().min(1).max(64).optional(),
    /** Plain CSV: the field of each column by its header; null leaves a column out. */
    columns: z
      .record(z.string().max(200), z.enum(STUDENT_FIELDS).nullable())
      .refine((columns) => Object.keys(columns).length <= 200, "Too many columns.")
      .optional(),
    /** Plain CSV: the file lists every student of the school, so whoever is not in it has left. */
    complete: z.boolean().optional(),
  })
  .meta({ id: "ImportOptions" });
export type ImportOptions = z.infer<typeof ImportOptions>;

export const ImportCounts = z
  .object({
    new: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    gone: z.number().int(),
  })
  .meta({ id: "ImportCounts" });
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportFile = z
  .object({
    name: z.string(),
    /** `bulk` is the whole truth, `delta` only what changed, `list` a plain CSV. */
    mode: z.enum(["bulk", "delta", "list"]),
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "shift_jis", "windows-1252"]),
    delimiter: z.enum([",", ";", "\t"]),
    rows: z.number().int(),
  })
  .meta({ id: "ImportFile" });
export type ImportFile = z.infer<typeof ImportFile>;

export const ImportColumn = z
  .object({
    header: z.string(),
    field: z.enum(STUDENT_FIELDS).nullable(),
    samples: z.array(z.string()),
  })
  .meta({ id: "ImportColumn" });
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportSummary = z
  .object({
    version: z.enum(["1.1", "1.2"]).nullable(),
    files: z.array(ImportFile),
    /** The columns of a plain CSV and what each is taken for; empty for OneRoster. */
    columns: z.array(ImportColumn),
    entities: z.partialRecord(z.enum(IMPORT_ENTITIES), ImportCounts),
    problems: z.object({ errors: z.number().int(), warnings: z.number().int() }),
    /** Enrollments that would end, out of the active ones of the schools that the file speaks of. */
    ending: z.object({
      enrollments: z.number().int(),
      existing: z.number().int(),
      /** More than half would end: commit wants `confirmEnding` with exactly this number. */
      needsConfirmation: z.boolean(),
    }),
  })
  .meta({ id: "ImportSummary" });
export type ImportSummary = z.infer<typeof ImportSummary>;

export const Import = z
  .object({
    id: z.string(),
    state: z.enum(IMPORT_STATES),
    format: z.enum(IMPORT_FORMATS),
    fileName: z.string(),
    fileSize: z.number().int(),
    options: ImportOptions,
    /** Null until the check has looked at the files. */
    summary: ImportSummary.nullable(),
    progress: z.object({
      /** The entity at work, or `files` (reading them) or `missing` (looking for what they lack). */
      step: z.string().nullable(),
      done: z.number().int(),
      total: z.number().int(),
    }),
    /** Why it was refused or failed, in one sentence. */
    error: z.string().nullable(),
    mayCommit: z.boolean(),
    mayUndo: z.boolean(),
    mayMap: z.boolean(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    checkedAt: z.string().nullable(),
    committedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: "Import" });
export type Import = z.infer<typeof Import>;

const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const ImportRow = z
  .object({
    entity: z.enum(IMPORT_ENTITIES),
    change: z.enum(IMPORT_CHANGES),
    position: z.number().int(),
    sourcedId: z.string(),
    /** The record in Homeroom; new records have it from the check on. */
    recordId: z.string(),
    label: z.string(),
    applied: z.boolean(),
    undone: z.boolean(),
    /** What changes (or, for a new record, what it will hold). References are shown by their names. */
    fields: z.array(z.object({ field: z.string(), before: FieldValue, after: FieldValue })),
  })
  .meta({ id: "ImportRow" });
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportProblem = z
  .object({
    severity: z.enum(IMPORT_SEVERITIES),
    file: z.string(),
    /** Line of the file; the header is line 1. Null for the file as a whole. */
    line: z.number().int().nullable(),
    column: z.string().nullable(),
    code: z.enum(IMPORT_PROBLEMS),
    message: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: "ImportProblem" });
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportRowQuery = PageQuery.extend({
  entity: z.enum(IMPORT_ENTITIES).optional(),
  change: z.enum(IMPORT_CHANGES).optional(),
});
export type ImportRowQuery = z.infer<typeof ImportRowQuery>;

export const ImportProblemQuery = PageQuery.extend({
  severity: z.enum(IMPORT_SEVERITIES).optional(),
});
export type ImportProblemQuery = z.infer<typeof ImportProblemQuery>;

export const ImportCommit = z
  .object({
    /** The number of enrollments that may end, where the import asks for it. */
    confirmEnding: z.number().int().min(0).optional(),
  })
  .meta({ id: "ImportCommit" });
export type ImportCommit = z.infer<typeof ImportCommit>;

/** What the outbox messages of the import jobs carry. */
export const ImportMessage = z.object({ importId: z.string() });
