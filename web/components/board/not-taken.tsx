import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { STATE_LOOK } from "./board-cell.tsx";
import { type BoardEntry, registerPath } from "./board-state.ts";
import { ShortList } from "./short-list.tsx";

/** Registers that nobody has opened though their time has come, and whose they are. */
export function NotTaken({
  missing,
  on,
  isToday,
}: {
  missing: readonly BoardEntry[];
  on: string;
  isToday: boolean;
}) {
  const { t } = useTranslation("board");
  const { number } = useFormat();
  return (
    <Section
      title={t(isToday ? "missingTitle" : "missingDayTitle")}
      meta={missing.length > 0 ? number(missing.length) : null}
    >
      {missing.length === 0 ? (
        <p className="text-ink-soft">{t("missingNone")}</p>
      ) : (
        <ShortList items={missing} more={(count) => t("missingMore", { count })}>
          {(entry) => <MissingLine key={entry.id} entry={entry} on={on} />}
        </ShortList>
      )}
    </Section>
  );
}

function MissingLine({ entry, on }: { entry: BoardEntry; on: string }) {
  const { t } = useTranslation("board");
  const { name, list } = useFormat();
  const { timing, startsAt, classTitle, teachers } = entry;
  const { icon: Icon, text } = STATE_LOOK[timing];
  return (
    <li>
      <Link
        to={registerPath(entry, on)}
        prefetch="intent"
        className="-mx-2 flex min-h-11 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunken"
      >
        <Icon aria-hidden className={cx("size-5 shrink-0", text)} />
        <span className="min-w-0 flex-1 leading-snug">
          <span className="block font-medium">
            <span className="tabular-nums">{startsAt}</span> {classTitle}
          </span>
          <span className="block text-ink-soft text-meta">
            <span className={text}>{t(`timing.${timing}`)}</span>
            {" · "}
            {teachers.length > 0 ? list(teachers.map(name)) : t("noTeacher")}
          </span>
        </span>
      </Link>
    </li>
  );
}
