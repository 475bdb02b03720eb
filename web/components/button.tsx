import { Link, type LinkProps, useFormAction, useNavigation } from "@remix-run/react";
import { LoaderCircle, type LucideIcon } from "lucide-react";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";

export type ButtonVariant = "primary" | "quiet" | "danger" | "plain";

type Look = {
  /** One `primary` a page; `quiet` has an outline, `plain` none; `danger` takes something away. */
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** As wide as its container on phones. */
  wide?: boolean;
  className?: string;
};

const base =
  "inline-flex min-h-11 select-none items-center justify-center gap-2 rounded-control px-4 py-2 text-center font-medium leading-tight transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border border-edge bg-surface text-ink hover:border-ink-soft hover:bg-sunken",
  danger: "border border-danger bg-surface text-danger hover:bg-danger hover:text-on-danger",
  plain: "px-3 text-ink-soft hover:bg-sunken hover:text-ink",
};

export function buttonClass({ variant = "quiet", wide, className }: Look): string {
  return cx(base, variants[variant], wide && "w-full sm:w-auto", className);
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Shows a spinner and refuses further presses. */
    pending?: boolean;
  };

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, icon: Icon, wide, className, pending, children, onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ variant, wide, className })}
    >
      {pending ? (
        <LoaderCircle aria-hidden className="size-4.5 shrink-0 animate-spin" />
      ) : Icon ? (
        <Icon aria-hidden className="size-4.5 shrink-0" />
      ) : null}
      {children}
    </button>
  );
});

/** Submits its form; pending by itself while that form is on its way. */
export function SubmitButton({
  pendingLabel,
  pending,
  children,
  variant = "primary",
  ...rest
}: ButtonProps & { pendingLabel?: ReactNode }) {
  const sending = useSending(rest.name, rest.value, rest.formAction) || pending;
  return (
    <Button {...rest} type="submit" variant={variant} pending={sending}>
      {sending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}

function useSending(name?: string, value?: unknown, action?: string): boolean {
  const navigation = useNavigation();
  const here = useFormAction(action);
  if (navigation.state === "idle" || !navigation.formData) return false;
  if (navigation.formAction?.split("?")[0] !== here.split("?")[0]) return false;
  return name === undefined || navigation.formData.get(name) === String(value ?? "");
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({
  variant,
  icon: Icon,
  wide,
  className,
  children,
  ...rest
}: LinkProps & Look) {
  return (
    <Link prefetch="intent" {...rest} className={buttonClass({ variant, wide, className })}>
      {Icon ? <Icon aria-hidden className="size-4.5 shrink-0" /> : null}
      {children}
    </Link>
  );
}

/** A button of one icon; `label` is what it is called. */
export const IconButton = forwardRef<
  HTMLButtonElement,
  ButtonHTMLAttributes<HTMLButtonElement> & { icon: LucideIcon; label: string }
>(function IconButton({ icon: Icon, label, className, ...rest }, ref) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink disabled:opacity-50",
        className,
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
});

/** A quiet spinner with its meaning for those who cannot see it. */
export function Spinner({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <span role="status" className="inline-flex items-center gap-2 text-ink-soft">
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      <span className={label ? undefined : "sr-only"}>{label ?? t("app.loading")}</span>
    </span>
  );
}
