import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CodeForm } from "#web/components/admin/settings/code-form.tsx";
import {
  codesToChange,
  ownLocale,
  saveCode,
} from "#web/components/admin/settings/save-code.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:codes.new");

export const loader = signedIn(async ({ ctx }) => {
  const codes = await codesToChange(ctx);
  return { own: ownLocale(ctx), next: Math.max(0, ...codes.map(({ position }) => position)) + 1 };
});

export const action = signedIn(async ({ ctx, context, request }) =>
  saveCode(ctx, await request.formData(), null, context.locale),
);

export default function NewCode() {
  const { t } = useTranslation("settings");
  const { own, next } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="mb-5 text-title">{t("codes.new")}</h2>
      <CodeForm own={own} next={next} result={useActionData<typeof action>()?.result} />
    </>
  );
}
