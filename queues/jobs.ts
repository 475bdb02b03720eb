import { importApplyJob } from "./import-apply";
import { importCheckJob } from "./import-check";
import { importUndoJob } from "./import-undo";
import type { Job } from "./job";
import { sendMailJob } from "./send-mail";

/** Every job of the product. */
export const jobs: Job[] = [sendMailJob, importCheckJob, importApplyJob, importUndoJob];
