import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "#web/components/list-controls.tsx";
import { withParams } from "#web/lib/list-query.ts";

export type Pickable = { id: string; displayName: string; reading: string | null; hint?: string };

/**
 * Finds a person by name and puts the one that is chosen into the address as `?pick=`; with `several`
 * beside those that were chosen before.
 */
export function PersonPicker({
  label,
  people,
  several,
}: {
  label: string;
  people: readonly Pickable[];
  several?: boolean;
}) {
  const { t } = useTranslation("admin");
  const [params] = useSearchParams();
  const asked = Boolean(params.get("q")?.trim());
  return (
    <>
      <SearchBox label={label} />
      <p role="status" className="mt-2 text-ink-quiet text-meta">
        {asked && people.length === 0 ? t("picker.none") : null}
        {asked && people.length > 0 ? t("picker.found", { count: people.length }) : null}
      </p>
      {people.length > 0 ? (
        <ul className="mt-1 divide-y divide-hairline border-hairline border-y">
          {people.map(({ id, displayName, reading, hint }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
              <p>
                {displayName}{" "}
                <span className="text-ink-quiet text-meta">
                  {[reading, hint].filter(Boolean).join(" · ")}
                </span>
              </p>
              <Link
                to={several ? withMore(params, id) : withParams(params, { pick: id, q: null })}
                preventScrollReset
                aria-label={t("picker.chooseOne", { name: displayName })}
                className="target text-link"
              >
                {t("picker.choose")}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function withMore(params: URLSearchParams, id: string): string {
  const next = new URLSearchParams(params);
  next.delete("q");
  next.append("pick", id);
  return `?${next}`;
}
