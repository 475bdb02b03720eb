import { consume } from "#queues/consume";
import { createApp } from "./app";
import type { Env, JobMessage } from "./env";
import { sweep } from "./sweep";

export { SchoolRoom } from "#rooms/school-room";

const app = createApp();

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  queue: (batch, env, execution) => consume(batch, env, execution),
  scheduled: (_controller, env, execution) => sweep(env, execution),
} satisfies ExportedHandler<Env, JobMessage>;
