import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Done } from "#web/components/admin/done.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { CodeList } from "#web/components/admin/settings/code-list.tsx";
import { codesToChange, setCodeStatus } from "#web/components/admin/settings/save-code.server.ts";
import { LinkButton } from "#web/components/button.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings", "admin"] };
export const meta = titled("settings:tabs.codes");

export const loader = signedIn(async ({ ctx }) => ({ codes: await codesToChange(ctx) }));

/** Takes up a code again that was ended: its button, and the Undo of ending it. */
export const action = signedIn(async ({ ctx, context, request }) => {
  const form = await request.formData();
  return setCodeStatus(ctx, String(form.get("of")), "active").then(
    () => redirect("/admin/settings/codes?done=restored"),
    (error) => problemOf(error, context.locale),
  );
});

export default function Codes() {
  const { t } = useTranslation("settings");
  const { codes } = useLoaderData<typeof loader>();
  return (
    <>
      <Done
        texts={{
          code: t("codes.done"),
          ended: t("codes.doneEnded"),
          restored: t("codes.doneRestored"),
        }}
        undo={{ ended: "restore" }}
      />
      <Problem />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-prose flex-1 basis-64 text-ink-soft">{t("codes.text")}</p>
        <LinkButton variant="primary" icon={Plus} to="/admin/settings/codes/new">
          {t("codes.add")}
        </LinkButton>
      </div>
      <CodeList codes={codes} />
    </>
  );
}
