import { ImportMessage, revertImport } from "#domain/integrations/index";
import type { Job } from "./job";

/** Goes on with an undo. */
export const importUndoJob: Job = {
  type: "import.undo",
  handle: (ctx, payload, message) =>
    revertImport(ctx, ImportMessage.parse(payload).importId, message.id),
};
