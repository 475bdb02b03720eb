import worker, { SchoolRoom } from "../../worker/index";
import { localDoor } from "./local-door.ts";

export { SchoolRoom };

/** The product's Worker with one more door, for demo data and a laptop's start. Never deployed. */
export default {
  ...worker,
  fetch: async (request, env, execution) =>
    (await localDoor(request, env, execution)) ?? worker.fetch(request, env, execution),
} satisfies typeof worker;
