import {
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useState,
} from "react";

type Message = {
  text: string;
  tone?: "good" | "error";
  /** Offers *Undo* and what it does. */
  undo?: () => void;
  /** Seconds; 8 with an undo, 5 without. Errors stay until closed. */
  seconds?: number;
};

export type ToastMessage = Message & { id: number };

/** Call it where a message may be needed without a line. */
export const loadToasts = () => import("./toast-list.tsx");

type ToastListProps = { messages: readonly ToastMessage[]; onClose: (id: number) => void };

// A message that cannot be fetched must not take the page with it.
const ToastList = lazy<ComponentType<ToastListProps>>(() =>
  loadToasts().then(
    (loaded) => ({ default: loaded.ToastList }),
    () => ({ default: () => null }),
  ),
);

const ToastContext = createContext<(message: Message) => void>(() => {});

/** `const toast = useToast(); toast({ text: t("…"), undo: () => fetcher.submit(…) })`. */
export const useToast = () => useContext(ToastContext);

/** Holds the messages of one shell. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<ToastMessage[]>([]);
  const [used, setUsed] = useState(false);
  const add = useCallback((message: Message) => {
    setUsed(true);
    setMessages((before) => [...before.slice(-2), { ...message, id: Date.now() + Math.random() }]);
  }, []);
  const drop = (id: number) => setMessages((before) => before.filter((one) => one.id !== id));
  return (
    <ToastContext.Provider value={add}>
      {children}
      {used ? (
        <Suspense>
          <ToastList messages={messages} onClose={drop} />
        </Suspense>
      ) : null}
    </ToastContext.Provider>
  );
}
