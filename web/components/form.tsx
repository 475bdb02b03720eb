import { Form as RemixForm, type FormProps as RemixFormProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import type { FormState } from "#web/lib/use-form.ts";
import { Banner } from "./layout.tsx";

/** A POST form that the server checks: errors of the whole form first, fields below, buttons last. */
export function Form({
  form,
  className,
  children,
  onSubmit,
  ...rest
}: Omit<RemixFormProps, "form"> & { form: FormState; children: ReactNode }) {
  return (
    <RemixForm
      method="post"
      {...rest}
      id={form.id}
      noValidate
      onSubmit={form.onSubmit ?? onSubmit}
      className={cx("flex flex-col gap-5", className)}
    >
      <FormErrors form={form} />
      {children}
    </RemixForm>
  );
}

/** What is wrong with the form as a whole; says so too when only fields are. */
export function FormErrors({ form }: { form: FormState }) {
  const { t } = useTranslation();
  if (form.status !== "error") return null;
  if (form.errors?.length) return <Banner tone="error" title={form.errors.join(" ")} />;
  return (
    <Banner tone="error" title={t("form.errorsTitle")}>
      {t("form.errorsHint")}
    </Banner>
  );
}

/** Buttons of a form: the primary one first in reading order. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-2 pt-1 sm:flex-row sm:items-center">{children}</div>;
}
