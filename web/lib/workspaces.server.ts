import { type Reach, type Right, reachOf } from "#domain/auth/index";
import type { Actor } from "#platform/ctx";
import { PORTALS, type Portal, type Workspace } from "./navigation.ts";

type Rule = (actor: Actor) => boolean;

const may = (right: Right, far: (reach: Reach) => boolean): Rule => {
  return (actor) => {
    const reach = reachOf({ actor }, right);
    return reach !== null && far(reach);
  };
};
const school = (right: Right) =>
  may(right, ({ schools }) => schools === "all" || schools.length > 0);
const taught = (right: Right) => may(right, ({ classes }) => classes);
const family: Rule = (actor) =>
  actor.kind === "user" &&
  actor.roles.some(({ role }) => role === "guardian" || role === "student");

/** What a person must be allowed so that an entry of the navigation is worth showing. */
const RULES: Record<Portal, Record<string, Rule>> = {
  admin: {
    "/admin": school("attendance:read"),
    "/admin/people": school("people:read"),
    "/admin/classes": school("academics:read"),
    "/admin/timetable": school("academics:read"),
    "/admin/import": school("imports:run"),
    "/admin/settings": school("settings:write"),
  },
  teacher: {
    "/teacher": taught("attendance:take"),
    "/teacher/classes": taught("academics:read"),
  },
  family: { "/family": family },
  owner: { "/owner": (actor) => actor.kind === "platform" },
};

/** The workspaces of whoever acts, each with the entries that their roles open. Reads nothing. */
export function workspacesOf(actor: Actor): Workspace[] {
  return PORTALS.flatMap((portal) => {
    const open = Object.entries(RULES[portal]).filter(([, rule]) => rule(actor));
    return open.length > 0 ? [{ portal, paths: open.map(([path]) => path) }] : [];
  });
}

/** Where this person's day begins. */
export function homeOf(actor: Actor): string {
  return workspacesOf(actor)[0]?.paths[0] ?? "/account";
}
