export * from "./academic-session.schema";
export { admitStudent } from "./admit-student";
export { applyAcademicPreset } from "./apply-academic-preset";
export * from "./class.schema";
export { classDirectory } from "./class-directory";
export * from "./constants";
export * from "./course.schema";
export { createAcademicSession } from "./create-academic-session";
export { createClass } from "./create-class";
export { createCourse } from "./create-course";
export { createMeeting } from "./create-meeting";
export { deleteCalendarDay } from "./delete-calendar-day";
export { endAcademicSession } from "./end-academic-session";
export { endClass } from "./end-class";
export { endCourse } from "./end-course";
export { endEnrollment } from "./end-enrollment";
export { endMeeting } from "./end-meeting";
export { endStaff } from "./end-staff";
export { enrol } from "./enrol";
export * from "./enrollment.schema";
export { enrollmentDirectory, holdsOn, isNotOver } from "./enrollment-directory";
export { getAcademicSession } from "./get-academic-session";
export { getClass } from "./get-class";
export { getCourse } from "./get-course";
export { getEnrollment } from "./get-enrollment";
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
  enrollmentsOfPeople,
  type ImportedEnrollment,
  importEnrollmentsWrites,
  removeEnrollmentsWrites,
  sourcedEnrollmentDirectory,
  storedEnrollments,
} from "./import-enrollments";
export { leaveSchool } from "./leave-school";
export { listAcademicSessions } from "./list-academic-sessions";
export { listCalendarDays } from "./list-calendar-days";
export { listClashes } from "./list-clashes";
export { listClassStudents } from "./list-class-students";
export { listClasses } from "./list-classes";
export { listCourses } from "./list-courses";
export { listEnrollments } from "./list-enrollments";
export { listMeetings } from "./list-meetings";
export { listPeriods } from "./list-periods";
export { listStudents } from "./list-students";
export * from "./meeting.schema";
export { calendarDirectory, meetingDirectory } from "./meeting-directory";
export { moveStudent } from "./move-student";
export { planRollOver } from "./plan-roll-over";
export { replacePeriods } from "./replace-periods";
export * from "./roll-over.schema";
export { rollOverYear } from "./roll-over-year";
export { classScope, ownFamily, studentScope, taughtClasses } from "./scope";
export * from "./search.schema";
export { searchDirectory } from "./search-directory";
export { setCalendarDay } from "./set-calendar-day";
export { setMeetings } from "./set-meetings";
export { settleDates } from "./settle-dates";
export { timetable } from "./timetable";
export * from "./timetable.schema";
export {
  type CalendarException,
  datesBetween,
  exceptionOn,
  meetingsOn,
  slotsClash,
  type WeeklyMeeting,
} from "./timetable-rules";
export { updateAcademicSession } from "./update-academic-session";
export { updateClass } from "./update-class";
export { updateCourse } from "./update-course";
export { updateEnrollment } from "./update-enrollment";
export { updateMeeting } from "./update-meeting";
