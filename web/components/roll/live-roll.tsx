import { Keyboard } from "lucide-react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "#web/components/button.tsx";
import { Banner } from "#web/components/layout.tsx";
import { useFormat } from "#web/lib/format.ts";
import { QuestionsButton, RollBanners } from "./roll-banners.tsx";
import { codeOf, useRoll } from "./roll-context.ts";
import { RollEmpty } from "./roll-empty.tsx";
import { RollFooter } from "./roll-footer.tsx";
import { RollGrid } from "./roll-grid.tsx";
import { RollHeader } from "./roll-header.tsx";
import { countsOf, shownWish } from "./roll-state.ts";
import { Presence, SaveState } from "./roll-status.tsx";
import { mayMark } from "./roll-wishes.ts";
import { useAnnouncements } from "./use-announcements.ts";

const loadDialogs = () => import("./roll-dialogs.tsx");
type Dialogs = Awaited<ReturnType<typeof loadDialogs>>;

type Opened = { what: "student"; id: string } | { what: "submit" | "reopen" | "keys" };

/** The roll while the page is alive: every tap goes out at once, and what others do comes in. */
export function LiveRoll({ opened: first }: { opened: Opened | null }) {
  const { t } = useTranslation("register");
  const { name } = useFormat();
  const { store } = useRoll();
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const { text, say } = useAnnouncements(state);
  const [opened, setOpened] = useOpened(first);
  const dialogs = useDialogs(first !== null);
  const [notice, setNotice] = useState("");
  const counts = countsOf(state);

  useEffect(() => store.connect(), [store]);

  const openStudent = useCallback((id: string) => setOpened({ what: "student", id }), [setOpened]);
  const openSubmit = () => {
    if (mayMark(state) && state.roster.length > 0) setOpened({ what: "submit" });
  };

  const sayMark = (studentId: string) => {
    setNotice("");
    const now = store.get();
    const student = now.roster.find(({ id }) => id === studentId);
    const mark = codeOf(now.codes, shownWish(now, studentId).code)?.label ?? t("notMarked");
    if (student) say(t("say.mark", { name: name(student), mark }));
  };

  const undo = () => {
    const { studentIds, skipped } = store.undo();
    const [only] = studentIds;
    if (studentIds.length === 1 && only) sayMark(only);
    else if (studentIds.length > 1) say(t("say.undone", { count: studentIds.length }));
    setNotice(skipped > 0 ? t("undoSkipped", { count: skipped }) : "");
  };

  const allPresent = () => {
    const count = countsOf(store.get()).unmarked;
    if (!mayMark(state) || count === 0) return;
    store.allPresent();
    say(t("say.allPresent", { count }));
  };

  const student = opened?.what === "student" && state.roster.find(({ id }) => id === opened.id);
  const close = () => setOpened(null);
  return (
    <div className="flex min-h-dvh flex-col md:min-h-0">
      <RollHeader
        status={<SaveState state={state} />}
        below={
          <div className="flex items-center gap-1">
            <Presence state={state} />
            <span className="-my-2 hidden lg:block">
              <IconButton
                icon={Keyboard}
                label={t("keys.title")}
                onClick={() => setOpened({ what: "keys" })}
              />
            </span>
          </div>
        }
      >
        <QuestionsButton state={state} />
      </RollHeader>
      <p role="status" className="sr-only">
        {text}
      </p>
      <RollBanners state={state} />
      {opened && !dialogs && state.link === "waiting" ? (
        <Banner tone="warning" live title={t("notArrived")} />
      ) : null}
      {notice ? <Banner live title={notice} /> : null}
      {state.roster.length === 0 ? (
        <RollEmpty />
      ) : (
        <>
          <p className="px-4 py-2 text-ink-quiet text-meta md:px-2">
            {mayMark(state) ? <Hint /> : t(state.may.reopen ? "submittedHint" : "readOnlyHint")}
          </p>
          <RollGrid
            state={state}
            onDetails={openStudent}
            onSubmit={openSubmit}
            onHelp={() => setOpened({ what: "keys" })}
            onUndo={undo}
            onAllPresent={allPresent}
            onMarked={sayMark}
          />
        </>
      )}
      <RollFooter
        state={state}
        counts={counts}
        onUndo={undo}
        onAllPresent={allPresent}
        onSubmit={openSubmit}
        onReopen={() => setOpened({ what: "reopen" })}
      />
      {dialogs && student ? (
        <dialogs.MarkSheet key={student.id} state={state} student={student} onClose={close} />
      ) : null}
      {dialogs && opened?.what === "submit" ? (
        <dialogs.SubmitDialog state={state} counts={counts} onClose={close} />
      ) : null}
      {dialogs && opened?.what === "reopen" ? <dialogs.ReopenDialog onClose={close} /> : null}
      {dialogs && opened?.what === "keys" ? (
        <dialogs.KeysDialog codes={state.codes} onClose={close} />
      ) : null}
    </div>
  );
}

function Hint() {
  const { t } = useTranslation("register");
  return (
    <>
      <span className="lg:hidden">{t("hint")}</span>
      <span className="hidden lg:inline">{t("deskHint")}</span>
    </>
  );
}

/** What is open over the roll; what had the focus before has it again afterwards. */
function useOpened(first: Opened | null) {
  const [opened, setOpened] = useState(first);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (opened) return;
    const timer = setTimeout(() => {
      if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
      before.current = null;
    });
    return () => clearTimeout(timer);
  }, [opened]);
  const set = useCallback((next: Opened | null) => {
    if (next) before.current = document.activeElement;
    setOpened(next);
  }, []);
  return [opened, set] as const;
}

/** Fetched when the page has come to rest, so that they open without a line as well. */
function useDialogs(now: boolean): Dialogs | null {
  const [dialogs, setDialogs] = useState<Dialogs | null>(null);
  useEffect(() => {
    if (dialogs) return;
    let timer: ReturnType<typeof setTimeout>;
    const load = () => {
      loadDialogs().then(setDialogs, () => {
        timer = setTimeout(load, 3000);
      });
    };
    timer = setTimeout(load, now ? 0 : 250);
    return () => clearTimeout(timer);
  }, [now, dialogs]);
  return dialogs;
}
