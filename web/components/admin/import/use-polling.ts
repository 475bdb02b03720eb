import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 1000;

/** Asks the page's loaders again each second while something is at work and somebody looks. */
export function usePolling(working: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!working || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    const back = () => document.visibilityState === "visible" && revalidate();
    document.addEventListener("visibilitychange", back);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, [working, state, revalidate]);
}
