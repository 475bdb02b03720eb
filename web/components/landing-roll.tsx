import { Check, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MARK_KINDS, type MarkCounts, type MarkKind, MarkSymbol, MarkTally } from "./marks.tsx";
import { Ring } from "./ring.tsx";

export const SAMPLE = ["a", "b", "c", "d", "e", "f"] as const;
export type Sample = (typeof SAMPLE)[number];
export type SampleMarks = Record<Sample, MarkKind>;

export const FIRST_MARKS: SampleMarks = {
  a: "present",
  b: "present",
  c: "absent",
  d: "present",
  e: "late",
  f: "unmarked",
};

export function countsOf(marks: SampleMarks): MarkCounts {
  const counts: MarkCounts = { present: 0, late: 0, absent: 0, excused: 0, unmarked: 0 };
  for (const student of SAMPLE) counts[marks[student]]++;
  return counts;
}

/** A roll as a teacher holds it, which can be tapped. */
export function PhoneRoll({
  marks,
  onMarks,
}: {
  marks: SampleMarks;
  onMarks: (marks: SampleMarks) => void;
}) {
  const { t } = useTranslation("landing");
  const cycle = (student: Sample) => {
    const next = MARK_KINDS[(MARK_KINDS.indexOf(marks[student]) + 1) % MARK_KINDS.length];
    onMarks({ ...marks, [student]: next ?? "present" });
  };
  const allPresent = () =>
    onMarks(Object.fromEntries(SAMPLE.map((one) => [one, "present"])) as SampleMarks);
  return (
    <section
      aria-label={t("demo.label")}
      className="w-full max-w-90 rounded-[28px] border border-edge bg-sunken p-2"
    >
      <div className="overflow-hidden rounded-[21px] border border-hairline bg-paper">
        <div className="border-hairline border-b px-4 pt-3 pb-2.5">
          <div className="flex items-baseline justify-between gap-3">
            <p className="font-semibold">{t("demo.class")}</p>
            <p className="flex items-center gap-1 text-meta text-present">
              <Check aria-hidden className="size-3.5" />
              {t("demo.saved")}
            </p>
          </div>
          <div className="flex items-baseline justify-between gap-3 text-ink-quiet text-meta">
            <p className="tabular-nums">{t("demo.period")}</p>
            <p className="flex items-center gap-1">
              <Users aria-hidden className="size-3.5" />
              {t("demo.here")}
            </p>
          </div>
        </div>
        <ul className="divide-y divide-hairline">
          {SAMPLE.map((student) => (
            <RollRow
              key={student}
              student={student}
              kind={marks[student]}
              onTap={() => cycle(student)}
            />
          ))}
        </ul>
        <div className="flex min-h-14 items-center justify-between gap-2 border-hairline border-t bg-surface py-1.5 pr-1.5 pl-3.5">
          <MarkTally counts={countsOf(marks)} dense />
          <button
            type="button"
            onClick={allPresent}
            className="min-h-11 shrink-0 rounded-control px-2 font-medium text-accent text-meta hover:bg-accent-soft"
          >
            {t("demo.allPresent")}
          </button>
        </div>
      </div>
    </section>
  );
}

function RollRow({ student, kind, onTap }: { student: Sample; kind: MarkKind; onTap: () => void }) {
  const { t } = useTranslation(["landing", "common"]);
  const name = t(`demo.students.${student}`);
  const below = t(`demo.students.${student}Reading`);
  const mark = t(`common:marks.${kind}`);
  return (
    <li className="flex min-h-15 items-center gap-3 pr-1 pl-4">
      <div className="min-w-0 flex-1 leading-snug">
        <p className="truncate font-medium">{name}</p>
        {below ? <p className="truncate text-ink-quiet text-meta">{below}</p> : null}
      </div>
      <button
        type="button"
        onClick={onTap}
        aria-label={t("demo.change", { name, mark })}
        className="flex size-14 items-center justify-center rounded-control"
      >
        <MarkSymbol kind={kind} className="size-9" />
      </button>
    </li>
  );
}

const CLASSES = {
  a: { present: 27, late: 1, absent: 0, excused: 0, unmarked: 0 },
  c: { present: 24, late: 0, absent: 2, excused: 1, unmarked: 0 },
  d: { unmarked: 29 },
  e: { present: 25, late: 2, absent: 1, excused: 0, unmarked: 0 },
  f: { present: 12, late: 0, absent: 0, excused: 0, unmarked: 16 },
} as const;

const STATES = {
  a: "submitted",
  b: "open",
  c: "submitted",
  d: "notTaken",
  e: "submitted",
  f: "open",
} as const;

/** The office's board; the class of the roll above follows what is tapped there. */
export function SampleBoard({ counts }: { counts: MarkCounts }) {
  const { t } = useTranslation("landing");
  return (
    <section aria-label={t("board.label")}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-hairline bg-hairline sm:grid-cols-3">
        {SAMPLE.map((one) => (
          <li key={one} className="flex items-center gap-3 bg-surface p-3">
            <Ring counts={one === "b" ? counts : CLASSES[one]} className="size-12" />
            <div className="min-w-0 leading-snug">
              <p className="font-semibold">{t(`board.classes.${one}`)}</p>
              <p className="text-ink-quiet text-meta">{t(`board.${STATES[one]}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
