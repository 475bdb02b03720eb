import { z } from "zod";

import { PlainDate } from "#domain/people/person.schema";
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "This is not a time of day (HH:MM).");

export const Meeting = z
  .object({
    id: z.string(),
    classId: z.string(),
    schoolId: z.string(),
    /** ISO weekday, 1 Monday … 7 Sunday. */
    weekday: z.number().int().min(1).max(7),
    periodId: z.string().nullable(),
    periodTitle: z.string().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    location: z.string().nullable(),
    beginsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
  })
  .meta({ id: "Meeting" });
export type Meeting = z.infer<typeof Meeting>;

/** Two classes that want one teacher or one room at the same time. A warning, never a refusal. */
export const Clash = z
  .object({
    kind: z.enum(["teacher", "room"]),
    /** The teacher's name or the room. */
    what: z.string(),
    weekday: z.number().int(),
    startsAt: z.string(),
    endsAt: z.string(),
    meetingId: z.string(),
    classId: z.string(),
    classTitle: z.string(),
    otherMeetingId: z.string(),
    otherClassId: z.string(),
    otherClassTitle: z.string(),
  })
  .meta({ id: "Clash" });
export type Clash = z.infer<typeof Clash>;

export const ClassMeetings = z
  .object({ meetings: z.array(Meeting), clashes: z.array(Clash) })
  .meta({ id: "ClassMeetings" });
export type ClassMeetings = z.infer<typeof ClassMeetings>;

/** A weekly time: a period of the bell schedule, or a start and an end. */
const MeetingSlot = z.object({
  weekday: z.number().int().min(1).max(7),
  periodId: z.string().max(64).nullish(),
  startsAt: TimeOfDay.optional(),
  endsAt: TimeOfDay.optional(),
  location: z.string().trim().max(80).nullish(),
});

export const MeetingCreate = MeetingSlot.extend({
  beginsOn: PlainDate.nullish(),
  endsOn: PlainDate.nullish(),
}).meta({ id: "MeetingCreate" });
export type MeetingCreate = z.infer<typeof MeetingCreate>;

export const MeetingUpdate = MeetingSlot.partial()
  .extend({
    /** The first date of the change; what was before stays in the past. Today when left out. */
    from: PlainDate.optional(),
    endsOn: PlainDate.nullish(),
  })
  .meta({ id: "MeetingUpdate" });
export type MeetingUpdate = z.infer<typeof MeetingUpdate>;

/** The whole week of a class from a date on; times that stay the same are left alone. */
export const MeetingsReplace = z
  .object({
    from: PlainDate.optional(),
    meetings: z.array(MeetingSlot).max(80),
  })
  .meta({ id: "MeetingsReplace" });
export type MeetingsReplace = z.infer<typeof MeetingsReplace>;

export const MeetingEnd = z
  .object({
    /** The last date it may take place; yesterday when left out, so that it stops today. */
    on: PlainDate.optional(),
  })
  .meta({ id: "MeetingEnd" });
export type MeetingEnd = z.infer<typeof MeetingEnd>;
