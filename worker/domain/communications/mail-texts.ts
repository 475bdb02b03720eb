import type { MailTemplate } from "./mail.schema";

type MailText = { subject: string; greeting: string; body: string; action: string; footer: string };

const ENGLISH: Record<MailTemplate, MailText> = {
  invitation: {
    subject: "{school} invites you to Homeroom",
    greeting: "Hello {name},",
    body: "{school} keeps its classes and attendance in Homeroom and has made an account for you. Choose a password to begin. The link works for 14 days.",
    action: "Choose a password",
    footer: "If you do not know this school, you can ignore this message.",
  },
  password_reset: {
    subject: "Set a new password",
    greeting: "Hello,",
    body: "Somebody asked for a new password for this e-mail address at {school}. The link works for one hour and once.",
    action: "Set a new password",
    footer: "If it was not you, nothing has changed and you can ignore this message.",
  },
};

const JAPANESE: Record<MailTemplate, MailText> = {
  invitation: {
    subject: "{school}からHomeroomへのご招待",
    greeting: "{name} 様",
    body: "{school}はクラスと出欠の管理にHomeroomを使っています。あなたのアカウントを用意しました。パスワードを決めてご利用を始めてください。リンクの有効期限は14日間です。",
    action: "パスワードを決める",
    footer: "お心当たりがない場合は、このメールを破棄してください。",
  },
  password_reset: {
    subject: "パスワードの再設定",
    greeting: "こんにちは。",
    body: "{school}のこのメールアドレスについて、パスワード再設定の申し込みがありました。リンクは1時間以内に一度だけ使えます。",
    action: "パスワードを再設定する",
    footer: "お心当たりがない場合、設定は何も変わっていません。このメールを破棄してください。",
  },
};

const TEXTS: Record<string, Record<MailTemplate, MailText>> = { en: ENGLISH, ja: JAPANESE };

/** The text of a mail in a language (English where it is not translated), names filled in. */
export function mailText(
  template: MailTemplate,
  locale: string,
  names: { school: string; name: string },
): MailText {
  const text = (TEXTS[locale] ?? ENGLISH)[template];
  const fill = (line: string) =>
    line.replace("{school}", names.school).replace("{name}", names.name).replace(" ,", ",");
  return {
    subject: fill(text.subject),
    greeting: fill(text.greeting),
    body: fill(text.body),
    action: fill(text.action),
    footer: fill(text.footer),
  };
}
