import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass, IconButton } from "./button.tsx";

type Message = {
  text: string;
  tone?: "good" | "error";
  /** Offers *Undo* and what it does. */
  undo?: () => void;
  /** Seconds; 8 with an undo, 5 without. Errors stay until closed. */
  seconds?: number;
};

const ToastContext = createContext<(message: Message) => void>(() => {});

/** `const toast = useToast(); toast({ text: t("…"), undo: () => fetcher.submit(…) })`. */
export const useToast = () => useContext(ToastContext);

/** Holds the messages of one shell. They are announced politely and wait while pointed at. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [messages, setMessages] = useState<(Message & { id: number })[]>([]);
  const add = useCallback((message: Message) => {
    setMessages((before) => [...before.slice(-2), { ...message, id: Date.now() + Math.random() }]);
  }, []);
  const drop = (id: number) => setMessages((before) => before.filter((one) => one.id !== id));
  return (
    <ToastContext.Provider value={add}>
      <Toast.Provider swipeDirection="down" label={t("app.name")}>
        {children}
        {messages.map((message) => (
          <ToastMessage key={message.id} message={message} onClose={() => drop(message.id)} />
        ))}
        <Toast.Viewport className="no-print fixed inset-x-3 bottom-20 z-50 mx-auto flex max-w-md flex-col gap-2 outline-none md:bottom-4" />
      </Toast.Provider>
    </ToastContext.Provider>
  );
}

function ToastMessage({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { text, tone = "good", undo, seconds } = message;
  const Icon = tone === "error" ? CircleAlert : CircleCheck;
  const stays = tone === "error" ? 3600 : undo ? 8 : 5;
  return (
    <Toast.Root
      duration={(seconds ?? stays) * 1000}
      onOpenChange={(open) => open || onClose()}
      className="rise flex items-center gap-3 rounded-card border border-hairline bg-surface py-1.5 pr-1.5 pl-4 shadow-lifted"
    >
      <Icon
        aria-hidden
        className={`size-5 shrink-0 ${tone === "error" ? "text-danger" : "text-present"}`}
      />
      <Toast.Title className="min-w-0 flex-1">{text}</Toast.Title>
      {undo ? (
        <Toast.Action asChild altText={t("actions.undo")} onClick={undo}>
          <button type="button" className={buttonClass({ variant: "plain" })}>
            {t("actions.undo")}
          </button>
        </Toast.Action>
      ) : null}
      <Toast.Close asChild>
        <IconButton icon={X} label={t("actions.close")} />
      </Toast.Close>
    </Toast.Root>
  );
}
