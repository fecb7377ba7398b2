import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "./ui/button";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";

export type ConfirmSignInProps = { maskedEmail: string; token: string };

/** The page behind the mailed link. Looking at it changes nothing; the button signs in. */
export function ConfirmSignIn({ maskedEmail, token }: ConfirmSignInProps) {
  const pending = usePending("/auth/callback");
  return (
    <Form method="post" action="/auth/callback" className="flex flex-col gap-5">
      <p>
        You are about to sign in as <strong className="font-semibold wrap-anywhere">{maskedEmail}</strong>.
      </p>
      <input type="hidden" name="token" value={token} />
      <Button type="submit" size="lg" loading={pending}>
        Sign in
      </Button>
      <ButtonLink to="/signup" variant="ghost" size="sm" className="self-center">
        That wasn't me, or get a new link
      </ButtonLink>
    </Form>
  );
}

/** The same page in a browser that didn't ask for the link: it can't sign in here. */
export function OtherBrowser() {
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="warn" title="This is another browser">
        The link works where it was asked for. Open it there, or type the 6-digit code from the same mail
        there.
      </Notice>
      <ButtonLink to="/signup" variant="secondary">
        Get a link for this browser
      </ButtonLink>
    </div>
  );
}

/** A link that is unknown, used, replaced or too old. All look the same. */
export function LinkGone() {
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="error" title="This link doesn't work">
        A link works once, for 15 minutes, and only the newest one does.
      </Notice>
      <ButtonLink to="/signup">Get a new link</ButtonLink>
    </div>
  );
}
