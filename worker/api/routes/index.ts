import type { Route } from "../route";
import { academicSessionRoutes } from "./academic-sessions";
import { attendanceCodeRoutes } from "./attendance-codes";
import { authRoutes } from "./auth";
import { classRoutes } from "./classes";
import { courseRoutes } from "./courses";
import { enrollmentRoutes } from "./enrollments";
import { guardianRoutes } from "./guardians";
import { householdRoutes } from "./households";
import { importRoutes } from "./imports";
import { invitationRoutes } from "./invitations";
import { meetingRoutes } from "./meetings";
import { registerRoutes } from "./registers";
import { schoolRoutes } from "./schools";
import { studentRoutes } from "./students";
import { timetableRoutes } from "./timetable";
import { userRoutes } from "./users";

/** Every route of the API, in the order of the reference. */
export const apiRoutes: Route[] = [
  ...authRoutes,
  ...schoolRoutes,
  ...userRoutes,
  ...invitationRoutes,
  ...studentRoutes,
  ...guardianRoutes,
  ...householdRoutes,
  ...classRoutes,
  ...meetingRoutes,
  ...courseRoutes,
  ...academicSessionRoutes,
  ...enrollmentRoutes,
  ...timetableRoutes,
  ...attendanceCodeRoutes,
  ...registerRoutes,
  ...importRoutes,
];
