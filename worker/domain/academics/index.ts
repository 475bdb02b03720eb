export { classDirectory } from "./class-directory";
export * from "./constants";
export { enrollmentDirectory, holdsOn, isNotOver } from "./enrollment-directory";
export { calendarDirectory, meetingDirectory } from "./meeting-directory";
export {
  type CalendarException,
  datesBetween,
  exceptionOn,
  meetingsOn,
  slotsClash,
  type WeeklyMeeting,
} from "./timetable-rules";
