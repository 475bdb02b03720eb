import { Form, Link, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { ChevronLeft, ChevronRight, LoaderCircle, Search } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/lib/format.ts";
import { withParams } from "#web/lib/list-query.ts";
import { buttonClass } from "./button.tsx";

/** Pages of a list, in the address. Nothing when all fits on one. */
export function Pagination({
  page,
  perPage,
  total,
}: {
  page: number;
  perPage: number;
  total: number;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [params] = useSearchParams();
  if (total <= perPage && page === 1) return null;
  const last = Math.max(1, Math.ceil(total / perPage));
  const from = Math.min((page - 1) * perPage + 1, total);
  const to = Math.min(page * perPage, total);
  return (
    <nav
      aria-label={t("pagination.label")}
      className="mt-4 flex items-center justify-between gap-3"
    >
      <p className="text-ink-soft text-meta tabular-nums">
        {t("pagination.range", { from: number(from), to: number(to), total: number(total) })}
      </p>
      <div className="flex gap-2">
        {page > 1 ? (
          <Link to={withParams(params, { page: page - 1 })} rel="prev" className={buttonClass({})}>
            <ChevronLeft aria-hidden className="size-4" />
            {t("pagination.previous")}
          </Link>
        ) : null}
        {page < last ? (
          <Link to={withParams(params, { page: page + 1 })} rel="next" className={buttonClass({})}>
            {t("pagination.next")}
            <ChevronRight aria-hidden className="size-4" />
          </Link>
        ) : null}
      </div>
    </nav>
  );
}

/** Searches the list of this page as one types; a plain GET form before JavaScript is there. */
export function SearchBox({ label, name = "q" }: { label: string; name?: string }) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const navigation = useNavigation();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const searching =
    navigation.state === "loading" && navigation.location.search.includes(`${name}=`);
  const Icon = searching ? LoaderCircle : Search;
  const soon = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => submit(form, { replace: true, preventScrollReset: true }),
      250,
    );
  };
  return (
    <Form
      role="search"
      onChange={soon}
      onSubmit={() => clearTimeout(timer.current)}
      className="relative w-full sm:max-w-80"
    >
      {[...params].map(([key, value]) =>
        key === name || key === "page" ? null : (
          <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
        ),
      )}
      <Icon
        aria-hidden
        className={`-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 size-4.5 text-ink-quiet ${searching ? "animate-spin" : ""}`}
      />
      <input
        type="search"
        name={name}
        defaultValue={params.get(name) ?? ""}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        className="control pl-10"
      />
    </Form>
  );
}
