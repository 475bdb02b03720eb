import { Check, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WEEKDAYS } from "#domain/academics/constants";
import type { Meeting } from "#domain/academics/meeting.schema";
import type { Period } from "#domain/academics/timetable.schema";
import { Button } from "#web/components/button.tsx";
import { Select, TextInput } from "#web/components/inputs.tsx";
import { useFormat } from "#web/lib/format.ts";

/** The periods of a week, each weekday to be ticked; a tick keeps the room it had. */
export function PeriodGrid({
  periods,
  meetings,
}: {
  periods: readonly Period[];
  meetings: readonly Meeting[];
}) {
  const { t } = useTranslation("classes");
  const { weekday } = useFormat();
  const held = (day: number, periodId: string) =>
    meetings.find((one) => one.weekday === day && one.periodId === periodId);
  return (
    <table className="w-full table-fixed border-collapse sm:max-w-2xl">
      <caption className="sr-only">{t("times.grid")}</caption>
      <thead>
        <tr className="border-hairline border-b">
          <th scope="col" className="w-18 text-left sm:w-36">
            <span className="sr-only">{t("times.grid")}</span>
          </th>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" className="py-2 font-medium text-ink-quiet text-meta">
              {weekday(day, "short")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={period.id} className="border-hairline border-b">
            <th scope="row" className="py-1 pr-2 text-left font-medium leading-tight">
              {period.title}
              <span className="block font-normal text-ink-quiet text-meta tabular-nums">
                {period.startsAt}
                <span className="hidden sm:inline">–{period.endsAt}</span>
              </span>
            </th>
            {WEEKDAYS.map((day) => {
              const meeting = held(day, period.id);
              const label = t("times.cell", {
                weekday: weekday(day, "long"),
                period: period.title,
              });
              return (
                <td key={day} className="p-0.5">
                  <span className="relative block">
                    <input
                      type="checkbox"
                      name="slot"
                      value={[day, period.id, meeting?.location ?? ""].join("|")}
                      defaultChecked={Boolean(meeting)}
                      aria-label={label}
                      title={label}
                      className="peer block h-11 w-full cursor-pointer appearance-none rounded-control border border-edge bg-surface checked:border-accent checked:bg-accent-soft hover:border-ink-soft"
                    />
                    <Check
                      aria-hidden
                      className="pointer-events-none absolute inset-0 m-auto hidden size-5 text-accent peer-checked:block"
                    />
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Line = Pick<Meeting, "weekday" | "startsAt" | "endsAt" | "location"> | null;

/** Weekly times outside the periods, a line each. */
export function OtherTimes({ lines, errors }: { lines: readonly Line[]; errors?: string[] }) {
  const { t } = useTranslation("classes");
  const [rows, setRows] = useState<readonly Line[]>([...lines, null]);
  return (
    <>
      <ul className="flex flex-col gap-4">
        {rows.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
          <li key={at}>
            <OtherTime line={line} at={at} />
          </li>
        ))}
      </ul>
      {errors ? (
        <p role="alert" className="mt-2 text-danger text-meta">
          {errors.join(" ")}
        </p>
      ) : null}
      <Button variant="plain" icon={Plus} onClick={() => setRows([...rows, null])} className="mt-2">
        {t("times.add")}
      </Button>
    </>
  );
}

function OtherTime({ line, at }: { line: Line; at: number }) {
  const { t } = useTranslation("classes");
  const { weekday } = useFormat();
  const days = WEEKDAYS.map((day) => ({ value: String(day), label: weekday(day, "long") }));
  const named = (part: "weekday" | "startsAt" | "endsAt" | "location", label: string) => ({
    name: `other.${at}.${part}`,
    "aria-label": label,
    defaultValue: line?.[part] ?? "",
  });
  return (
    <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-[1fr_8rem_8rem_1fr]">
      <legend className="sr-only">{t("times.row", { number: at + 1 })}</legend>
      <Select
        {...named("weekday", t("times.weekday"))}
        options={days}
        placeholder={t("times.weekday")}
      />
      <TextInput
        {...named("location", t("times.location"))}
        placeholder={t("times.location")}
        maxLength={80}
        className="sm:order-last"
      />
      <TextInput {...named("startsAt", t("times.starts"))} type="time" />
      <TextInput {...named("endsAt", t("times.ends"))} type="time" />
    </fieldset>
  );
}
