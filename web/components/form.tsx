import type { FormMetadata } from "@conform-to/react";
import { getFormProps } from "@conform-to/react";
import { Form as RemixForm, type FormProps as RemixFormProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { Banner } from "./layout.tsx";

// biome-ignore lint/suspicious/noExplicitAny: a form of any schema
type AnyForm = FormMetadata<any, any>;

/** A POST form bound to conform: errors of the whole form first, fields below, buttons last. */
export function Form({
  form,
  className,
  children,
  ...rest
}: Omit<RemixFormProps, "form"> & { form: AnyForm; children: ReactNode }) {
  return (
    <RemixForm
      method="post"
      {...rest}
      {...getFormProps(form)}
      className={cx("flex flex-col gap-5", className)}
    >
      <FormErrors form={form} />
      {children}
    </RemixForm>
  );
}

/** What is wrong with the form as a whole; says so too when only fields are. */
export function FormErrors({ form }: { form: AnyForm }) {
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
