export const SESSION_TYPES = ["schoolYear", "semester", "term", "gradingPeriod"] as const;
export const CLASS_TYPES = ["homeroom", "scheduled"] as const;
export const ENROLLMENT_ROLES = ["student", "teacher", "assistant"] as const;
export type EnrollmentRole = (typeof ENROLLMENT_ROLES)[number];
export const RECORD_STATUSES = ["active", "ended"] as const;
/** What an exception does to a day: no classes, classes after all, or another weekday's timetable. */
export const CALENDAR_KINDS = ["holiday", "school_day", "early_closing"] as const;
export const TEACHING_ROLES = ["teacher", "assistant"] as const;
/** ISO weekdays, 1 Monday … 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** The longest stretch one timetable request may cover. */
export const TIMETABLE_DAYS_MAX = 62;
