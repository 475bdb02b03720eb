import { z } from "zod";
import { PageQuery } from "#platform/paging";
import { GUARDIAN_RELATIONS, PERSON_STATUSES } from "./constants";
import {
  ContactInput,
  PersonNameInput,
  PersonNameParts,
  RecordId,
  SourcedId,
} from "./person.schema";

/** What an adult is to a child and may do for it. */
export const GuardianLinkTerms = z.object({
  relation: z.enum(GUARDIAN_RELATIONS),
  /** 1 is called first. */
  priority: z.number().int().min(1).max(20).default(1),
  mayPickUp: z.boolean().default(true),
  receivesMessages: z.boolean().default(true),
  seesResults: z.boolean().default(true),
  pays: z.boolean().default(false),
  /** No access to the child's data or whereabouts, whatever else is set. */
  custodyRestricted: z.boolean().default(false),
});
export type GuardianLinkTerms = z.infer<typeof GuardianLinkTerms>;

export const GuardianLink = GuardianLinkTerms.extend({ studentId: RecordId }).meta({
  id: "GuardianLink",
});
export type GuardianLink = z.infer<typeof GuardianLink>;

export const GuardianLinkUpdate = z
  .object({
    relation: z.enum(GUARDIAN_RELATIONS),
    priority: z.number().int().min(1).max(20),
    mayPickUp: z.boolean(),
    receivesMessages: z.boolean(),
    seesResults: z.boolean(),
    pays: z.boolean(),
    custodyRestricted: z.boolean(),
  })
  .partial()
  .meta({ id: "GuardianLinkUpdate" });
export type GuardianLinkUpdate = z.infer<typeof GuardianLinkUpdate>;

export const GuardianChild = z
  .object({
    studentId: z.string(),
    displayName: z.string(),
    reading: z.string().nullable(),
    schoolId: z.string(),
    grade: z.string().nullable(),
    status: z.enum(["enrolled", "left"]),
    relation: z.enum(GUARDIAN_RELATIONS),
    priority: z.number().int(),
    mayPickUp: z.boolean(),
    receivesMessages: z.boolean(),
    seesResults: z.boolean(),
    pays: z.boolean(),
    custodyRestricted: z.boolean(),
  })
  .meta({ id: "GuardianChild" });
export type GuardianChild = z.infer<typeof GuardianChild>;

/** Contacts are null without the right to them. */
export const Guardian = PersonNameParts.extend({
  id: z.string(),
  sourcedId: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.string().nullable(),
  status: z.enum(PERSON_STATUSES),
  children: z.array(GuardianChild),
  updatedAt: z.string(),
}).meta({ id: "Guardian" });
export type Guardian = z.infer<typeof Guardian>;

export const GuardianQuery = PageQuery.extend({
  q: z.string().trim().max(100).optional(),
  studentId: RecordId.optional(),
  schoolId: RecordId.optional(),
  status: z.enum([...PERSON_STATUSES, "all"]).default("active"),
});
export type GuardianQuery = z.infer<typeof GuardianQuery>;

export const NewGuardian = PersonNameInput.extend(ContactInput.shape)
  .extend({ sourcedId: SourcedId })
  .meta({ id: "NewGuardian" });
export type NewGuardian = z.infer<typeof NewGuardian>;

export const GuardianCreate = NewGuardian.extend({
  children: z.array(GuardianLink).max(20).default([]),
}).meta({ id: "GuardianCreate" });
export type GuardianCreate = z.infer<typeof GuardianCreate>;

export const GuardianUpdate = PersonNameInput.extend({ familyName: z.string().trim().max(80) })
  .extend(ContactInput.shape)
  .partial()
  .meta({ id: "GuardianUpdate" });
export type GuardianUpdate = z.infer<typeof GuardianUpdate>;
