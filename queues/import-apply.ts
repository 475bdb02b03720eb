import { applyImport, ImportMessage } from "#domain/integrations/index";
import type { Job } from "./job";

/** Goes on with a commit. */
export const importApplyJob: Job = {
  type: "import.apply",
  handle: (ctx, payload, message) =>
    applyImport(ctx, ImportMessage.parse(payload).importId, message.id),
};
