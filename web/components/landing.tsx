import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "./button.tsx";
import { countsOf, FIRST_MARKS, PhoneRoll, SampleBoard } from "./landing-roll.tsx";
import { PublicFrame } from "./public-frame.tsx";

export function Landing() {
  const { t } = useTranslation("landing");
  const [marks, setMarks] = useState(FIRST_MARKS);
  return (
    <PublicFrame
      narrow={false}
      action={
        <Link to="/sign-in" prefetch="intent" className="target text-link shrink-0">
          {t("signIn")}
        </Link>
      }
    >
      <div className="grid items-center gap-10 pb-16 lg:grid-cols-[1fr_22.5rem] lg:gap-16 lg:pt-6">
        <div>
          <h1 className="max-w-[20ch] text-[2rem] leading-[1.15] sm:text-display lg:text-[2.75rem] [:lang(ja)_&]:leading-[1.35]">
            {t("hero.title")}
          </h1>
          <p className="mt-5 max-w-[58ch] text-ink-soft text-lead">{t("hero.text")}</p>
          <Actions />
          <p className="mt-4 text-ink-quiet text-meta">{t("hero.note")}</p>
        </div>
        <div className="flex flex-col items-center gap-3">
          <PhoneRoll marks={marks} onMarks={setMarks} />
          <p className="text-ink-quiet text-meta">{t("demo.hint")}</p>
        </div>
      </div>

      <Part title={t("day.title")}>
        <ol className="divide-y divide-hairline">
          <Moment
            time={t("day.teacherTime")}
            who={t("day.teacherTitle")}
            text={t("day.teacherText")}
          />
          <Moment time={t("day.officeTime")} who={t("day.officeTitle")} text={t("day.officeText")}>
            <SampleBoard counts={countsOf(marks)} />
          </Moment>
          <Moment
            time={t("day.familyTime")}
            who={t("day.familyTitle")}
            text={t("day.familyText")}
          />
        </ol>
      </Part>

      <Part title={t("bring.title")}>
        <p className="max-w-[62ch] pt-4">{t("bring.text")}</p>
        <p className="mt-3 text-ink-quiet text-meta">{t("bring.formats")}</p>
      </Part>

      <Part title={t("rely.title")}>
        <ul className="grid gap-x-12 pt-1 md:grid-cols-2">
          {(["kept", "named", "own", "languages", "open"] as const).map((fact) => (
            <li key={fact} className="flex gap-3 py-2.5">
              <Check aria-hidden className="mt-1 size-4.5 shrink-0 text-accent" />
              <span>{t(`rely.${fact}`)}</span>
            </li>
          ))}
        </ul>
      </Part>

      <section className="border-hairline border-t pt-10">
        <h2 className="text-title">{t("end.title")}</h2>
        <p className="mt-2 text-ink-soft">{t("end.text")}</p>
        <Actions />
      </section>
    </PublicFrame>
  );
}

function Actions() {
  const { t } = useTranslation("landing");
  return (
    <div className="mt-7 flex flex-col gap-2 sm:flex-row">
      <LinkButton to="/sign-up" variant="primary">
        {t("start")}
      </LinkButton>
      <LinkButton to="/sign-in">{t("signIn")}</LinkButton>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 border-hairline border-t pt-8 pb-12 lg:grid-cols-[14rem_1fr]">
      <h2 className="text-title lg:pt-3">{title}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

function Moment({
  time,
  who,
  text,
  children,
}: {
  time: string;
  who: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <li className="grid gap-x-8 gap-y-1 py-5 sm:grid-cols-[9rem_1fr]">
      <p className="flex items-baseline gap-3 sm:flex-col sm:gap-0">
        <span className="text-ink-quiet tabular-nums">{time}</span>
        <span className="font-semibold">{who}</span>
      </p>
      <div className="flex min-w-0 flex-col gap-4">
        <p className="max-w-[62ch]">{text}</p>
        {children}
      </div>
    </li>
  );
}
