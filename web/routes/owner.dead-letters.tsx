import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { MailX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findTenant, listDeadLetters, takeDeadLetter } from "#domain/tenancy/index";
import type { ControlCtx } from "#platform/ctx";
import { Done } from "#web/components/admin/done.tsx";
import { OwnerTabs } from "#web/components/admin/owner-tabs.tsx";
import { SubmitButton } from "#web/components/button.tsx";
import { Badge, PageHeader } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { anyone } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["owner"] };
export const meta = titled("owner:tabs.letters");

export const loader = anyone(async ({ context }) => {
  const { control } = context;
  const letters = await listDeadLetters(control);
  return { letters, slugs: await slugsOf(control, letters) };
});

export const action = anyone(async ({ request, context }: ActionFunctionArgs) => {
  const { control } = context;
  const id = String((await request.formData()).get("id"));
  await control.replay(await takeDeadLetter(control, id));
  return redirect("/owner/dead-letters?done=replayed");
});

/** The addresses of the schools that the letters are about, by tenant id. */
async function slugsOf(control: ControlCtx, letters: { tenantId: string | null }[]) {
  const ids = new Set(letters.flatMap(({ tenantId }) => tenantId ?? []));
  const found = await Promise.all([...ids].map((id) => findTenant(control, id)));
  return Object.fromEntries(found.flatMap((one) => (one ? [[one.info.id, one.info.slug]] : [])));
}

export default function DeadLetters() {
  const { t } = useTranslation("owner");
  const { dateTime, number } = useFormat();
  const { letters, slugs } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("letters.title")} meta={t("letters.text")} />
      <OwnerTabs />
      <Done texts={{ replayed: t("letters.replayed") }} />
      <Table
        caption={t("letters.title")}
        rows={letters}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={MailX} title={t("letters.none")}>
            {t("letters.noneText")}
          </EmptyState>
        }
        columns={[
          {
            key: "type",
            header: t("letters.type"),
            primary: true,
            cell: ({ type }) => <span className="break-all">{type}</span>,
          },
          {
            key: "school",
            header: t("letters.school"),
            cell: ({ tenantId }) => (tenantId && slugs[tenantId]) || tenantId || "–",
          },
          {
            key: "attempts",
            header: t("letters.attempts"),
            align: "end",
            cell: ({ attempts }) => number(attempts),
          },
          { key: "at", header: t("letters.at"), cell: ({ at }) => dateTime(at) },
          {
            key: "action",
            header: t("letters.replay"),
            quietHeader: true,
            align: "end",
            cell: ({ id, type, replayedAt }) =>
              replayedAt ? (
                <Badge tone="good">{t("letters.replayedAt", { at: dateTime(replayedAt) })}</Badge>
              ) : (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton variant="quiet" aria-label={`${t("letters.replay")}: ${type}`}>
                    {t("letters.replay")}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
    </>
  );
}
