import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { Spinner } from "./spinner";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    "bg-linear-to-r from-action to-action-end text-on-action shadow-action hover:brightness-108 active:brightness-95",
  secondary: "bg-button text-text hover:bg-button-hover active:bg-button",
  ghost: "text-accent hover:bg-raised active:bg-hover",
  danger: "bg-danger-fill text-on-danger hover:bg-danger-fill-hover",
};

// 44 px on phones; a mouse may have smaller targets.
const SIZE: Record<ButtonSize, string> = {
  sm: "min-h-11 text-sm sm:min-h-9",
  md: "min-h-11 px-5 text-base",
  lg: "min-h-13 px-7 text-lg",
};

/** The classes of a button, for elements that only look like one. */
export const buttonClass = (
  variant: ButtonVariant = "primary",
  size: ButtonSize = "md",
  className?: string,
) =>
  clsx(
    "inline-flex max-w-full items-center justify-center gap-2 rounded-full py-2 text-center leading-tight font-semibold select-none",
    "transition-[filter,background-color,color,transform] active:translate-y-px",
    "disabled:pointer-events-none disabled:not-aria-busy:bg-button disabled:not-aria-busy:bg-none disabled:not-aria-busy:text-faint disabled:not-aria-busy:shadow-none aria-busy:opacity-80",
    VARIANT[variant],
    SIZE[size],
    // Without a shade of its own, a small button needs less room around its words.
    size === "sm" && (variant === "ghost" ? "px-3" : "px-4"),
    className,
  );

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Decorative icon before the words. */
  icon?: ReactNode;
  /** Shows a spinner in place of the icon and ignores clicks. */
  loading?: boolean;
};

/** A real `<button>`; `type` is `button` unless told otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, loading = false, className, children, type = "button", disabled, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      className={buttonClass(variant, size, className)}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
});

export type ButtonLinkProps = LinkProps & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass(variant, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
