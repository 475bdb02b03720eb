import { MailOrder, sendMail } from "#domain/communications/index";
import type { Job } from "./job";

export const sendMailJob: Job = {
  type: "mail.send",
  handle: (ctx, payload, message) => sendMail(ctx, MailOrder.parse(payload), message.id),
};
