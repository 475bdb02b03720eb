import { z } from "zod";

/** A mail to be rendered and sent: the template decides the rest of the fields. */
export const MailOrder = z
  .object({
    to: z.email(),
    locale: z.string(),
    template: z.enum(["invitation", "password_reset"]),
    link: z.url(),
    /** Names that the text mentions. */
    school: z.string(),
    name: z.string().default(""),
  })
  .meta({ id: "MailOrder" });
export type MailOrder = z.infer<typeof MailOrder>;
export type MailTemplate = MailOrder["template"];

export const SentMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  error: z.string().nullable(),
});
export type SentMail = z.infer<typeof SentMail>;
