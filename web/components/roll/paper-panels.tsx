import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RosterStudent } from "#domain/attendance/register.schema";
import { Button, buttonClass } from "#web/components/button.tsx";
import { RadioGroup } from "#web/components/choices.tsx";
import { Field, FieldSet } from "#web/components/field.tsx";
import { Textarea, TextInput } from "#web/components/inputs.tsx";
import { useFormat } from "#web/lib/format.ts";
import { CountList } from "./count-list.tsx";
import { StudentFacts } from "./mark-facts.tsx";
import { useRoll } from "./roll-context.ts";
import { countsOf, shownWish } from "./roll-state.ts";
import type { RollState } from "./roll-types.ts";
import { mayMark } from "./roll-wishes.ts";

/** Within the roll's form, on an address of its own: all that the sheet has, with a button to save. */
export function PaperStudent({ state, student }: { state: RollState; student: RosterStudent }) {
  const { t } = useTranslation(["register", "common"]);
  const { name } = useFormat();
  const wish = shownWish(state, student.id);
  const open = mayMark(state);
  const codes = state.codes.filter(({ active, code }) => active || code === wish.code);
  return (
    <Panel title={name(student)}>
      <StudentFacts state={state} student={student} />
      {open ? (
        <>
          <input type="hidden" name="student" value={student.id} />
          <input type="hidden" name="version" value={state.marks[student.id]?.version ?? 0} />
          <FieldSet id="paper-code" label={t("sheet.codes")}>
            <RadioGroup
              name="code"
              defaultValue={wish.code ?? ""}
              options={[
                { value: "", label: t("notMarked") },
                ...codes.map(({ code, label }) => ({ value: code, label: `${code}  ${label}` })),
              ]}
            />
          </FieldSet>
          <Field id="paper-minutes" label={t("sheet.minutes")} optional>
            <TextInput
              id="paper-minutes"
              name="minutesLate"
              type="number"
              inputMode="numeric"
              min={0}
              max={600}
              defaultValue={wish.minutesLate ?? undefined}
              className="max-w-32"
            />
          </Field>
          <Field id="paper-note" label={t("sheet.note")} hint={t("sheet.noteHint")} optional>
            <Textarea
              id="paper-note"
              name="note"
              rows={2}
              maxLength={280}
              defaultValue={wish.note ?? ""}
              aria-describedby="paper-note-hint"
            />
          </Field>
        </>
      ) : null}
      <PanelActions>
        {open ? (
          <Button type="submit" name="intent" value="student" variant="primary">
            {t("common:actions.save")}
          </Button>
        ) : null}
      </PanelActions>
    </Panel>
  );
}

export function PaperReview({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const { name, list } = useFormat();
  const without = state.roster.filter(
    ({ id, enrolled }) => enrolled && shownWish(state, id).code === null,
  );
  const names = list(without.map((student) => name(student)));
  return (
    <Panel title={t("submitTitle")} text={t("submitText")}>
      <CountList counts={countsOf(state)} codes={state.codes} />
      {without.length > 0 ? <p>{t("unmarkedNames", { count: without.length, names })}</p> : null}
      <PanelActions>
        <Button type="submit" name="intent" value="submit" variant="primary">
          {t("submit")}
        </Button>
      </PanelActions>
    </Panel>
  );
}

export function PaperReopen({ short }: { short: boolean }) {
  const { t } = useTranslation("register");
  return (
    <Panel title={t("reopenTitle")} text={t("reopenText")}>
      <Field
        id="paper-reason"
        label={t("reopenReason")}
        errors={short ? [t("reopenShort")] : undefined}
      >
        <Textarea
          id="paper-reason"
          name="reason"
          rows={2}
          maxLength={280}
          aria-invalid={short || undefined}
          aria-describedby={short ? "paper-reason-error" : undefined}
        />
      </Field>
      <PanelActions>
        <Button type="submit" name="intent" value="reopen" variant="primary">
          {t("reopen")}
        </Button>
      </PanelActions>
    </Panel>
  );
}

function Panel({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex max-w-prose flex-col gap-5 px-4 py-5 md:px-2">
      <div>
        <h2 className="text-title">{title}</h2>
        {text ? <p className="mt-1 text-ink-soft">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}

function PanelActions({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const { lesson } = useRoll();
  return (
    <div className="flex flex-wrap gap-2">
      {children}
      <Link
        to={`?at=${lesson.startsAt.replace(":", "")}`}
        className={buttonClass({ variant: "plain" })}
      >
        {t("actions.back")}
      </Link>
    </div>
  );
}
