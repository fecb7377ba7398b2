import { Form, Link } from "@remix-run/react";
import { BILLING_INTENTS } from "~/domain/billing/billing-intents";
import { Button, ButtonLink } from "./ui/button";
import { usePending } from "./use-pending";

/** To the checkout of the payment company. */
export function BuyButton({ action, words }: { action: string; words: string }) {
  const pending = usePending(action, { field: "intent", value: BILLING_INTENTS.buy });
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value={BILLING_INTENTS.buy} />
      <Button type="submit" size="lg" loading={pending}>
        {words}
      </Button>
    </Form>
  );
}

export type WaitlistCardProps = {
  /** null: nobody is signed in who could be told. */
  waitlisted: boolean | null;
  action: string;
};

/** What doesn't exist yet, and the one mail about it. */
export function WaitlistCard({ waitlisted, action }: WaitlistCardProps) {
  const intent = waitlisted ? BILLING_INTENTS.leaveWaitlist : BILLING_INTENTS.joinWaitlist;
  const pending = usePending(action, { field: "intent", value: intent });
  return (
    <section aria-labelledby="together" className="rounded-card bg-surface p-6 shadow-card sm:p-8">
      <h2 id="together" className="text-xl">
        Together
      </h2>
      <p className="mt-4 max-w-prose text-muted">
        One plan for several people. It doesn't exist yet; we write once if it does.
      </p>
      {waitlisted === null ? (
        <ButtonLink to="/signup?redirectTo=%2Fpricing" variant="secondary" className="mt-4">
          Sign in to be told
        </ButtonLink>
      ) : (
        <Form
          method="post"
          action={action}
          preventScrollReset
          className="mt-4 flex flex-wrap items-center gap-4"
        >
          <input type="hidden" name="intent" value={intent} />
          <Button type="submit" variant="secondary" loading={pending}>
            {waitlisted ? "Don't tell me" : "Tell me"}
          </Button>
          {waitlisted ? <span role="status">We'll write to you once it exists.</span> : null}
        </Form>
      )}
    </section>
  );
}

const READABLE = [
  ["/calls", "your calls"],
  ["/skills", "skills"],
  ["/worldboard", "worldboard"],
  ["/progress", "progress"],
  ["/memories", "memories"],
  ["/companion", "companion"],
  ["/settings", "settings"],
] as const;

/** Where everything is that stays open without a plan. */
export function StillOpen() {
  return (
    <p>
      Everything that was kept is still yours to read:{" "}
      {READABLE.map(([to, words], index) => (
        <span key={to}>
          {index === 0 ? "" : index === READABLE.length - 1 ? " and " : ", "}
          <Link to={to} className="link tap">
            {words}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
