import { Form, Link } from "@remix-run/react";
import { BellRing, MapPin, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AttendanceCode } from "#domain/attendance/code.schema";
import { MARK_CATEGORIES, type MarkCategory } from "#domain/attendance/constants";
import { SubmitButton } from "#web/components/button.tsx";
import { Badge, Section } from "#web/components/layout.tsx";
import { MarkSymbol } from "#web/components/marks.tsx";
import { LOCALES } from "#web/i18n/locales.ts";

/** The codes by what they mean, as they stand on the roll; those out of use at the end. */
export function CodeList({ codes }: { codes: readonly AttendanceCode[] }) {
  const { t } = useTranslation(["settings", "common"]);
  const active = codes.filter(({ status }) => status === "active");
  const ended = codes.filter(({ status }) => status === "ended");
  return (
    <>
      {MARK_CATEGORIES.map((category) => (
        <Category
          key={category}
          category={category}
          codes={active.filter((code) => code.category === category)}
        />
      ))}
      {ended.length > 0 ? (
        <Section title={t("codes.endedTitle")} meta={t("codes.endedMeta")}>
          <ul className="divide-y divide-hairline border-hairline border-b">
            {ended.map((code) => (
              <CodeLine key={code.code} code={code} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Category({
  category,
  codes,
}: {
  category: MarkCategory;
  codes: readonly AttendanceCode[];
}) {
  const { t } = useTranslation(["settings", "common"]);
  return (
    <Section title={t(`common:marks.${category}`)} meta={t(`codes.means.${category}`)}>
      {codes.length === 0 ? <p className="text-ink-soft">{t("codes.none")}</p> : null}
      <ul className="-mt-3 divide-y divide-hairline border-hairline border-b empty:border-b-0">
        {codes.map((code) => (
          <CodeLine key={code.code} code={code} />
        ))}
      </ul>
    </Section>
  );
}

function CodeLine({ code }: { code: AttendanceCode }) {
  const { t, i18n } = useTranslation("settings");
  const { category, onSite, tellsGuardians, status, labels } = code;
  const label = labels[i18n.language] ?? code.label;
  const others = LOCALES.map((locale) => labels[locale]).filter((one) => one && one !== label);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <CodeSymbol code={code.code} category={category} />
      <div className="min-w-0 flex-1 basis-48">
        <Link
          to={`/admin/settings/codes/edit?code=${encodeURIComponent(code.code)}`}
          className="target py-1 text-link"
        >
          {label}
        </Link>
        {others.length > 0 ? (
          <p className="-mt-1.5 pb-1 text-ink-quiet text-meta">
            {[...new Set(others)].join(" · ")}
          </p>
        ) : null}
      </div>
      <span className="flex flex-wrap gap-2 pl-12 sm:pl-0">
        {onSite ? <Badge icon={MapPin}>{t("codes.onSiteShort")}</Badge> : null}
        {tellsGuardians ? <Badge icon={BellRing}>{t("codes.tellsShort")}</Badge> : null}
      </span>
      {status === "ended" ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="of" value={code.code} />
          <SubmitButton variant="plain" icon={RotateCcw} name="intent" value="restore">
            {t("codes.restore")}
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  );
}

/** More letters than the symbol holds stand beside it. */
const FITS = 2;

/** A code as the roll shows it. */
export function CodeSymbol({ code, category }: { code: string; category: MarkCategory }) {
  const { t } = useTranslation("common");
  const fits = [...code].length <= FITS;
  return (
    <span className="flex min-w-8 shrink-0 items-center gap-1.5">
      <MarkSymbol
        kind={category}
        letter={fits ? code : t(`markLetters.${category}`)}
        label={fits ? code : undefined}
        className="size-8"
      />
      {fits ? null : <span className="font-semibold text-meta">{code}</span>}
    </span>
  );
}
