import type { Route } from "../route";
import { attendanceCodeRoutes } from "./attendance-codes";
import { authRoutes } from "./auth";
import { registerRoutes } from "./registers";

/** Every route of the API, in the order of the reference. */
export const apiRoutes: Route[] = [...authRoutes, ...registerRoutes, ...attendanceCodeRoutes];
