import { Form, useNavigate, useSearchParams } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/components/button.tsx";
import { type Option, Select } from "#web/components/inputs.tsx";
import { cx } from "#web/lib/cx.ts";

export type Filter = {
  name: string;
  label: string;
  options: readonly Option[];
  /** The choice that leaves this filter out; without one the first option holds. */
  all?: string;
  /** What holds while the address says nothing. */
  fallback?: string;
};

/** Choices that narrow a list, kept in the address; change at once, or by a button before JavaScript. */
export function Filters({
  filters,
  className,
}: {
  filters: readonly Filter[];
  className?: string;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const mine = new Set([...filters.map(({ name }) => name), "page", "done"]);
  const rest = [...params].filter(([name]) => !mine.has(name));

  const choose = (event: FormEvent<HTMLFormElement>) => {
    const chosen = new FormData(event.currentTarget);
    const next = new URLSearchParams(rest);
    for (const { name } of filters) {
      const value = String(chosen.get(name) ?? "");
      if (value) next.set(name, value);
    }
    navigate(`?${next}`, { replace: true, preventScrollReset: true });
  };

  return (
    <Form
      onChange={choose}
      className={cx("grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto sm:flex-wrap", className)}
    >
      {rest.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {filters.map(({ name, label, options, all, fallback }) => (
        <Select
          key={`${name}=${params.get(name)}`}
          name={name}
          aria-label={label}
          options={options}
          placeholder={all}
          defaultValue={params.get(name) ?? fallback ?? ""}
          className="min-w-0 sm:w-auto sm:max-w-56"
        />
      ))}
      <noscript>
        <Button type="submit">{t("actions.filter")}</Button>
      </noscript>
    </Form>
  );
}
