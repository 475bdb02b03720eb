import { z } from "zod";
import { PageQuery } from "#platform/paging";
import { HOUSEHOLD_ROLES } from "./constants";
import { RecordId } from "./person.schema";

export const HouseholdMember = z
  .object({
    personId: z.string(),
    displayName: z.string(),
    reading: z.string().nullable(),
    role: z.enum(HOUSEHOLD_ROLES),
  })
  .meta({ id: "HouseholdMember" });

export const Household = z
  .object({
    id: z.string(),
    name: z.string(),
    locale: z.string().nullable(),
    address: z.string().nullable(),
    members: z.array(HouseholdMember),
    updatedAt: z.string(),
  })
  .meta({ id: "Household" });
export type Household = z.infer<typeof Household>;

export const HouseholdQuery = PageQuery.extend({
  /** Words that begin a member's name or reading. */
  q: z.string().trim().max(100).optional(),
  personId: RecordId.optional(),
});
export type HouseholdQuery = z.infer<typeof HouseholdQuery>;

export const HouseholdMemberInput = z
  .object({ personId: RecordId, role: z.enum(HOUSEHOLD_ROLES) })
  .meta({ id: "HouseholdMemberInput" });
export type HouseholdMemberInput = z.infer<typeof HouseholdMemberInput>;

const HouseholdFields = z.object({
  name: z.string().trim().min(1, "Give the household a name.").max(120),
  locale: z.string().trim().max(20).nullish(),
  address: z.string().trim().max(400).nullish(),
  members: z.array(HouseholdMemberInput).max(30),
});

export const HouseholdCreate = HouseholdFields.extend({
  members: z.array(HouseholdMemberInput).min(1, "Name at least one member.").max(30),
}).meta({ id: "HouseholdCreate" });
export type HouseholdCreate = z.infer<typeof HouseholdCreate>;

/** `members`, when given, replaces all of them. */
export const HouseholdUpdate = HouseholdCreate.partial().meta({ id: "HouseholdUpdate" });
export type HouseholdUpdate = z.infer<typeof HouseholdUpdate>;
