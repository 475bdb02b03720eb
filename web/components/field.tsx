import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import type { FormField } from "#web/lib/use-form.ts";

export type FieldTexts = {
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  className?: string;
};

type FieldProps = FieldTexts & {
  id: string;
  errors?: string[];
  children: ReactNode;
};

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;

/** Label, hint and error around any control. The control takes `describedBy(id, …)`. */
export function Field({ id, label, hint, errors, optional, className, children }: FieldProps) {
  return (
    <div className={cx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional ? <Optional /> : null}
      </label>
      {hint ? (
        <p id={hintId(id)} className="text-meta text-ink-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} errors={errors} />
    </div>
  );
}

/** A group of controls under one question, as radio buttons are. */
export function FieldSet({ id, label, hint, errors, optional, className, children }: FieldProps) {
  return (
    <fieldset
      className={cx("flex min-w-0 flex-col gap-1", className)}
      aria-describedby={describedBy(id, hint, errors)}
    >
      <legend className="mb-1 font-medium">
        {label}
        {optional ? <Optional /> : null}
      </legend>
      {hint ? (
        <p id={hintId(id)} className="text-meta text-ink-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} errors={errors} />
    </fieldset>
  );
}

export function FieldError({ id, errors }: { id: string; errors?: string[] }) {
  if (!errors?.length) return null;
  return (
    <p id={errorId(id)} className="flex items-start gap-1.5 text-meta text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{errors.join(" ")}</span>
    </p>
  );
}

function Optional() {
  const { t } = useTranslation();
  return <span className="font-normal text-ink-quiet text-meta"> ({t("form.optional")})</span>;
}

export function describedBy(id: string, hint?: ReactNode, errors?: string[]): string | undefined {
  const ids = [hint ? hintId(id) : "", errors?.length ? errorId(id) : ""].filter(Boolean);
  return ids.length ? ids.join(" ") : undefined;
}

/** What a control takes from a field of a form. */
export function controlOf(field: FormField, hint?: ReactNode) {
  const initial: unknown = field.initialValue;
  return {
    id: field.id,
    name: field.name,
    form: field.formId,
    defaultValue: initial === undefined || initial === null ? undefined : String(initial),
    "aria-invalid": field.errors ? true : undefined,
    "aria-describedby": describedBy(field.id, hint, field.errors),
  };
}
