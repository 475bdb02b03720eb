import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "#web/lib/cx.ts";

/** A button and what it shows, made of `details`: works before JavaScript, closes by itself with it. */
export function Disclosure({
  summary,
  label,
  summaryClass,
  panelClass,
  children,
}: {
  summary: ReactNode;
  label?: string;
  summaryClass?: string;
  panelClass?: string;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every navigation closes it
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [key]);
  useEffect(() => {
    const close = (event: Event) => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        element.querySelector("summary")?.focus();
      } else if (element.contains(event.target as Node)) return;
      element.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details ref={details} className="group relative">
      <summary
        aria-label={label}
        className={cx("list-none [&::-webkit-details-marker]:hidden", summaryClass)}
      >
        {summary}
      </summary>
      <div
        className={cx(
          "appear absolute z-30 rounded-card border border-hairline bg-surface shadow-lifted",
          panelClass,
        )}
      >
        {children}
      </div>
    </details>
  );
}
