import { Form } from "@remix-run/react";
import { PhoneOff } from "lucide-react";
import type { CallStatus } from "~/domain/calls/call-state";
import { CONSOLE_PROVIDERS, type ConsoleFilter } from "~/domain/calls/console-filter";
import {
  KNOWN_REASONS,
  providerLabel,
  reasonOf,
  STATE_WORDS,
  STATES,
  shownCode,
  utcText,
} from "~/domain/calls/console-words";
import type { ConsoleCall } from "~/domain/calls/list-calls-for-console.server";
import { callKindText } from "./call-words";
import { ConsoleRow } from "./console-row";
import { Badge, type BadgeTone } from "./ui/badge";
import { Button, ButtonLink } from "./ui/button";
import { Card } from "./ui/card";
import { EmptyState } from "./ui/empty-state";
import { Field, Input, Select } from "./ui/field";
import { Time } from "./ui/time";

const TONE: Partial<Record<CallStatus, BadgeTone>> = {
  dialing: "live",
  ringing: "live",
  in_progress: "live",
  completed: "done",
  failed: "danger",
  unknown: "warm",
};

/** The tone of a state's badge in the console. */
export const stateTone = (status: CallStatus): BadgeTone => TONE[status] ?? "neutral";

export type ConsoleCallsProps = {
  calls: ConsoleCall[];
  filter: ConsoleFilter;
  /** The window that the numbers above look at, which the address keeps. */
  window: string;
  /** Addresses of the first and of the next page, where there is one. */
  newest: string | null;
  older: string | null;
};

/** Calls of everybody, newest first, and what to narrow them down by. Each row leads to its page. */
export function ConsoleCalls({ calls, filter, window, newest, older }: ConsoleCallsProps) {
  return (
    <Card title="Calls" titleId="calls">
      <Filters filter={filter} window={window} />
      {calls.length === 0 ? (
        <EmptyState icon={<PhoneOff />} title="No calls">
          No call is like that.
        </EmptyState>
      ) : null}
      <ul className="-mx-3 flex flex-col empty:hidden">
        {calls.map((call) => (
          <ConsoleRow key={call.id} to={`/admin/calls/${call.id}`}>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Time at={call.scheduledAt} className="tabular font-semibold">
                {utcText(call.scheduledAt)}
              </Time>
              <Badge tone={stateTone(call.status)}>{STATE_WORDS[call.status]}</Badge>
            </span>
            <span className="text-sm text-muted">
              {callKindText[call.kind as keyof typeof callKindText] ?? call.kind}
              {call.attempt > 1 ? ` · attempt ${call.attempt}` : null} · {providerLabel(call.provider)}
              {call.reason ? ` · ${wordsOf(call.reason)}` : null}
            </span>
          </ConsoleRow>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
        {newest ? (
          <ButtonLink to={newest} variant="secondary" size="sm">
            Newest
          </ButtonLink>
        ) : null}
        {older ? (
          <ButtonLink to={older} variant="secondary" size="sm">
            Older calls
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

function wordsOf(reason: string): string {
  const { words, code } = reasonOf(reason);
  return words === "A word of the vendor's" ? code : words;
}

function Filters({ filter, window }: Pick<ConsoleCallsProps, "filter" | "window">) {
  const { state, provider, reason, user } = filter;
  const filtered = Object.values(filter).some((value) => value !== null);
  return (
    <Form
      key={JSON.stringify(filter)}
      action="/admin/calls"
      className="mb-5 flex flex-col gap-4"
      preventScrollReset
    >
      {window === "24h" ? null : <input type="hidden" name="window" value={window} />}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="State">
          {(control) => (
            <Select {...control} name="state" defaultValue={state ?? ""}>
              <option value="">Any</option>
              {STATES.map((status) => (
                <option key={status} value={status}>
                  {STATE_WORDS[status]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Provider">
          {(control) => (
            <Select {...control} name="provider" defaultValue={provider ?? ""}>
              <option value="">Any</option>
              {CONSOLE_PROVIDERS.map((name) => (
                <option key={name} value={name}>
                  {providerLabel(name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Reason">
          {(control) => (
            <>
              <Input
                {...control}
                name="reason"
                list="console-reasons"
                autoComplete="off"
                placeholder="service_fault"
                defaultValue={reason === null ? "" : shownCode(reason)}
              />
              <datalist id="console-reasons">
                {KNOWN_REASONS.map((code) => (
                  <option key={code} value={code} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Id of the user">
          {(control) => <Input {...control} name="user" autoComplete="off" defaultValue={user ?? ""} />}
        </Field>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {filtered ? (
          <ButtonLink
            to={window === "24h" ? "/admin/calls" : `/admin/calls?window=${window}`}
            variant="ghost"
          >
            All calls
          </ButtonLink>
        ) : null}
      </div>
    </Form>
  );
}
