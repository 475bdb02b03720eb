import { render, toPlainText } from "@react-email/render";
import { desc, eq } from "drizzle-orm";
import { createElement } from "react";
import { isoTime } from "#platform/clock";
import type { OutboxMessage } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { mails } from "#platform/tables";
import type { MailOrder, SentMail } from "./mail.schema";
import { MailPage } from "./mail-page";
import { mailText } from "./mail-texts";

/** The outbox message that sends a mail once the change it belongs to is committed. */
export function mailMessage(order: MailOrder): OutboxMessage {
  return { type: "mail.send", payload: order };
}

/** Subject, HTML and text of a mail. */
export async function renderMail(order: MailOrder) {
  const text = mailText(order.template, order.locale, order);
  const html = await render(
    createElement(MailPage, { ...text, locale: order.locale, link: order.link }),
  );
  return { to: order.to, subject: text.subject, html, text: toPlainText(html) };
}

/**
 * Renders a mail, hands it to the mail port and records it under the message's id: a message that
 * is delivered twice is sent once, unless the provider accepted it and the record failed.
 */
export async function sendMail(ctx: Ctx, order: MailOrder, messageId: string): Promise<void> {
  const [known] = await ctx.db.select().from(mails).where(eq(mails.id, messageId));
  if (known?.sentAt) return;
  const mail = await renderMail(order);
  await ctx.ports.mail.send(mail);
  const kept = ctx.ports.mail.keepsBodies ? mail : { ...mail, html: "", text: "" };
  await ctx.db
    .insert(mails)
    .values({
      id: messageId,
      recipient: kept.to,
      subject: kept.subject,
      html: kept.html,
      text: kept.text,
      createdAt: ctx.now,
      sentAt: ctx.now,
    })
    .onConflictDoUpdate({ target: mails.id, set: { sentAt: ctx.now } });
}

/** The tenant's latest mails, for the outbox page of development. */
export async function listMails(ctx: Ctx): Promise<SentMail[]> {
  const rows = await ctx.db.select().from(mails).orderBy(desc(mails.createdAt)).limit(50);
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    html: row.html,
    text: row.text,
    createdAt: isoTime(row.createdAt),
    sentAt: isoTime(row.sentAt),
    error: row.error,
  }));
}
