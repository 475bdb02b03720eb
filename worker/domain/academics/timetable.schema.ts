import { z } from "zod";
import { PlainDate } from "#domain/people/person.schema";
import { CALENDAR_KINDS } from "./constants";
import { TimeOfDay } from "./meeting.schema";

const RecordId = z.string().min(1).max(64);

export const Period = z
  .object({
    id: z.string(),
    schoolId: z.string(),
    title: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    position: z.number().int(),
  })
  .meta({ id: "Period" });
export type Period = z.infer<typeof Period>;

export const PeriodQuery = z.object({ schoolId: RecordId });
export type PeriodQuery = z.infer<typeof PeriodQuery>;

/** The whole bell schedule of a school; a period keeps its id when it is given. */
export const PeriodsReplace = z
  .object({
    schoolId: RecordId,
    /** The first date on which classes follow the new times; today when left out. */
    from: PlainDate.optional(),
    periods: z
      .array(
        z.object({
          id: RecordId.optional(),
          title: z.string().trim().min(1, "Give a title.").max(60),
          startsAt: TimeOfDay,
          endsAt: TimeOfDay,
        }),
      )
      .max(40),
  })
  .meta({ id: "PeriodsReplace" });
export type PeriodsReplace = z.infer<typeof PeriodsReplace>;

export const CalendarDay = z
  .object({
    id: z.string(),
    /** null: every school. */
    schoolId: z.string().nullable(),
    on: z.string(),
    kind: z.enum(CALENDAR_KINDS),
    title: z.string(),
    weekday: z.number().int().nullable(),
    closesAt: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: "CalendarDay" });
export type CalendarDay = z.infer<typeof CalendarDay>;

export const CalendarDayQuery = z.object({
  schoolId: RecordId.optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
});
export type CalendarDayQuery = z.infer<typeof CalendarDayQuery>;

export const CalendarDaySet = z
  .object({
    schoolId: RecordId.nullish(),
    on: PlainDate,
    kind: z.enum(CALENDAR_KINDS),
    title: z.string().trim().min(1, "Give a title.").max(120),
    /** On a `school_day`: the weekday whose timetable holds. */
    weekday: z.number().int().min(1).max(7).nullish(),
    /** On an `early_closing`: meetings that start then or later do not take place. */
    closesAt: TimeOfDay.nullish(),
  })
  .meta({ id: "CalendarDaySet" });
export type CalendarDaySet = z.infer<typeof CalendarDaySet>;

export const TimetableQuery = z.object({
  schoolId: RecordId.optional(),
  classId: RecordId.optional(),
  personId: RecordId.optional(),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
});
export type TimetableQuery = z.infer<typeof TimetableQuery>;

export const TimetableMeeting = z
  .object({
    meetingId: z.string(),
    classId: z.string(),
    classTitle: z.string(),
    schoolId: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    periodTitle: z.string().nullable(),
    location: z.string().nullable(),
    teachers: z.array(z.object({ id: z.string(), displayName: z.string() })),
  })
  .meta({ id: "TimetableMeeting" });
export type TimetableMeeting = z.infer<typeof TimetableMeeting>;

export const TimetableDay = z
  .object({
    on: z.string(),
    weekday: z.number().int(),
    /** Why the day differs from the week, by school; `schoolId` null is every school. */
    exceptions: z.array(
      z.object({
        schoolId: z.string().nullable(),
        kind: z.enum(CALENDAR_KINDS),
        title: z.string(),
      }),
    ),
    meetings: z.array(TimetableMeeting),
  })
  .meta({ id: "TimetableDay" });
export type TimetableDay = z.infer<typeof TimetableDay>;

export const Timetable = z
  .object({ from: z.string(), to: z.string(), days: z.array(TimetableDay) })
  .meta({ id: "Timetable" });
export type Timetable = z.infer<typeof Timetable>;
