export * from "./academic-session.schema";
export { admitStudent } from "./admit-student";
export { applyAcademicPreset } from "./apply-academic-preset";
export * from "./class.schema";
export { classDirectory } from "./class-directory";
export * from "./constants";
export * from "./course.schema";
export { createClass } from "./create-class";
export { enrol } from "./enrol";
export * from "./enrollment.schema";
export { enrollmentDirectory, holdsOn, isNotOver } from "./enrollment-directory";
export { getClass, listClassStudents } from "./get-class";
export { getStudent } from "./get-student";
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
export { endStaff, leaveSchool } from "./leave-school";
export { listClasses } from "./list-classes";
export { getEnrollment, listEnrollments } from "./list-enrollments";
export { listStudents } from "./list-students";
export * from "./meeting.schema";
export { calendarDirectory, meetingDirectory } from "./meeting-directory";
export { moveStudent } from "./move-student";
export * from "./roll-over.schema";
export { classScope, ownFamily, studentScope, taughtClasses } from "./scope";
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
export { endClass, updateClass } from "./update-class";
export { endEnrollment, updateEnrollment } from "./update-enrollment";
