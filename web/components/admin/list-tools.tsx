import { useFetcher, useLocation, useSearchParams } from "@remix-run/react";
import { Columns3, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "#web/components/button.tsx";
import { Checkbox } from "#web/components/choices.tsx";
import { Disclosure } from "#web/components/disclosure.tsx";
import { useFormat } from "#web/lib/format.ts";

/** Which columns a list shows; kept in a cookie of this browser. */
export function ColumnChoice({
  list,
  options,
  shown,
}: {
  /** The list's name in the cookie. */
  list: string;
  options: readonly { key: string; label: string }[];
  shown: readonly string[];
}) {
  const { t } = useTranslation("admin");
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (
    <Disclosure
      summary={
        <>
          <Columns3 aria-hidden className="size-4.5 shrink-0" />
          {t("list.columns")}
        </>
      }
      summaryClass={buttonClass({ variant: "quiet" })}
      panelClass="right-0 top-13 w-60 p-4"
    >
      <fetcher.Form method="post" action="/admin/columns">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="next" value={pathname + search} />
        <fieldset>
          <legend className="sr-only">{t("list.columns")}</legend>
          {options.map(({ key, label }) => (
            <Checkbox key={key} name="column" value={key} defaultChecked={shown.includes(key)}>
              {label}
            </Checkbox>
          ))}
        </fieldset>
        <Button type="submit" className="mt-2 w-full" pending={fetcher.state !== "idle"}>
          {t("list.columnsApply")}
        </Button>
      </fetcher.Form>
    </Disclosure>
  );
}

/** Downloads what the present filters show, all pages of it. */
export function CsvLink({ to, kind }: { to: string; kind?: string }) {
  const { t } = useTranslation("admin");
  const [params] = useSearchParams();
  const wanted = new URLSearchParams(params);
  for (const name of ["page", "perPage", "done"]) wanted.delete(name);
  if (kind) wanted.set("kind", kind);
  return (
    <a
      href={`${to}?${wanted}`}
      download
      title={t("list.exportTitle")}
      className={buttonClass({ variant: "quiet" })}
    >
      <Download aria-hidden className="size-4.5 shrink-0" />
      {t("list.export")}
    </a>
  );
}

/** How many there are, in a line over the list; totals are only counted up to the cap. */
export function Found({ total, cap = 10_000 }: { total: number; cap?: number }) {
  const { t } = useTranslation("admin");
  const { number } = useFormat();
  return (
    <p className="text-ink-quiet text-meta tabular-nums" role="status">
      {total >= cap
        ? t("list.foundMany", { number: number(cap) })
        : t("list.found", { count: total, number: number(total) })}
    </p>
  );
}
