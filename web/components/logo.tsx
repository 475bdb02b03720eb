import { cx } from "#web/lib/cx.ts";

/** Homeroom's mark: a page of a register, its first line ticked. */
export function Logo({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cx("shrink-0", className)}>
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g
        className="stroke-on-accent"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="m7 10.2 2.1 2.1 3.9-4.1" />
        <path d="M17 10.5h8" />
        <path d="M8 17h.01M17 17h8M8 23.5h.01M17 23.5h5" />
      </g>
    </svg>
  );
}

/** The mark with the name beside it. */
export function Wordmark({ name = "Homeroom" }: { name?: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2.5 font-semibold text-lead">
      <Logo className="size-7" />
      <span className="min-w-0 truncate">{name}</span>
    </span>
  );
}
