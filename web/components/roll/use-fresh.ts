import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const STALE_AFTER = 15_000;

/** Asks the server again when the person comes back to the page. */
export function useFreshOnReturn() {
  const { revalidate, state } = useRevalidator();
  const asked = useRef(Date.now());
  useEffect(() => {
    const onReturn = () => {
      const idle = state === "idle" && navigator.onLine;
      if (document.visibilityState !== "visible" || !idle) return;
      if (Date.now() - asked.current < STALE_AFTER) return;
      asked.current = Date.now();
      revalidate();
    };
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("focus", onReturn);
    window.addEventListener("online", onReturn);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("online", onReturn);
    };
  }, [revalidate, state]);
}
