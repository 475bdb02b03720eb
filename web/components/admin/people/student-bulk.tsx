import { useTranslation } from "react-i18next";
import { SubmitButton } from "#web/components/button.tsx";
import { type Option, Select } from "#web/components/inputs.tsx";
import { Banner } from "#web/components/layout.tsx";
import { SelectionBar } from "../selection.tsx";

export const STUDENT_BULK = "student-bulk";

/** What became of a bulk action, one refusal a line. */
export type BulkAnswer =
  | { done: "added" | "moved" | "invited"; count: number; class?: string; refused: Refusal[] }
  | { missing: "nobody" | "noClass" };
type Refusal = { name: string; why: string };

/** Puts ticked students into a class; out of the class that the list is filtered by, or beside it. */
export function StudentBulk({
  classes,
  from,
}: {
  classes: readonly Option[];
  from: { id: string; title: string } | null;
}) {
  const { t } = useTranslation("people");
  return (
    <SelectionBar form={STUDENT_BULK}>
      <Select
        name="classId"
        aria-label={t("bulk.class")}
        placeholder={t("bulk.chooseClass")}
        options={classes.filter(({ value }) => value !== from?.id)}
        className="w-auto"
      />
      <SubmitButton variant="quiet" name="intent" value="add" pendingLabel={t("bulk.pending")}>
        {t("bulk.add")}
      </SubmitButton>
      {from ? (
        <SubmitButton variant="quiet" name="intent" value="move" pendingLabel={t("bulk.pending")}>
          {t("bulk.move", { from: from.title })}
        </SubmitButton>
      ) : (
        <span className="text-ink-quiet text-meta">{t("bulk.moveHint")}</span>
      )}
    </SelectionBar>
  );
}

/** What was done with the ticked people, and who was left out and why. */
export function BulkResult({ answer }: { answer: BulkAnswer | undefined }) {
  const { t } = useTranslation("people");
  if (!answer) return null;
  if ("missing" in answer) {
    return (
      <div className="mb-4">
        <Banner tone="error" title={t(`bulk.${answer.missing}`)} />
      </div>
    );
  }
  const { done, count, refused } = answer;
  return (
    <div className="mb-4 flex flex-col gap-2">
      {count > 0 ? (
        <Banner tone="good" live title={t(`bulk.${done}`, { count, class: answer.class ?? "" })} />
      ) : null}
      {refused.length > 0 ? (
        <Banner tone="warning" live title={t("bulk.refused", { count: refused.length })}>
          <ul className="list-disc pl-5">
            {refused.map(({ name, why }) => (
              <li key={name}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </div>
  );
}
