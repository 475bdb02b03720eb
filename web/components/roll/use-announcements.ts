import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/lib/format.ts";
import { codeOf } from "./roll-context.ts";
import { shownWish } from "./roll-state.ts";
import type { RollState } from "./roll-types.ts";

/** What changes by itself, in a sentence for those who do not see it; `say` adds one's own. */
export function useAnnouncements(state: RollState) {
  const { t } = useTranslation("register");
  const { name } = useFormat();
  const [text, setText] = useState("");
  const before = useRef({ state, wasCut: false });

  const ofStudent = (studentId: string) => {
    const student = state.roster.find(({ id }) => id === studentId);
    const code = codeOf(state.codes, shownWish(state, studentId).code);
    const mark = code?.label ?? t("notMarked");
    return student ? t("say.mark", { name: name(student), mark }) : "";
  };

  useEffect(() => {
    const { state: last, wasCut } = before.current;
    const cut = state.link === "waiting" || state.link === "signed_out";
    before.current = { state, wasCut: cut || (wasCut && state.link !== "live") };
    if (state.news && state.news !== last.news) {
      const { by, studentIds } = state.news;
      const [first] = studentIds;
      if (studentIds.length === 1 && first) {
        setText(t("say.by", { what: ofStudent(first), by: name(by) }));
      } else setText(t("say.many", { count: studentIds.length, by: name(by) }));
    } else if (wasCut && state.link === "live") {
      setText(t("say.back"));
    } else if (state.head.state !== last.head.state && state.head.state === "submitted") {
      const by = state.head.submittedBy ? name(state.head.submittedBy) : t("somebody");
      setText(t("say.submitted", { by }));
    } else if (Object.keys(state.questions).length > Object.keys(last.questions).length) {
      setText(t("questions", { count: Object.keys(state.questions).length }));
    }
  });

  return { text, say: setText };
}
