import type { MailPort } from "#platform/ctx";
import type { Env } from "./env";

/** The platform's e-mail binding in production; elsewhere mail only goes to the outbox page. */
export function mailPort(env: Env): MailPort {
  return {
    keepsBodies: env.ENVIRONMENT !== "production",
    send: async (mail) => {
      if (env.ENVIRONMENT !== "production") return;
      if (!env.EMAIL) throw new Error("The EMAIL binding is missing.");
      await env.EMAIL.send({ from: env.MAIL_FROM, ...mail });
    },
  };
}
