import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Section } from "#web/components/layout.tsx";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { TIMING_LOOK } from "./board-cell.tsx";
import { type BoardEntry, registerPath } from "./board-state.ts";

const SHOWN = 8;

/** Registers that nobody has opened though their time has come, and whose they are. */
export function NotTaken({ missing, on }: { missing: readonly BoardEntry[]; on: string }) {
  const { t } = useTranslation("admin");
  const { number } = useFormat();
  const rest = missing.slice(SHOWN);
  return (
    <Section title={t("board.missingTitle")} meta={number(missing.length)}>
      {missing.length === 0 ? (
        <p className="text-ink-soft">{t("board.missingNone")}</p>
      ) : (
        <MissingList missing={missing.slice(0, SHOWN)} on={on} />
      )}
      {rest.length > 0 ? (
        <details>
          <summary className="target text-link">
            {t("board.missingMore", { count: rest.length })}
          </summary>
          <MissingList missing={rest} on={on} />
        </details>
      ) : null}
    </Section>
  );
}

function MissingList({ missing, on }: { missing: readonly BoardEntry[]; on: string }) {
  const { t } = useTranslation("admin");
  const { name, list } = useFormat();
  return (
    <ul>
      {missing.map((entry) => {
        const { icon: Icon, text } = TIMING_LOOK[entry.timing];
        return (
          <li key={entry.id} className="flex items-center gap-3 py-1.5">
            <Icon aria-hidden className={cx("size-5 shrink-0", text)} />
            <p className="min-w-0 flex-1 leading-tight">
              <Link
                to={registerPath(entry, on)}
                prefetch="intent"
                className="font-medium hover:underline"
              >
                <span className="tabular-nums">{entry.startsAt}</span> {entry.classTitle}
              </Link>
              <span className="block text-ink-quiet text-meta">
                <span className={text}>{t(`board.timing.${entry.timing}`)}</span>
                {entry.teachers.length > 0 ? ` · ${list(entry.teachers.map(name))}` : null}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
