import { useTranslation } from "react-i18next";
import { MarkSymbol } from "#web/components/marks.tsx";
import { useFormat } from "#web/lib/format.ts";
import { NameLines, type RowData, rowFrame } from "./roll-row.tsx";
import type { RollCode } from "./roll-types.ts";
import { quickCodes } from "./roll-wishes.ts";
import { TermMarks } from "./term-marks.tsx";

/**
 * A row of the form that works before JavaScript: radio buttons stacked under one control. The label
 * on top shows the current choice and belongs to the next one, so that a tap cycles here too.
 */
export function PaperRow({
  row,
  codes,
  readOnly,
}: {
  row: RowData;
  codes: readonly RollCode[];
  readOnly: boolean;
}) {
  const { name } = useFormat();
  const { student, kind, code, history } = row;
  const called = name(student);
  const frame =
    "flex min-w-0 flex-1 select-none flex-col justify-center py-2 pl-4 leading-snug md:pl-2";
  return (
    <li className={rowFrame} data-student={student.id}>
      {readOnly ? (
        <span className={frame}>
          <NameLines row={row} called={called} />
        </span>
      ) : (
        <button
          type="submit"
          name="open"
          value={student.id}
          className={`${frame} text-left focus-visible:-outline-offset-2`}
        >
          <NameLines row={row} called={called} />
        </button>
      )}
      {history ? (
        <span className="hidden items-center pr-6 lg:flex">
          <TermMarks kinds={history} />
        </span>
      ) : null}
      {readOnly ? (
        <span className="flex w-16 items-center justify-center self-center justify-self-end">
          <MarkSymbol
            kind={kind}
            letter={code ?? undefined}
            label={row.label}
            className="size-10 md:size-9"
          />
        </span>
      ) : (
        <PaperMark row={row} codes={codes} called={called} />
      )}
    </li>
  );
}

function PaperMark({
  row,
  codes,
  called,
}: {
  row: RowData;
  codes: readonly RollCode[];
  called: string;
}) {
  const { t } = useTranslation("register");
  const { student, mark, code } = row;
  const choices = choicesOf(codes, code);
  const id = (place: number) => `${student.id}-${place % choices.length}`;
  return (
    <fieldset className="relative flex w-16 shrink-0 justify-self-end">
      <legend className="sr-only">{called}</legend>
      <input
        type="hidden"
        name={`was.${student.id}`}
        value={`${mark?.version ?? 0}:${code ?? ""}`}
      />
      {choices.map((choice, place) => (
        <span key={choice?.code ?? ""} className="contents">
          <input
            type="radio"
            id={id(place)}
            name={`mark.${student.id}`}
            value={choice?.code ?? ""}
            defaultChecked={(choice?.code ?? null) === code}
            aria-label={choice?.label ?? t("notMarked")}
            className="peer sr-only"
          />
          <label
            htmlFor={id(place + 1)}
            className="hidden min-h-14 w-16 cursor-pointer items-center justify-center rounded-control peer-checked:flex peer-focus-visible:outline-2 peer-focus-visible:outline-accent"
          >
            <svg aria-hidden viewBox="0 0 32 32" className="size-10 md:size-9">
              <use href={`#${symbolId(codes, choice)}`} />
            </svg>
          </label>
        </span>
      ))}
    </fieldset>
  );
}

/** Every symbol once; the rows only point at them, or a large class would be a large page. */
export function PaperSymbols({ codes }: { codes: readonly RollCode[] }) {
  return (
    <svg aria-hidden className="absolute size-0">
      {[null, ...codes].map((choice) => (
        <symbol key={choice?.code ?? ""} id={symbolId(codes, choice)} viewBox="0 0 32 32">
          <MarkSymbol kind={choice?.category ?? "unmarked"} letter={choice?.code} />
        </symbol>
      ))}
    </svg>
  );
}

const symbolId = (codes: readonly RollCode[], choice: RollCode | null) =>
  `mark-${choice ? codes.indexOf(choice) : "none"}`;

/** Unmarked, the quick codes, and the one that is set where it is none of them. */
function choicesOf(codes: readonly RollCode[], current: string | null): (RollCode | null)[] {
  const quick = quickCodes(codes);
  const own = codes.find((one) => one.code === current && !quick.includes(one));
  return [null, ...quick, ...(own ? [own] : [])];
}
