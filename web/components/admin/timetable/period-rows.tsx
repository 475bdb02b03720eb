import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "#domain/academics/timetable.schema";
import { Button, IconButton } from "#web/components/button.tsx";
import { TextInput } from "#web/components/inputs.tsx";
import { useHydrated } from "../use-hydrated.ts";

type Row = { key: string; id: string; title: string; startsAt: string; endsAt: string };

const blank = (at: number): Row => ({
  key: `new-${at}`,
  id: "",
  title: "",
  startsAt: "",
  endsAt: "",
});
const SPARE = 3;

/** The periods of a school, a line each; lines come and go in the page, spare ones before JavaScript. */
export function PeriodRows({ periods }: { periods: readonly Period[] }) {
  const { t } = useTranslation("timetable");
  const hydrated = useHydrated();
  const [rows, setRows] = useState<readonly Row[]>(() => [
    ...periods.map((period) => ({ ...period, key: period.id })),
    ...Array.from({ length: SPARE }, (_, at) => blank(at)),
  ]);
  return (
    <>
      <ul className="flex flex-col gap-3">
        {rows.map((row, at) => (
          <li key={row.key}>
            <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.75rem] gap-2 sm:grid-cols-[minmax(0,1fr)_8.5rem_8.5rem_2.75rem]">
              <legend className="sr-only">{t("periods.row", { number: at + 1 })}</legend>
              <input type="hidden" name={`periods.${at}.id`} value={row.id} />
              <TextInput
                name={`periods.${at}.title`}
                aria-label={t("periods.title")}
                placeholder={t("periods.title")}
                defaultValue={row.title}
                maxLength={60}
                className="col-span-2 sm:col-span-1"
              />
              <TextInput
                type="time"
                name={`periods.${at}.startsAt`}
                aria-label={t("periods.starts")}
                defaultValue={row.startsAt}
                className="row-start-2 sm:row-start-auto"
              />
              <TextInput
                type="time"
                name={`periods.${at}.endsAt`}
                aria-label={t("periods.ends")}
                defaultValue={row.endsAt}
                className="row-start-2 sm:row-start-auto"
              />
              {hydrated ? (
                <IconButton
                  icon={X}
                  label={t("periods.remove", { title: row.title || at + 1 })}
                  onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
                  className="col-start-3 row-start-1 sm:col-start-auto sm:row-start-auto"
                />
              ) : null}
            </fieldset>
          </li>
        ))}
      </ul>
      {hydrated ? (
        <Button
          variant="plain"
          icon={Plus}
          onClick={() => setRows([...rows, blank(Date.now())])}
          className="mt-2 -ml-3"
        >
          {t("periods.add")}
        </Button>
      ) : null}
    </>
  );
}
