import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass, IconButton } from "#web/components/button.tsx";
import { Banner } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { useRoll } from "./roll-context.ts";
import type { RollState } from "./roll-types.ts";

/** What the person has to know beyond the rows: a cut line, a refusal, a question further down. */
export function RollBanners({ state }: { state: RollState }) {
  return (
    <div className="flex flex-col empty:hidden">
      <LineBanner state={state} />
      <TroubleBanner state={state} />
      <ReopenedBanner state={state} />
    </div>
  );
}

function LineBanner({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const count = state.pending.length;
  if (state.link === "signed_out") {
    return (
      <Banner
        tone="error"
        title={t("signedOut")}
        action={
          <a
            href="/sign-in"
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ className: "shrink-0 self-center" })}
          >
            {t("signIn")}
          </a>
        }
      >
        {t("signedOutText", { count })}
      </Banner>
    );
  }
  if (state.link === "closed") {
    return (
      <Banner tone="error" title={t("closed")}>
        {t("closedText")}
      </Banner>
    );
  }
  if (state.link !== "waiting") return null;
  return (
    <Banner tone="warning" live title={t("noLine")}>
      {count > 0 ? t("noLineWaiting", { count }) : t("noLineText")}
    </Banner>
  );
}

function TroubleBanner({ state }: { state: RollState }) {
  const { t } = useTranslation(["register", "common"]);
  const { name } = useFormat();
  const { store } = useRoll();
  const { trouble, roster } = state;
  if (!trouble) return null;
  const student = roster.find(({ id }) => id === trouble.studentId);
  const what =
    trouble.about === "submit" && trouble.reason === "stale" ? "submitStale" : trouble.reason;
  return (
    <Banner
      tone="error"
      title={t(`trouble.${what as "forbidden"}`)}
      action={
        <IconButton
          icon={X}
          label={t("common:actions.close")}
          onClick={store.forgetTrouble}
          className="-my-1.5"
        />
      }
    >
      {student ? t("trouble.student", { student: name(student) }) : null}
    </Banner>
  );
}

function ReopenedBanner({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const { name, time } = useFormat();
  const { head } = state;
  if (head.state !== "reopened" || !head.reopenedBy) return null;
  const values = { by: name(head.reopenedBy), at: head.reopenedAt ? time(head.reopenedAt) : "" };
  return (
    <Banner tone="info" title={t("reopenedBy", values)}>
      {head.reopenReason}
    </Banner>
  );
}

/** Leads to the first row that asks something. */
export function QuestionsButton({ state }: { state: RollState }) {
  const { t } = useTranslation("register");
  const count = Object.keys(state.questions).length;
  if (count === 0) return null;
  const go = () => {
    const row = document.querySelector<HTMLElement>("[data-question]");
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("button")?.focus({ preventScroll: true });
  };
  return (
    <Button onClick={go} className="w-full border-late! bg-late-soft! text-late!">
      {t("questions", { count })}
    </Button>
  );
}
