import { Form } from "@remix-run/react";
import { ACCOUNT_INTENTS } from "~/domain/privacy/account-intents";
import { Button, ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { Time } from "./ui/time";
import { usePending } from "./use-pending";

const ACTION = "/account?index";
const PATH = "/account";

export type RetentionCardProps = {
  chosen: string;
  choices: { value: string; label: string; hint: string }[];
};

/** How long the words of talks are kept, with what each choice would delete. */
export function RetentionCard({ chosen, choices }: RetentionCardProps) {
  const pending = usePending(PATH, { field: "intent", value: ACCOUNT_INTENTS.retention });
  return (
    <Card title="How long talks are kept" titleId="retention">
      <div className="flex max-w-prose flex-col gap-2 text-muted">
        <p>
          When a talk is past its time its transcript goes, with every quote of yours that was taken from it,
          and a phone service that can delete its copy is asked to. A quote becomes its date: “Said on 12
          March”.
        </p>
        <p>
          What was read out of the talk stays: the sentences of the reflection, practice, XP, what you
          promised and learned, and what is remembered about you.
        </p>
      </div>
      <Form method="post" action={ACTION} className="mt-5 flex flex-col items-start gap-5">
        <input type="hidden" name="intent" value={ACCOUNT_INTENTS.retention} />
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">Keep the words of talks</legend>
          {choices.map(({ value, label, hint }) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-start gap-3 rounded-field py-2">
              <input
                type="radio"
                name="days"
                value={value}
                defaultChecked={value === chosen}
                className="mt-1 size-5 shrink-0 accent-action"
              />
              <span>
                <span className="font-medium">{label}</span>
                <span className="block text-sm text-muted">{hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Button type="submit" variant="secondary" loading={pending}>
          Keep them so long
        </Button>
      </Form>
    </Card>
  );
}

export type GrantCardProps = {
  /** The permission that is open, in words. */
  grant: { untilAt: string; until: string; reads: string } | null;
};

/** Lets administrators read transcripts for a while, or takes that back. */
export function GrantCard({ grant }: GrantCardProps) {
  const pending = usePending(PATH, { field: "intent", value: ACCOUNT_INTENTS.allow });
  return (
    <Card title="Let an administrator read transcripts" titleId="transcript-grant">
      <p className="max-w-prose text-muted">
        The console shows administrators how calls went, never what was said. If you want help with a talk you
        can let them read, for a while. Each transcript that they open is written down in your log.
      </p>
      {grant ? (
        <div className="mt-4 flex flex-col items-start gap-4">
          <p>
            <strong>Allowed</strong> until <Time at={grant.untilAt}>{grant.until}</Time>. {grant.reads}
          </p>
          <Form method="post" action={ACTION}>
            <Button type="submit" name="intent" value={ACCOUNT_INTENTS.refuse} variant="secondary" size="sm">
              Take it back
            </Button>
          </Form>
        </div>
      ) : (
        <Form method="post" action={ACTION} className="mt-4 flex flex-wrap gap-3">
          <input type="hidden" name="intent" value={ACCOUNT_INTENTS.allow} />
          <Button type="submit" name="hours" value="24" variant="secondary" size="sm" disabled={pending}>
            Allow for 24 hours
          </Button>
          <Button type="submit" name="hours" value="168" variant="secondary" size="sm" disabled={pending}>
            Allow for 7 days
          </Button>
        </Form>
      )}
    </Card>
  );
}

/** The ways to other pages about one's data. */
export function AccountLinks() {
  return (
    <>
      <Card title="Take it along" titleId="account-copy">
        <p className="text-muted">
          A file with everything: as data, to read, and the files you brought. You can bring it back here or
          to another server.
        </p>
        <ButtonLink to="/account/data" variant="secondary" size="sm" className="mt-4">
          Download and bring
        </ButtonLink>
      </Card>
      <Card title="What was done" titleId="account-acts">
        <p className="text-muted">
          Sign-ins, changes that matter, and what administrators did to your account.
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <ButtonLink to="/account/log" variant="secondary" size="sm">
            See the log
          </ButtonLink>
          <ButtonLink to="/settings#settings-sessions" variant="ghost" size="sm">
            Where you are signed in
          </ButtonLink>
        </div>
      </Card>
      <Card title="Delete the account" titleId="account-delete">
        <p className="text-muted">Everything goes, 7 days after you ask. Until then you can undo it.</p>
        <ButtonLink to="/account/delete" variant="secondary" size="sm" className="mt-4">
          What exactly happens
        </ButtonLink>
      </Card>
    </>
  );
}
