import { z } from "zod";
import { invitePerson } from "#domain/communications/index";
import { defineRoute, type Route } from "../route";

const invite = defineRoute(
  {
    method: "post",
    path: "/users/{id}/invite",
    operationId: "inviteUser",
    summary: "Send a person a link with which they choose a password",
    tag: "users",
    access: "users:invite",
    params: z.object({ id: z.string().max(64) }),
    body: z.object({ email: z.email().max(254).optional() }).meta({ id: "InviteBody" }),
    response: z.object({ personId: z.string(), email: z.string() }).meta({ id: "Invitation" }),
    status: 202,
  },
  ({ ctx, control, params, body }) => invitePerson(ctx, control, { personId: params.id, ...body }),
);

export const invitationRoutes: Route[] = [invite];
