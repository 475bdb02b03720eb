import { useFetcher } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { describedBy, Field } from "#web/components/field.tsx";
import type { FormField } from "#web/lib/use-form.ts";

export type AddressAnswer = {
  slug: string;
  state: "free" | "taken" | "invalid";
  suggestion?: string;
};

/** The school's web address: follows the name until it is changed by hand, and says whether it is free. */
export function SlugField({
  field,
  suggestion,
  appHost,
}: {
  field: FormField;
  suggestion: string;
  appHost: string;
}) {
  const { t } = useTranslation("public");
  const [typed, setTyped] = useState<string | null>(
    (field.initialValue as string | undefined) ?? null,
  );
  const slug = typed ?? suggestion;
  const answer = useAddress(slug);
  const hint = t("signUp.slugHint");
  const shown = answer?.slug === slug && slug !== "" ? answer : undefined;
  return (
    <Field
      id={field.id}
      label={t("signUp.slug")}
      hint={hint}
      errors={shown ? undefined : field.errors}
    >
      <div className="flex items-stretch">
        <input
          id={field.id}
          name={field.name}
          form={field.formId}
          value={slug}
          onChange={(event) => setTyped(event.target.value.toLowerCase().replace(/[\s_.]+/g, "-"))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          aria-invalid={field.errors || shown?.state === "taken" ? true : undefined}
          aria-describedby={`${describedBy(field.id, hint, field.errors)} ${field.id}-free`}
          className="control min-w-0 rounded-r-none"
        />
        <span className="flex shrink-0 items-center rounded-r-control border border-edge border-l-0 bg-sunken px-3 text-ink-soft">
          .{appHost}
        </span>
      </div>
      <div id={`${field.id}-free`} role="status" className="text-meta">
        {shown ? <Answer answer={shown} appHost={appHost} onUse={setTyped} /> : null}
      </div>
    </Field>
  );
}

function Answer({
  answer,
  appHost,
  onUse,
}: {
  answer: AddressAnswer;
  appHost: string;
  onUse: (slug: string) => void;
}) {
  const { t } = useTranslation("public");
  const address = `${answer.slug}.${appHost}`;
  if (answer.state === "free") {
    return (
      <p className="flex items-start gap-1.5 text-present">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("signUp.slugFree", { address })}
      </p>
    );
  }
  const { suggestion } = answer;
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-danger">
      <p className="flex items-start gap-1.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {answer.state === "taken" ? t("signUp.slugTaken", { address }) : t("signUp.slugInvalid")}
      </p>
      {suggestion ? (
        <button type="button" onClick={() => onUse(suggestion)} className="target text-link">
          {t("signUp.slugTry", { suggestion })}
        </button>
      ) : null}
    </div>
  );
}

function useAddress(slug: string): AddressAnswer | undefined {
  const { load, data } = useFetcher<AddressAnswer>();
  useEffect(() => {
    if (slug.length < 3) return;
    const timer = setTimeout(() => load(`/sign-up/address?slug=${encodeURIComponent(slug)}`), 350);
    return () => clearTimeout(timer);
  }, [slug, load]);
  return data;
}
