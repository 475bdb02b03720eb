import { Check } from "lucide-react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { cx } from "#web/lib/cx.ts";
import type { FormField } from "#web/lib/use-form.ts";
import { describedBy, FieldError, FieldSet, type FieldTexts } from "./field.tsx";
import type { Option } from "./inputs.tsx";

type BoxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { children: ReactNode };

/** A native checkbox with its label as target. */
export function Checkbox({ children, className, ...rest }: BoxProps) {
  return (
    <label className={cx("flex min-h-11 cursor-pointer items-center gap-3 py-2", className)}>
      <span className="relative flex size-5.5 shrink-0">
        <input
          type="checkbox"
          {...rest}
          className="peer size-5.5 cursor-pointer appearance-none rounded-[4px] border border-edge bg-surface checked:border-accent checked:bg-accent aria-invalid:border-danger disabled:opacity-50"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none absolute inset-0 m-auto hidden size-4 text-on-accent peer-checked:block"
        />
      </span>
      <span className="min-w-0">{children}</span>
    </label>
  );
}

/** A checkbox of a form. */
export function CheckboxField({
  field,
  label,
  hint,
  value = "on",
  ...rest
}: Omit<BoxProps, "children" | "form" | "name"> & FieldTexts & { field: FormField }) {
  return (
    <div>
      <Checkbox
        key={field.key}
        id={field.id}
        name={field.name}
        form={field.formId}
        value={value}
        defaultChecked={[field.initialValue].flat().includes(value)}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={describedBy(field.id, hint, field.errors)}
        {...rest}
      >
        {label}
        {hint ? <span className="block text-ink-quiet text-meta">{hint}</span> : null}
      </Checkbox>
      <FieldError id={field.id} errors={field.errors} />
    </div>
  );
}

type Choice = Option & { hint?: ReactNode };

type GroupProps = {
  name: string;
  options: readonly Choice[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  form?: string;
  invalid?: boolean;
};

/** Choices one under the other, each with room for a line that explains it. */
export function RadioGroup({ options, invalid, ...group }: GroupProps) {
  return (
    <div className="flex flex-col divide-y divide-hairline border-hairline border-y">
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio is its control
        <label key={option.value} className="flex min-h-11 cursor-pointer gap-3 py-3">
          <Radio option={option} group={group} invalid={invalid} />
          <span className="min-w-0">
            {option.label}
            {option.hint ? (
              <span className="block text-ink-quiet text-meta">{option.hint}</span>
            ) : null}
          </span>
        </label>
      ))}
    </div>
  );
}

function Radio({
  option,
  group,
  invalid,
}: {
  option: Choice;
  group: Omit<GroupProps, "options">;
  invalid?: boolean;
}) {
  const { name, form, value, defaultValue, onChange } = group;
  return (
    <input
      type="radio"
      name={name}
      form={form}
      value={option.value}
      disabled={option.disabled}
      aria-invalid={invalid || undefined}
      {...(value === undefined
        ? { defaultChecked: defaultValue === option.value }
        : { checked: value === option.value })}
      onChange={() => onChange?.(option.value)}
      className="mt-0.5 size-5 shrink-0 cursor-pointer appearance-none rounded-round border border-edge bg-surface checked:border-6 checked:border-accent"
    />
  );
}

/** Two to four short choices side by side: radio buttons that look like one control. */
export function Segmented({ options, invalid, label, ...group }: GroupProps & { label?: string }) {
  const { name, form, value, defaultValue, onChange } = group;
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-invalid={invalid || undefined}
      className="flex w-full max-w-full flex-wrap gap-px overflow-hidden rounded-control border border-edge bg-hairline sm:w-fit"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-10.5 grow cursor-pointer items-center justify-center bg-surface px-4 py-1.5 text-center text-ink-soft has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2"
        >
          <input
            type="radio"
            name={name}
            form={form}
            value={option.value}
            disabled={option.disabled}
            {...(value === undefined
              ? { defaultChecked: defaultValue === option.value }
              : { checked: value === option.value })}
            onChange={() => onChange?.(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

type FieldGroupProps = FieldTexts & {
  field: FormField;
  options: readonly Choice[];
  onChange?: (value: string) => void;
};

/** One question of a form with its choices; `segmented` puts them side by side. */
export function RadioField({
  field,
  options,
  label,
  hint,
  optional,
  className,
  onChange,
  segmented,
}: FieldGroupProps & { segmented?: boolean }) {
  const Group = segmented ? Segmented : RadioGroup;
  return (
    <FieldSet {...{ id: field.id, label, hint, optional, className, errors: field.errors }}>
      <Group
        key={field.key}
        name={field.name}
        form={field.formId}
        options={options}
        defaultValue={field.initialValue as string | undefined}
        invalid={Boolean(field.errors)}
        onChange={onChange}
      />
    </FieldSet>
  );
}
