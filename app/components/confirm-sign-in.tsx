import { Form } from "@remix-run/react";
import { CodeField } from "./signup-form";
import { Button, ButtonLink } from "./ui/button";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";

export type ConfirmSignInProps = {
  maskedEmail: string;
  token: string;
  /** True when the link was asked for in this browser: then one press is enough. */
  sameBrowser: boolean;
  error?: string;
};

/** The page behind the mailed link. Looking at it changes nothing; the button signs in. */
export function ConfirmSignIn({ maskedEmail, token, sameBrowser, error }: ConfirmSignInProps) {
  const pending = usePending("/auth/callback");
  return (
    <Form method="post" action="/auth/callback" className="flex flex-col gap-5">
      <p>
        You are about to sign in as <strong className="font-semibold break-all">{maskedEmail}</strong>.
      </p>
      {sameBrowser && error ? <Notice tone="error">{error}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      {sameBrowser ? null : (
        <>
          <Notice tone="warn" title="This is another browser">
            The link was asked for somewhere else. If that was you, type the code from the same mail.
          </Notice>
          <CodeField error={error} hint="It stands in the mail below the link." />
        </>
      )}
      <Button type="submit" size="lg" loading={pending}>
        Sign in
      </Button>
      <ButtonLink to="/signup" variant="ghost" size="sm" className="self-center">
        That wasn't me, or get a new link
      </ButtonLink>
    </Form>
  );
}
