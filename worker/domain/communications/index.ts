export { invitePerson } from "./invite-person";
export { MailOrder, type MailTemplate, SentMail } from "./mail.schema";
export { listMails, mailMessage, renderMail, sendMail } from "./send-mail";
export { sendPasswordReset } from "./send-password-reset";
