import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SubmitButton } from "#web/components/button.tsx";
import { Banner } from "#web/components/layout.tsx";
import { useToast } from "#web/components/toast.tsx";
import { useHydrated } from "./use-hydrated.ts";

/**
 * What was just done, told by `?done=<key>` of the address that an action redirects to: a message that
 * goes by itself, or a banner where the whole page was loaded. `undo` names the intent that takes it
 * back; this page's action gets it together with `of` of the address.
 */
export function Done({
  texts,
  undo = {},
}: {
  texts: Record<string, string>;
  undo?: Record<string, string>;
}) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const toast = useToast();
  const submit = useSubmit();
  const [alive] = useState(useHydrated());
  const key = params.get("done") ?? "";
  const of = params.get("of") ?? "";
  const text = texts[key];
  const intent = undo[key];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing done
  useEffect(() => {
    if (!alive || !text) return;
    toast({ text, undo: intent ? () => submit({ intent, of }, { method: "post" }) : undefined });
    const rest = new URLSearchParams(params);
    for (const name of params.keys()) if (name === "of" || /^done/.test(name)) rest.delete(name);
    setParams(rest, { replace: true, preventScrollReset: true });
  }, [alive, key, of]);
  if (!text || alive) return null;
  return (
    <div className="mb-5">
      <Banner
        tone="good"
        live
        title={text}
        action={
          intent ? (
            <Form method="post">
              <input type="hidden" name="of" value={of} />
              <SubmitButton variant="plain" name="intent" value={intent}>
                {t("actions.undo")}
              </SubmitButton>
            </Form>
          ) : null
        }
      />
    </div>
  );
}
