import { useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listMails } from "#domain/communications/index";
import { findTenant, openTenant } from "#domain/tenancy/index";
import { notFound } from "#platform/errors";
import { Banner, PageHeader } from "#web/components/layout.tsx";
import { PublicFrame } from "#web/components/public-frame.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { atSchool } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["outbox", "public"] };
export const meta = titled("outbox:title");

/** The mail that development does not send. In production there is no such page. */
export const loader = atSchool(async ({ context, tenant }) => {
  const { control } = context;
  const placed = await findTenant(control, tenant.id);
  if (!placed || !control.portsOf(tenant.id).mail.keepsBodies) throw notFound("This page");
  const ctx = openTenant(control, placed, { kind: "system", job: "outbox-page" });
  return { mails: await listMails(ctx) };
});

export default function Outbox() {
  const { t } = useTranslation("outbox");
  const { mails } = useLoaderData<typeof loader>();
  return (
    <PublicFrame narrow={false}>
      <PageHeader title={t("title")} meta={t("count", { count: mails.length })} />
      <div className="mb-6">
        <Banner>{t("development")}</Banner>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon={Mail} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      ) : (
        <ul className="flex flex-col">
          {mails.map((mail) => (
            <MailItem key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </PublicFrame>
  );
}

type Item = ReturnType<typeof useLoaderData<typeof loader>>["mails"][number];

function MailItem({ mail }: { mail: Item }) {
  const { t } = useTranslation("outbox");
  const { dateTime } = useFormat();
  const links = [...new Set([...mail.html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]))];
  return (
    <li className="border-hairline border-t py-6">
      <h2 className="font-semibold text-lead">{mail.subject}</h2>
      <p className="mt-1 text-ink-soft text-meta">
        {t("to", { address: mail.to })} · {dateTime(mail.createdAt)}
      </p>
      <p className="mt-3 line-clamp-4 max-w-prose whitespace-pre-line text-ink-soft">{mail.text}</p>
      <ul className="mt-3 flex flex-col gap-2">
        {links.map((link) => (
          <li key={link}>
            <a href={link} className="target break-all text-link">
              {link}
            </a>
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="target cursor-pointer text-ink-soft">{t("show")}</summary>
        <iframe
          title={mail.subject}
          srcDoc={mail.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="mt-3 h-96 w-full border border-hairline bg-paper"
        />
      </details>
    </li>
  );
}
