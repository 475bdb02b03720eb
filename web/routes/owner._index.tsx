import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { Link, useFetcher, useLoaderData } from "@remix-run/react";
import { Building2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { listTenants, setTenantSuspended, type Tenant } from "#domain/tenancy/index";
import { OwnerTabs } from "#web/components/admin/owner-tabs.tsx";
import { SubmitButton } from "#web/components/button.tsx";
import { Badge, Banner, PageHeader } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { useToast } from "#web/components/toast.tsx";
import { anyone } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";
import { tenantOrigin } from "#web/load-context.ts";

export const handle = { i18n: ["owner", "public"] };
export const meta = titled("owner:title");

const LOW_WATER = 5;
const PAGE = 200;

export const loader = anyone(async ({ request, context }) => {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const { tenants, pool } = await listTenants(context.control, after);
  const schools = tenants.map((one) => ({ ...one, href: tenantOrigin(context, one.slug) }));
  return { schools, pool, more: tenants.length === PAGE ? tenants.at(-1)?.slug : undefined };
});

export const action = anyone(async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData();
  const slug = String(form.get("slug"));
  const suspended = form.get("intent") === "suspend";
  await setTenantSuspended(context.control, slug, suspended);
  return { slug, suspended };
});

export default function Owner() {
  const { t } = useTranslation("owner");
  const { schools, pool, more } = useLoaderData<typeof loader>();
  const { date } = useFormat();
  const regions = new Intl.DisplayNames([useTranslation().i18n.language, "en"], { type: "region" });
  const { free = 0, claimed = 0, dirty = 0 } = pool;
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={
          <>
            {t("meta", { count: claimed })} · {t("pool", { free, dirty })}
          </>
        }
      />
      <OwnerTabs />
      {free < LOW_WATER ? (
        <div className="mb-6">
          <Banner tone="warning">{t("low")}</Banner>
        </div>
      ) : null}
      <Table
        caption={t("title")}
        rows={schools}
        rowKey={(school) => school.id}
        empty={
          <EmptyState icon={Building2} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: t("name"),
            primary: true,
            cell: (school) => (
              <span className="flex flex-wrap items-center gap-x-3">
                <a href={school.href} className="target text-link">
                  {school.name}
                </a>
                <span className="font-normal text-ink-quiet text-meta">{school.slug}</span>
              </span>
            ),
          },
          { key: "kind", header: t("kind"), cell: (school) => <Kind kind={school.kind} /> },
          { key: "country", header: t("country"), cell: ({ country }) => regions.of(country) },
          {
            key: "since",
            header: t("since"),
            cell: (school) => date(school.createdAt.slice(0, 10)),
          },
          {
            key: "schema",
            header: t("schema"),
            align: "end",
            cell: (school) => school.schemaVersion,
          },
          { key: "state", header: t("state"), cell: (school) => <State school={school} /> },
          {
            key: "action",
            header: t("action"),
            quietHeader: true,
            align: "end",
            cell: (school) => <Suspension school={school} />,
          },
        ]}
      />
      {more ? (
        <Link to={`?after=${more}`} className="target mt-4 text-link">
          {t("next")}
        </Link>
      ) : null}
    </>
  );
}

function Kind({ kind }: { kind: Tenant["kind"] }) {
  const { t } = useTranslation("public");
  return t(`signUp.kinds.${kind}`);
}

function State({ school }: { school: Tenant }) {
  const { t } = useTranslation("owner");
  if (school.migrationError) {
    return (
      <>
        <Badge tone="error">{t("failed")}</Badge>
        <span className="mt-1 block max-w-prose break-words text-meta">
          {school.migrationError}
        </span>
      </>
    );
  }
  if (school.status === "suspended") return <Badge tone="warning">{t("suspended")}</Badge>;
  if (school.status === "provisioning") return <Badge>{t("provisioning")}</Badge>;
  return <Badge tone="good">{t("active")}</Badge>;
}

function Suspension({ school }: { school: Tenant }) {
  const { t } = useTranslation("owner");
  const toast = useToast();
  const fetcher = useFetcher<typeof action>();
  const { slug, name, status } = school;
  const { data, submit } = fetcher;
  useEffect(() => {
    if (!data) return;
    const back = { slug: data.slug, intent: data.suspended ? "resume" : "suspend" };
    toast({
      text: t(data.suspended ? "suspendedNow" : "resumedNow", { name }),
      undo: () => submit(back, { method: "post" }),
    });
  }, [data, name, submit, t, toast]);
  if (status === "provisioning") return null;
  const intent = status === "active" ? "suspend" : "resume";
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton
        variant={intent === "suspend" ? "plain" : "quiet"}
        name="intent"
        value={intent}
        pending={fetcher.state !== "idle"}
        aria-label={`${t(intent)}: ${name}`}
      >
        {t(intent)}
      </SubmitButton>
    </fetcher.Form>
  );
}
