import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { listAttendanceCodes } from "#domain/attendance/index";
import { Done } from "#web/components/admin/done.tsx";
import { PhoneLine } from "#web/components/admin/phone-line.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { Badge } from "#web/components/layout.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:tabs.codes");

export const loader = signedIn(async ({ ctx }) => ({
  codes: await listAttendanceCodes(ctx, { includeEnded: true }),
}));

export default function Codes() {
  const { t, i18n } = useTranslation(["settings", "common"]);
  const { codes } = useLoaderData<typeof loader>();
  const yesNo = (value: boolean) => (value ? t("codes.yes") : t("codes.no"));
  return (
    <>
      <Done texts={{ code: t("codes.done") }} />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose text-ink-soft">{t("codes.text")}</p>
        <LinkButton variant="primary" icon={Plus} to="/admin/settings/codes/new">
          {t("codes.add")}
        </LinkButton>
      </div>
      <Table
        caption={t("codes.caption")}
        rows={codes}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "label",
            header: t("codes.label"),
            primary: true,
            cell: ({ code, category, label, labels, status }) => (
              <span className="flex flex-wrap items-center gap-x-3">
                <MarkSymbol kind={category} letter={code} className="size-8" />
                <Link
                  to={`/admin/settings/codes/${encodeURIComponent(code)}`}
                  className="target text-link"
                >
                  {labels[i18n.language] ?? label}
                </Link>
                {status === "ended" ? <Badge>{t("codes.statuses.ended")}</Badge> : null}
                <PhoneLine parts={[t(`common:marks.${category}`)]} />
              </span>
            ),
          },
          {
            key: "category",
            header: t("codes.category"),
            wideOnly: true,
            cell: ({ category }) => t(`common:marks.${category}`),
          },
          {
            key: "onSite",
            header: t("codes.onSite"),
            cell: ({ onSite }) => yesNo(onSite),
          },
          {
            key: "tells",
            header: t("codes.tellsGuardians"),
            cell: ({ tellsGuardians }) => yesNo(tellsGuardians),
          },
        ]}
      />
    </>
  );
}
