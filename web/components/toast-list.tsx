import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast } from "radix-ui";
import { useTranslation } from "react-i18next";
import { buttonClass, IconButton } from "./button.tsx";
import type { ToastMessage } from "./toast.tsx";

/** The messages on screen, announced politely; they wait while pointed at. Loaded with the first one. */
export function ToastList({
  messages,
  onClose,
}: {
  messages: readonly ToastMessage[];
  onClose: (id: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Toast.Provider swipeDirection="down" label={t("app.name")}>
      {messages.map((message) => (
        <ToastItem key={message.id} message={message} onClose={() => onClose(message.id)} />
      ))}
      <Toast.Viewport className="no-print fixed inset-x-3 bottom-20 z-50 mx-auto flex max-w-md flex-col gap-2 outline-none md:bottom-4" />
    </Toast.Provider>
  );
}

function ToastItem({ message, onClose }: { message: ToastMessage; onClose: () => void }) {
  const { t } = useTranslation();
  const { text, tone = "good", undo, seconds } = message;
  const Icon = tone === "error" ? CircleAlert : CircleCheck;
  const stays = tone === "error" ? 3600 : undo ? 8 : 5;
  return (
    <Toast.Root
      duration={(seconds ?? stays) * 1000}
      onOpenChange={(open) => open || onClose()}
      className="rise flex flex-wrap items-center justify-end gap-x-3 rounded-card border border-hairline bg-surface py-1.5 pr-1.5 pl-4 shadow-lifted"
    >
      <Icon
        aria-hidden
        className={`size-5 shrink-0 ${tone === "error" ? "text-danger" : "text-present"}`}
      />
      <Toast.Title className="min-w-0 flex-1 basis-52 py-1.5">{text}</Toast.Title>
      {undo ? (
        <Toast.Action asChild altText={t("actions.undo")} onClick={undo}>
          <button
            type="button"
            className={buttonClass({ variant: "plain", className: "text-accent" })}
          >
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
