import { Link, useSearchParams } from "@remix-run/react";
import { TriangleAlert, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PhoneList } from "#web/components/family/phone-list.tsx";
import type { Tally } from "#web/components/family/report.ts";
import { useShare } from "#web/components/family/use-share.ts";
import { useTallyWords } from "#web/components/family/use-tally-words.ts";
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
  const { name, number } = useFormat();
  const share = useShare();
  const words = useTallyWords();
  const [params] = useSearchParams();
  const rows = sorted(students, params.get("sort"), params.get("order") === "desc");
  if (rows.length === 0) {
    return (
      <EmptyState icon={UserPlus} title={t("class.emptyTitle")}>
        {t("class.emptyText")}
      </EmptyState>
    );
  }
  const rating = ({ rate, counts }: RatedStudent) =>
    rate === null || !counts ? (
      "–"
    ) : (
      <>
        {share(rate)}
        <Ring counts={counts} showNumber={false} className="size-7" />
      </>
    );
  const called = (student: RatedStudent) => (
    <span className="flex items-center gap-1.5">
      {name(student.name)}
      {student.hasAlert ? (
        <TriangleAlert
          role="img"
          aria-label={t("class.hasAlert")}
          className="size-4 shrink-0 text-late"
        />
      ) : null}
    </span>
  );
  return (
    <>
      <PhoneList
        label={t("class.students")}
        rows={rows.map((student) => ({
          key: student.id,
          to: `/students/${student.id}`,
          title: called(student),
          below: [student.reading, student.counts ? words(student.counts) : ""]
            .filter(Boolean)
            .join(" · "),
          end: rating(student),
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={t("class.students")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              header: t("class.student"),
              sort: "roll",
              primary: true,
              cell: (student) => (
                <Link
                  to={`/students/${student.id}`}
                  prefetch="intent"
                  className="-my-1 inline-flex min-h-11 flex-col justify-center leading-snug hover:text-accent"
                >
                  {called(student)}
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
              cell: (student) => (
                <span className="inline-flex items-center gap-2.5 font-medium tabular-nums">
                  {rating(student)}
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
      </div>
    </>
  );
}

function sorted(students: readonly RatedStudent[], by: string | null, descending: boolean) {
  if (by === null || by === "roll") return descending ? [...students].reverse() : students;
  const value = ({ rate, counts }: RatedStudent) =>
    by === "rate" ? (rate ?? 2) : (counts?.[by as keyof Tally] ?? -1);
  const sign = descending ? -1 : 1;
  return [...students].sort((a, b) => sign * (value(a) - value(b)));
}
