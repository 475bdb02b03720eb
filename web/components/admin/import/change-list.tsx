import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportRow } from "#domain/integrations/import.schema";
import { Badge } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";

const tones = { new: "good", changed: "info", unchanged: "plain", gone: "warning" } as const;
const MOST_FIELDS = 8;
/** What goes without saying of a record that is new. */
const USUAL = new Set(["status", "studentStatus", "staffStatus"]);

type Value = ImportRow["fields"][number]["before"];

/** Records with what would become of them, field by field. */
export function ChangeList({ rows }: { rows: readonly ImportRow[] }) {
  const { t } = useTranslation("import");
  return (
    <ul className="divide-y divide-hairline border-hairline border-y">
      {rows.map((row) => (
        <li
          key={`${row.entity} ${row.position} ${row.sourcedId}`}
          className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[minmax(0,18rem)_1fr]"
        >
          <div>
            <p className="font-medium">{row.label || row.sourcedId}</p>
            <p className="mt-1 flex flex-wrap items-center gap-2">
              <Badge tone={tones[row.change]}>{t(`changes.${row.change}`)}</Badge>
              <span className="text-ink-quiet text-meta">{t(`entities.${row.entity}`)}</span>
            </p>
          </div>
          <Fields row={row} />
        </li>
      ))}
    </ul>
  );
}

function Fields({ row }: { row: ImportRow }) {
  const { t } = useTranslation("import");
  const told = row.fields.filter(
    ({ field, before, after }) =>
      (!isEmpty(before) || !isEmpty(after)) && !(row.change === "new" && USUAL.has(field)),
  );
  const more = told.length - MOST_FIELDS;
  return (
    <dl className="flex min-w-0 flex-wrap gap-x-5 gap-y-1">
      {told.slice(0, MOST_FIELDS).map(({ field, before, after }) => (
        <div key={field} className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
          <dt className="text-ink-quiet text-meta">
            {t(`fields.${field}` as "fields.name", { defaultValue: field })}
          </dt>
          <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5">
            {row.change === "new" ? null : (
              <>
                <del className="break-words text-ink-soft decoration-ink-quiet">
                  <Shown value={before} />
                </del>
                <ArrowRight aria-hidden className="size-3.5 text-ink-quiet" />
              </>
            )}
            <ins className="break-words no-underline">
              <Shown value={after} />
            </ins>
          </dd>
        </div>
      ))}
      {more > 0 ? (
        <div className="text-ink-quiet text-meta">{t("rows.more", { count: more })}</div>
      ) : null}
    </dl>
  );
}

function Shown({ value }: { value: Value }) {
  const { t } = useTranslation("import");
  const { date } = useFormat();
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
  if (isEmpty(value)) return t("rows.empty");
  if (typeof value === "boolean") return value ? t("rows.yes") : t("rows.no");
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function isEmpty(value: Value): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
