import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";

/** What this place is for when there is nothing yet, and the one thing to do. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 border-hairline border-y py-8 sm:items-center sm:py-12 sm:text-center">
      {Icon ? <Icon aria-hidden strokeWidth={1.5} className="size-8 text-ink-quiet" /> : null}
      <p className="font-semibold text-lead">{title}</p>
      {children ? <div className="max-w-prose text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-1 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}

/** What happened, what was kept, what to do. `calm` where nothing broke, as for a page that is not there. */
export function ErrorState({
  title,
  children,
  action,
  calm,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  calm?: boolean;
}) {
  return (
    <div
      role={calm ? undefined : "alert"}
      className={cx(
        "flex flex-col items-start gap-3",
        !calm && "border-danger border-l-3 py-2 pl-5",
      )}
    >
      <div className="font-semibold text-lead">{title}</div>
      {children ? <div className="max-w-prose text-ink-soft">{children}</div> : null}
      {action}
    </div>
  );
}

/** Lines where text will be, while a list streams in. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={cx("flex flex-col gap-4 py-2", className)}>
      <span className="sr-only">{t("app.loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
          key={line}
          aria-hidden
          className={cx(
            "skeleton h-4",
            line % 3 === 2 ? "w-1/2" : line % 3 === 1 ? "w-4/5" : "w-full",
          )}
        />
      ))}
    </div>
  );
}

const grounds = [
  "bg-accent-soft text-accent",
  "bg-excused-soft text-excused",
  "bg-late-soft text-late",
  "bg-present-soft text-present",
] as const;

/** A person's initials; the name stands beside it, so it is decoration. */
export function Avatar({ name, className = "size-10" }: { name: string; className?: string }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span
      aria-hidden
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-round font-semibold text-meta",
        grounds[sum % grounds.length],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s\u3000]+/)
    .filter(Boolean);
  if (/^[\u3040-\u30ff\u3400-\u9fff]/.test(name)) return [...(words[0] ?? "")].slice(0, 2).join("");
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

const meters = {
  accent: "fill-accent",
  present: "fill-present-fill",
  late: "fill-late-fill",
  absent: "fill-absent-fill",
  excused: "fill-excused-fill",
};

/** How far something is: a bar with its value for everybody. Without `max` counts to 100. */
export function Meter({
  label,
  value,
  max = 100,
  text,
  tone = "accent",
  showLabel = true,
}: {
  label: string;
  value: number;
  max?: number;
  /** What stands at the end of the line, such as "240 of 1,200". */
  text?: string;
  tone?: keyof typeof meters;
  showLabel?: boolean;
}) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0;
  return (
    <div className="flex flex-col gap-1.5">
      {showLabel ? (
        <div className="flex justify-between gap-4 text-meta">
          <span className="text-ink-soft">{label}</span>
          <span className="tabular-nums">{text ?? `${Math.round(share * 100)} %`}</span>
        </div>
      ) : null}
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(value)}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
        className="h-2 w-full overflow-hidden rounded-round"
        preserveAspectRatio="none"
        viewBox="0 0 100 2"
      >
        <rect width="100" height="2" className="fill-hairline" />
        <rect width={share * 100} height="2" className={meters[tone]} />
      </svg>
    </div>
  );
}
