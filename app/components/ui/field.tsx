import { clsx } from "clsx";
import { ChevronDown, CircleAlert } from "lucide-react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { forwardRef, useId } from "react";

/** What a control needs to be named and described by its field. */
export type ControlProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Stands below the hint and isn't part of the control's description, such as a link. */
  note?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: string;
  /** Receives id, description and validity for the control. */
  children: (control: ControlProps) => ReactNode;
  className?: string;
};

/** Label, control, hint and error, wired for screen readers. */
export function Field({ label, hint, note, error, children, className }: FieldProps) {
  const id = useId();
  const describedBy = clsx(hint && `${id}-hint`, error && `${id}-error`) || undefined;
  return (
    <div className={clsx("flex flex-col gap-2", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {note}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

/** Announced when it appears: the focus may be in the field already. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-2 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}

const CONTROL =
  "min-h-12 w-full min-w-0 rounded-field border border-field-line bg-inset px-4 py-2 text-base text-text " +
  "placeholder:text-faint transition-colors hover:border-accent aria-invalid:border-danger disabled:opacity-60";

/** A text-like input. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input {...rest} ref={ref} className={clsx(CONTROL, className)} />;
});

/** A few lines of text. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, ...rest }, ref) {
    return <textarea {...rest} ref={ref} className={clsx(CONTROL, "field-sizing-content", className)} />;
  },
);

/** The platform's own select: long lists work on every phone and without JavaScript. */
export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(function Select(
  { className, ...rest },
  ref,
) {
  return (
    <span className="relative block">
      <select {...rest} ref={ref} className={clsx(CONTROL, "appearance-none truncate pr-11", className)} />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-4 size-5 -translate-y-1/2 text-muted"
      />
    </span>
  );
});

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "id"> & {
  label: ReactNode;
  error?: string;
};

/** A check box whose whole row is the target. */
export function Checkbox({ label, error, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={clsx("flex flex-col gap-2", className)}>
      <label htmlFor={id} className="-mx-3 flex min-h-11 gap-3 rounded-field px-3 py-2 hover:bg-raised">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="checkbox mt-0.5 size-6 shrink-0"
        />
        <span>{label}</span>
      </label>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
