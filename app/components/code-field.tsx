import type { ReactNode } from "react";
import { Field, Input } from "./ui/field";

export type CodeFieldProps = { label: string; hint?: ReactNode; error?: string };

/** Six digits, in field `code`: typed, pasted with a gap, or filled in by the browser. */
export function CodeField({ label, hint, error }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]*"
          maxLength={7}
          required
          className="tabular text-center text-2xl font-semibold tracking-[0.3em]"
        />
      )}
    </Field>
  );
}
