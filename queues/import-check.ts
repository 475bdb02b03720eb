import { checkImport, ImportMessage } from "#domain/integrations/index";
import type { Job } from "./job";

/** Goes on with the check of an upload. */
export const importCheckJob: Job = {
  type: "import.check",
  handle: (ctx, payload, message) =>
    checkImport(ctx, ImportMessage.parse(payload).importId, message.id),
};
