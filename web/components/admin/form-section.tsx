import { type ReactNode, useId } from "react";

/** A part of a long form: its name and a line on it, then its fields, two in a row where there is room. */
export function FormSection({
  title,
  hint,
  children,
}: {
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-hairline border-t pt-5">
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      {hint ? <p className="mt-0.5 text-ink-soft">{hint}</p> : null}
      <div className="mt-4 grid grid-cols-1 items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        {children}
      </div>
    </section>
  );
}

/** A field as wide as its section. */
export const WIDE = "sm:col-span-2";
