import { Form, Link } from "@remix-run/react";
import { Mail } from "lucide-react";
import { CodeField } from "./code-field";
import { Button, ButtonLink } from "./ui/button";
import { Field, Input } from "./ui/field";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

export type SignupFormProps = {
  values?: { email?: string };
  /** `form` is for what concerns no single field, such as too many tries. */
  errors?: { email?: string; code?: string; form?: string };
  /** True once the address was posted. */
  sent?: boolean;
  /** Path to return to after sign-in. */
  redirectTo?: string;
  /** Given where mails are caught on this machine. */
  outboxHref?: string;
};

/** Ask for the address; then, whoever it belongs to, take the code. */
export function SignupForm({ values, errors, sent, redirectTo, outboxHref }: SignupFormProps) {
  const sending = usePending("/signup");
  const checking = usePending("/auth/callback");
  const form = useRefusedForm();
  const problem = errors?.form ? <Notice tone="error">{errors.form}</Notice> : null;
  if (sent) {
    return (
      <div className="flex flex-col gap-6">
        {problem}
        <Notice tone="info" title="Look at your mail">
          If the address can receive mail, a link and a code are on their way. They work for 15 minutes.
        </Notice>
        <Form ref={form} method="post" action="/auth/callback" className="flex flex-col gap-4">
          <CodeField
            label="6-digit code"
            hint="Or press the link in the mail in this browser."
            error={errors?.code}
          />
          <Button type="submit" loading={checking}>
            Sign in
          </Button>
        </Form>
        <div className="-mx-3 flex flex-wrap justify-between gap-2">
          <ButtonLink to="/signup" variant="ghost" size="sm">
            Use another address
          </ButtonLink>
          {outboxHref ? (
            <ButtonLink
              to={outboxHref}
              variant="ghost"
              size="sm"
              icon={<Mail aria-hidden className="size-4" />}
            >
              Open the outbox
            </ButtonLink>
          ) : null}
        </div>
      </div>
    );
  }
  return (
    <Form ref={form} method="post" action="/signup" className="flex flex-col gap-5">
      {problem}
      {redirectTo ? <input type="hidden" name="redirectTo" value={redirectTo} /> : null}
      <Field
        label="E-mail address"
        error={errors?.email}
        hint="We send a link and a code. There is no password."
      >
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            defaultValue={values?.email}
            placeholder="you@example.com"
          />
        )}
      </Field>
      <Button type="submit" loading={sending}>
        Send me a link
      </Button>
      <p className="text-sm text-muted">
        New here? The same link makes your account. By going on you accept the{" "}
        <Link to="/terms" className="link">
          terms
        </Link>{" "}
        and the{" "}
        <Link to="/privacy" className="link">
          privacy page
        </Link>
        .
      </p>
    </Form>
  );
}
