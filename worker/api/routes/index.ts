import type { Route } from "../route";
import { attendanceCodeRoutes } from "./attendance-codes";
import { authRoutes } from "./auth";
import { guardianRoutes } from "./guardians";
import { householdRoutes } from "./households";
import { invitationRoutes } from "./invitations";
import { registerRoutes } from "./registers";
import { schoolRoutes } from "./schools";
import { studentRoutes } from "./students";
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
  ...attendanceCodeRoutes,
  ...registerRoutes,
];
