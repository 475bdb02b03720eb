import type { Route } from "../route";
import { authRoutes } from "./auth";

/** Every route of the API, in the order of the reference. */
export const apiRoutes: Route[] = [...authRoutes];
