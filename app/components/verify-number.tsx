import { Form } from "@remix-run/react";
import { PhoneCall, Smartphone } from "lucide-react";
import { type CallStatus, isFinal } from "~/domain/calls/call-state";
import { callSentence, callStatusText } from "./call-words";
import { CodeField } from "./code-field";
import { Badge } from "./ui/badge";
import { Button, ButtonLink } from "./ui/button";
import { Notice } from "./ui/notice";
import { usePending } from "./use-pending";
import { useRefusedForm } from "./use-refused-form";

/** Values of the field `intent` in what these forms post. */
export const VERIFY_INTENTS = {
  call: "call",
  /** with code */
  confirm: "confirm",
} as const;

export type AskedCode = {
  /** The call that reads it out; null when it is gone. */
  call: { id: string; status: CallStatus } | null;
  /** How often it may still be typed wrong. */
  triesLeft: number;
  /** "19:42", in the person's zone. */
  validUntil: string;
};

export type VerifyNumberProps = {
  /** Country code and last digits. */
  number: string;
  /** The newest code that still works, if there is one. */
  asked: AskedCode | null;
  /** It asked never to be called. */
  blocked?: boolean;
  errors?: { code?: string; call?: string };
  /** The fake phone, where the call rings on this instance. */
  phoneHref?: string;
  action?: string;
};

/** Nobody has heard the code of a call that ended so, and no earlier one works. */
const UNHEARD: readonly CallStatus[] = ["no_answer", "busy", "voicemail"];

/** A call reads out six digits, which are typed here. POST /verify. */
export function VerifyNumber({
  number,
  asked,
  blocked = false,
  errors,
  phoneHref,
  action = "/verify",
}: VerifyNumberProps) {
  const typable = asked !== null && !(asked.call && UNHEARD.includes(asked.call.status));
  // Beside the field, where there is one.
  const problem = errors?.call ?? (typable ? undefined : errors?.code);
  const live = asked?.call ? !isFinal(asked.call.status) : false;
  return (
    <div className="flex flex-col gap-6">
      {problem ? <Notice tone="error">{problem}</Notice> : null}
      {asked ? (
        <>
          {asked.call ? <CallState status={asked.call.status} phoneHref={phoneHref} action={action} /> : null}
          {typable ? <ConfirmCode asked={asked} error={errors?.code} action={action} /> : null}
        </>
      ) : blocked ? (
        <Notice tone="warn">
          Whoever answered there asked never to be called, so nothing rings it. Enter another number in
          Settings.
        </Notice>
      ) : (
        <p>
          An automated AI call rings {number} and reads six digits to you, twice. You type them here. It takes
          a minute, and nothing else is asked.
        </p>
      )}
      {live || blocked ? null : <AskForCall again={asked !== null} instead={!typable} action={action} />}
      <div className="-mx-3 flex flex-wrap justify-between gap-2">
        <ButtonLink to="/settings" variant="ghost" size="sm">
          Use another number
        </ButtonLink>
        <ButtonLink to="/dashboard" variant="ghost" size="sm">
          Later
        </ButtonLink>
      </div>
    </div>
  );
}

type CallStateProps = { status: CallStatus; phoneHref: string | undefined; action: string };

/** How far the call is; the page keeps it fresh. */
function CallState({ status, phoneHref, action }: CallStateProps) {
  const { tone, label } = callStatusText[status];
  const live = !isFinal(status);
  return (
    <div className="flex flex-col items-start gap-3 rounded-field bg-raised p-4">
      <div role="status" aria-atomic="true" className="flex flex-col items-start gap-2">
        <Badge tone={tone}>{label}</Badge>
        <p className="font-medium">
          {status === "ringing" ? "It is ringing now." : callSentence("verification", status)}
        </p>
      </div>
      {live && phoneHref ? (
        <ButtonLink
          to={phoneHref}
          target="_blank"
          variant="secondary"
          size="sm"
          icon={<Smartphone aria-hidden className="size-4" />}
        >
          Open the phone
        </ButtonLink>
      ) : null}
      {live ? (
        <a href={action} className="link hidden min-h-11 items-center noscript:inline-flex">
          Look again
        </a>
      ) : null}
    </div>
  );
}

type ConfirmCodeProps = { asked: AskedCode; error: string | undefined; action: string };

function ConfirmCode({ asked, error, action }: ConfirmCodeProps) {
  const pending = usePending(action, { field: "intent", value: VERIFY_INTENTS.confirm });
  const form = useRefusedForm();
  const tries = asked.triesLeft === 1 ? "One try is left" : `${asked.triesLeft} tries are left`;
  return (
    <Form ref={form} method="post" action={action} className="flex flex-col gap-4">
      <input type="hidden" name="intent" value={VERIFY_INTENTS.confirm} />
      <CodeField
        label="The six digits"
        // What is said about a wrong code counts the tries itself.
        hint={`${error ? "" : `${tries}. `}The code works until ${asked.validUntil}.`}
        error={error}
      />
      <Button type="submit" loading={pending}>
        Check the code
      </Button>
    </Form>
  );
}

type AskForCallProps = {
  again: boolean;
  /** There is nothing else to do. */
  instead: boolean;
  action: string;
};

function AskForCall({ again, instead, action }: AskForCallProps) {
  const pending = usePending(action, { field: "intent", value: VERIFY_INTENTS.call });
  return (
    <Form method="post" action={action} className="flex flex-col">
      <input type="hidden" name="intent" value={VERIFY_INTENTS.call} />
      <Button
        type="submit"
        variant={instead ? "primary" : "secondary"}
        size={instead ? "lg" : "md"}
        loading={pending}
        icon={<PhoneCall aria-hidden className="size-5" />}
      >
        {again ? "Call me again" : "Call me with the code"}
      </Button>
    </Form>
  );
}
