import { Link, useSearchParams } from "@remix-run/react";
import { TriangleAlert, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Tally } from "#web/components/family/report.ts";
import { Ring } from "#web/components/ring.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { Table } from "#web/components/table.tsx";
import { type Name, useFormat } from "#web/lib/format.ts";

export type RatedStudent = {
  id: string;
  name: Name;
  reading: string | null;
  hasAlert: boolean;
  counts: Tally | null;
  rate: number | null;
};

/** The students of a class with their share of its lessons; sorted as the address says. */
export function ClassStudents({ students }: { students: readonly RatedStudent[] }) {
  const { t } = useTranslation(["teacher", "family", "common"]);
  const { name, percent, number } = useFormat();
  const [params] = useSearchParams();
  const rows = sorted(students, params.get("sort"), params.get("order") === "desc");
  return (
    <Table
      caption={t("class.students")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={UserPlus} title={t("class.emptyTitle")}>
          {t("roll.empty.text")}
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: t("roll.columns.student"),
          sort: "roll",
          primary: true,
          cell: (student) => (
            <Link
              to={`/students/${student.id}`}
              prefetch="intent"
              className="-my-1 inline-flex min-h-11 flex-col justify-center leading-snug hover:text-accent"
            >
              <span className="flex items-center gap-1.5">
                {name(student.name)}
                {student.hasAlert ? (
                  <TriangleAlert
                    role="img"
                    aria-label={t("roll.hasAlert")}
                    className="size-4 shrink-0 text-late"
                  />
                ) : null}
              </span>
              {student.reading ? (
                <span className="font-normal text-ink-quiet text-meta">{student.reading}</span>
              ) : null}
            </Link>
          ),
        },
        {
          key: "rate",
          header: t("family:report.rate"),
          sort: "rate",
          align: "end",
          cell: ({ rate, counts }) =>
            rate === null || !counts ? (
              "–"
            ) : (
              <span className="inline-flex items-center gap-2.5 font-medium tabular-nums">
                {percent(rate, 1)}
                <Ring counts={counts} showNumber={false} className="size-7" />
              </span>
            ),
        },
        ...(["late", "absent", "excused"] as const).map((kind) => ({
          key: kind,
          header: t(`common:marks.${kind}`),
          sort: kind,
          align: "end" as const,
          cell: ({ counts }: RatedStudent) => (
            <span className="tabular-nums">{counts ? number(counts[kind]) : "–"}</span>
          ),
        })),
      ]}
    />
  );
}

function sorted(students: readonly RatedStudent[], by: string | null, descending: boolean) {
  if (by === null || by === "roll") return descending ? [...students].reverse() : students;
  const value = ({ rate, counts }: RatedStudent) =>
    by === "rate" ? (rate ?? 2) : (counts?.[by as keyof Tally] ?? -1);
  const sign = descending ? -1 : 1;
  return [...students].sort((a, b) => sign * (value(a) - value(b)));
}
