import { Eye, EyeOff } from "lucide-react";
import {
  forwardRef,
  type InputHTMLAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import type { FormField } from "#web/lib/use-form.ts";
import { controlOf, Field, type FieldTexts } from "./field.tsx";

type InputProps = InputHTMLAttributes<HTMLInputElement>;

export const TextInput = forwardRef<HTMLInputElement, InputProps>(function TextInput(
  { className, type = "text", ...rest },
  ref,
) {
  return <input ref={ref} type={type} {...rest} className={cx("control", className)} />;
});

/** The browser's own date control: keyboard, screen reader and the device's calendar come with it. */
export const DateInput = forwardRef<HTMLInputElement, InputProps>(function DateInput(
  { className, ...rest },
  ref,
) {
  return <input ref={ref} type="date" {...rest} className={cx("control max-w-56", className)} />;
});

export const Textarea = forwardRef<
  HTMLTextAreaElement,
  TextareaHTMLAttributes<HTMLTextAreaElement>
>(function Textarea({ className, rows = 4, ...rest }, ref) {
  return <textarea ref={ref} rows={rows} {...rest} className={cx("control", className)} />;
});

export type Option = { value: string; label: string; disabled?: boolean };

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: readonly Option[];
  /** First, empty choice. */
  placeholder?: string;
};

export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, className, ...rest },
  ref,
) {
  return (
    <select ref={ref} {...rest} className={cx("control select", className)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
});

export function PasswordInput({ className, ...rest }: InputProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <input
        {...rest}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className={cx("control pr-12", className)}
      />
      <button
        type="button"
        aria-label={t(shown ? "form.hidePassword" : "form.showPassword")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 flex w-11 items-center justify-center rounded-control text-ink-quiet hover:text-ink"
      >
        <Icon aria-hidden className="size-5" />
      </button>
    </div>
  );
}

type OfField<P> = Omit<P, "form" | "name" | "id"> & FieldTexts & { field: FormField };

/** A labelled text input of a form: `<TextField field={fields.email} type="email" label=… />`. */
export function TextField({
  field,
  label,
  hint,
  optional,
  className,
  ...rest
}: OfField<InputProps>) {
  const Control =
    rest.type === "password" ? PasswordInput : rest.type === "date" ? DateInput : TextInput;
  return (
    <Field {...{ id: field.id, label, hint, optional, className, errors: field.errors }}>
      <Control {...controlOf(field, hint)} {...rest} key={field.key} />
    </Field>
  );
}

export function SelectField({
  field,
  label,
  hint,
  optional,
  className,
  ...rest
}: OfField<SelectProps>) {
  return (
    <Field {...{ id: field.id, label, hint, optional, className, errors: field.errors }}>
      <Select {...controlOf(field, hint)} {...rest} key={field.key} />
    </Field>
  );
}

export function TextareaField({
  field,
  label,
  hint,
  optional,
  className,
  ...rest
}: OfField<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field {...{ id: field.id, label, hint, optional, className, errors: field.errors }}>
      <Textarea {...controlOf(field, hint)} {...rest} key={field.key} />
    </Field>
  );
}
