import { Link } from "@remix-run/react";
import {
  ChevronLeft,
  CircleAlert,
  CircleCheck,
  Info,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#web/lib/cx.ts";

/** A page's title, what is worth knowing of it in one line, and its one primary action. */
export function PageHeader({
  title,
  meta,
  action,
  back,
  children,
}: {
  title: ReactNode;
  meta?: ReactNode;
  action?: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-col gap-3">
      {back ? (
        <Link
          to={back.to}
          className="target -mb-3 -ml-1 w-fit gap-1 text-ink-soft text-meta hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-page">{title}</h1>
          {meta ? <div className="mt-1 text-ink-soft">{meta}</div> : null}
        </div>
        {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
      </div>
      {children}
    </header>
  );
}

/** A part of a page under a hairline. */
export function Section({
  title,
  meta,
  action,
  className,
  children,
}: {
  title?: ReactNode;
  meta?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={cx("mb-8", className)}>
      {title ? (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-hairline border-b pb-2">
          <h2 className="text-lead">
            {title}
            {meta ? (
              <span className="ml-2 font-normal text-ink-quiet text-meta">{meta}</span>
            ) : null}
          </h2>
          {action}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** A surface of its own. The last means to group things: space first, a hairline second. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cx("rounded-card border border-hairline bg-surface p-4 sm:p-5", className)}>
      {children}
    </div>
  );
}

export type BannerTone = "info" | "good" | "warning" | "error";

const banners: Record<BannerTone, { icon: LucideIcon; look: string }> = {
  info: { icon: Info, look: "border-excused bg-excused-soft text-excused" },
  good: { icon: CircleCheck, look: "border-present bg-present-soft text-present" },
  warning: { icon: TriangleAlert, look: "border-late bg-late-soft text-late" },
  error: { icon: CircleAlert, look: "border-danger bg-absent-soft text-danger" },
};

/** Says something about the whole page. `error` and `warning` are announced at once. */
export function Banner({
  tone = "info",
  title,
  action,
  live,
  children,
}: {
  tone?: BannerTone;
  title?: ReactNode;
  action?: ReactNode;
  /** Announced politely when it appears by itself. */
  live?: boolean;
  children?: ReactNode;
}) {
  const { icon: Icon, look } = banners[tone];
  const role = tone === "error" ? "alert" : live ? "status" : undefined;
  return (
    <div role={role} className={cx("flex gap-3 border-l-3 px-4 py-3", look)}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}

const badges = {
  plain: "bg-sunken text-ink-soft",
  accent: "bg-accent-soft text-accent",
  good: "bg-present-soft text-present",
  warning: "bg-late-soft text-late",
  error: "bg-absent-soft text-absent",
  info: "bg-excused-soft text-excused",
};

/** A word or two of state. */
export function Badge({
  tone = "plain",
  icon: Icon,
  children,
}: {
  tone?: keyof typeof badges;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-round px-2.5 py-0.5 font-medium text-meta",
        badges[tone],
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
      {children}
    </span>
  );
}

/** Facts of one record: terms and what they are. */
export function KeyValue({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-hairline">
      {items.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record's facts keep their order
        <div key={index} className="flex flex-col gap-x-4 py-2.5 sm:grid sm:grid-cols-[12rem_1fr]">
          <dt className="text-ink-quiet">{label}</dt>
          <dd className="min-w-0">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
