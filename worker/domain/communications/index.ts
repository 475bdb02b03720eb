export { MailOrder, type MailTemplate, SentMail } from "./mail.schema";
export { listMails, mailMessage, renderMail, sendMail } from "./send-mail";
export { invitePerson } from "./invite-person";
export { sendPasswordReset } from "./send-password-reset";
