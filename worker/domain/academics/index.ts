export * from "./academic-session.schema";
export { applyAcademicPreset } from "./apply-academic-preset";
export * from "./class.schema";
export { classDirectory } from "./class-directory";
export * from "./constants";
export * from "./course.schema";
export * from "./enrollment.schema";
export { enrollmentDirectory, holdsOn, isNotOver } from "./enrollment-directory";
export {
  classSessionDirectory,
  type ImportedClass,
  type ImportedCourse,
  type ImportedSession,
  importClassesWrites,
  importCoursesWrites,
  importSessionsWrites,
  removeClassesWrites,
  removeCoursesWrites,
  removeSessionsWrites,
  sourcedClassDirectory,
  sourcedCourseDirectory,
  sourcedSessionDirectory,
  storedClasses,
  storedCourses,
  storedSessions,
} from "./import-academics";
export {
  classesTitled,
  enrollmentsOfPairs,
  type ImportedEnrollment,
  importEnrollmentsWrites,
  removeEnrollmentsWrites,
  sourcedEnrollmentDirectory,
  storedEnrollments,
} from "./import-enrollments";
export * from "./meeting.schema";
export { calendarDirectory, meetingDirectory } from "./meeting-directory";
export * from "./roll-over.schema";
export * from "./search.schema";
export * from "./timetable.schema";
export {
  type CalendarException,
  datesBetween,
  exceptionOn,
  meetingsOn,
  slotsClash,
  type WeeklyMeeting,
} from "./timetable-rules";
