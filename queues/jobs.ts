import type { Job } from "./job";
import { sendMailJob } from "./send-mail";

/** Every job of the product. */
export const jobs: Job[] = [sendMailJob];
