import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "#web/components/choices.tsx";
import { FieldSet } from "#web/components/field.tsx";
import { accentCss, contrast, parse } from "#web/lib/accent.ts";
import { useFormat } from "#web/lib/format.ts";
import type { FormField } from "#web/lib/use-form.ts";

const STANDARD = "#0f5f5c";
const PAPER = "#faf8f3";
const ENOUGH = 4.5;

type Tones = { accent: string; on: string };

/** The school's colour with what becomes of it: readable on both grounds, whatever is chosen. */
export function AccentField({ field }: { field: FormField }) {
  const { t } = useTranslation("settings");
  const begun = String(field.initialValue ?? "");
  const [mode, setMode] = useState(begun ? "own" : "standard");
  const [colour, setColour] = useState(begun || "#6b2d5c");
  const shown = mode === "own" ? colour : STANDARD;
  return (
    <FieldSet
      id={field.id}
      label={t("organisation.accent")}
      hint={t("organisation.accentHint")}
      errors={field.errors}
    >
      <RadioGroup
        name="accentMode"
        defaultValue={mode}
        onChange={setMode}
        options={[
          { value: "standard", label: t("organisation.standardAccent") },
          { value: "own", label: t("organisation.ownAccent") },
        ]}
      />
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <input
          type="color"
          name={field.name}
          value={colour}
          aria-label={t("organisation.pick")}
          onChange={(event) => {
            setColour(event.target.value);
            setMode("own");
          }}
          className="h-11 w-16 cursor-pointer rounded-control border border-edge bg-surface p-1"
        />
        <ContrastLine colour={shown} />
      </div>
      <Preview colour={shown} />
    </FieldSet>
  );
}

function ContrastLine({ colour }: { colour: string }) {
  const { t } = useTranslation("settings");
  const { number } = useFormat();
  const [chosen, paper] = [parse(colour), parse(PAPER)];
  if (!chosen || !paper) return null;
  const value = contrast(chosen, paper);
  const ratio = number(value, { maximumFractionDigits: 1 });
  const [light, dark] = tonesOf(colour);
  return (
    <p role="status" className="min-w-0 flex-1 basis-64 text-ink-soft">
      {value >= ENOUGH
        ? t("organisation.readable", { ratio })
        : t("organisation.adjusted", { ratio, light: light.accent, dark: dark.accent })}
    </p>
  );
}

function Preview({ colour }: { colour: string }) {
  const { t } = useTranslation("settings");
  const [light, dark] = tonesOf(colour);
  const sides = [
    { x: 0, name: t("organisation.light"), paper: PAPER, ink: "#1b2426", tones: light },
    { x: 170, name: t("organisation.dark"), paper: "#121617", ink: "#ebe9e3", tones: dark },
  ];
  return (
    <svg
      role="img"
      aria-label={t("organisation.preview")}
      viewBox="0 0 330 120"
      className="mt-3 w-full max-w-md"
    >
      {sides.map(({ x, name, paper, ink, tones }) => (
        <g key={name} transform={`translate(${x} 0)`}>
          <rect width="160" height="120" rx="8" fill={paper} stroke="#868d89" strokeWidth="0.5" />
          <text x="14" y="24" fontSize="12" fill={ink}>
            {name}
          </text>
          <text x="14" y="48" fontSize="13" fill={tones.accent} textDecoration="underline">
            {t("organisation.sampleLink")}
          </text>
          <rect x="14" y="66" width="132" height="36" rx="6" fill={tones.accent} />
          <text x="80" y="88" fontSize="12" fontWeight="600" textAnchor="middle" fill={tones.on}>
            {t("organisation.sampleButton")}
          </text>
        </g>
      ))}
    </svg>
  );
}

function tonesOf(colour: string): [Tones, Tones] {
  const css = accentCss(colour);
  const read = (name: string) =>
    [...css.matchAll(new RegExp(`--${name}:(#\\w+)`, "g"))].map(([, hex]) => hex ?? STANDARD);
  const [accents, ons] = [read("accent"), read("on-accent")];
  const tone = (at: number) => ({ accent: accents[at] ?? colour, on: ons[at] ?? "#ffffff" });
  return [tone(0), tone(1)];
}
