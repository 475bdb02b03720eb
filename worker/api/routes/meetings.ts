import { z } from "zod";
import {
  ClassMeetings,
  createMeeting,
  endMeeting,
  listMeetings,
  MeetingCreate,
  MeetingEnd,
  MeetingsReplace,
  MeetingUpdate,
  setMeetings,
  updateMeeting,
} from "#domain/academics/index";
import { defineRoute, type Route } from "../route";

const params = z.object({ id: z.string().max(64) });
const tag = "classes";

const meetings = defineRoute(
  {
    method: "get",
    path: "/classes/{id}/meetings",
    operationId: "listMeetings",
    summary: "The weekly times of a class and what they clash with",
    tag,
    access: "academics:read",
    params,
    response: ClassMeetings,
  },
  ({ ctx, params }) => listMeetings(ctx, params.id),
);

const addMeeting = defineRoute(
  {
    method: "post",
    path: "/classes/{id}/meetings",
    operationId: "createMeeting",
    summary: "Add a weekly time",
    tag,
    access: "academics:write",
    params,
    body: MeetingCreate,
    response: ClassMeetings,
    status: 201,
  },
  ({ ctx, params, body }) => createMeeting(ctx, params.id, body),
);

const replaceMeetings = defineRoute(
  {
    method: "put",
    path: "/classes/{id}/meetings",
    operationId: "setMeetings",
    summary: "Set the whole week of a class from a date on",
    tag,
    access: "academics:write",
    params,
    body: MeetingsReplace,
    response: ClassMeetings,
  },
  ({ ctx, params, body }) => setMeetings(ctx, params.id, body),
);

const changeMeeting = defineRoute(
  {
    method: "patch",
    path: "/meetings/{id}",
    operationId: "updateMeeting",
    summary: "Change a weekly time from a date on",
    tag,
    access: "academics:write",
    params,
    body: MeetingUpdate,
    response: ClassMeetings,
  },
  ({ ctx, params, body }) => updateMeeting(ctx, params.id, body),
);

const stopMeeting = defineRoute(
  {
    method: "post",
    path: "/meetings/{id}/end",
    operationId: "endMeeting",
    summary: "End a weekly time",
    tag,
    access: "academics:write",
    params,
    body: MeetingEnd,
    bodyOptional: true,
    response: ClassMeetings,
  },
  ({ ctx, params, body }) => endMeeting(ctx, params.id, body),
);

export const meetingRoutes: Route[] = [
  meetings,
  addMeeting,
  replaceMeetings,
  changeMeeting,
  stopMeeting,
];
