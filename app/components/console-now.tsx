import { Link } from "@remix-run/react";
import { providerLabel, STATE_WORDS, stepWords, utcText } from "~/domain/calls/console-words";
import type { CallsConsole } from "~/domain/calls/read-calls-console.server";
import type { TalkedTo } from "~/domain/privacy/hosts";
import { Badge } from "./ui/badge";
import { Card } from "./ui/card";
import { Time } from "./ui/time";

type Now = Pick<
  CallsConsole,
  "live" | "liveCount" | "due" | "dueCount" | "lastRingsIn" | "queuedAhead" | "slotsAhead"
>;

const ROW = "flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-field px-3 py-2 hover:bg-raised";

/** What is under way, what is due and waits for the vendor's turn, and what comes. */
export function ConsoleNow({ live, liveCount, due, dueCount, lastRingsIn, queuedAhead, slotsAhead }: Now) {
  return (
    <Card
      title="Now"
      titleId="now"
      aside={<Badge tone={liveCount > 0 ? "live" : "neutral"}>{`${liveCount} live`}</Badge>}
    >
      <ul className="-mx-3 flex flex-col empty:hidden">
        {live.map((call) => (
          <li key={call.id}>
            <Link to={`/admin/calls/${call.id}`} className={ROW}>
              <span className="font-medium">{STATE_WORDS[call.status]}</span>
              <span className="text-muted">{providerLabel(call.provider)}</span>
              {call.dialedAt ? (
                <Time at={call.dialedAt} className="tabular ml-auto text-sm text-muted">
                  {utcText(call.dialedAt)}
                </Time>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
      <More shown={live.length} all={liveCount} state="live" />
      <p className="mt-3">
        {dueCount === 0
          ? "Nothing waits for its turn."
          : `${dueCount} due and waiting${lastRingsIn === null ? "" : `; by the vendor's calls per second, the last rings in about ${lastRingsIn} s`}.`}
      </p>
      <ul className="-mx-3 flex flex-col empty:hidden">
        {due.map((call) => (
          <li key={call.id}>
            <Link to={`/admin/calls/${call.id}`} className={ROW}>
              <Time at={call.scheduledAt} className="tabular font-medium">
                {utcText(call.scheduledAt)}
              </Time>
              <span className="text-muted">
                {call.step ? stepWords(call.step, call.reason) : "Just claimed"}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <More shown={due.length} all={dueCount} state="waiting" />
      <p className="mt-3 text-muted">
        In the next 24 hours: {slotsAhead} {slotsAhead === 1 ? "slot" : "slots"} to come, and {queuedAhead}{" "}
        {queuedAhead === 1 ? "call" : "calls"} planned already, such as another try.
      </p>
    </Card>
  );
}

function More({ shown, all, state }: { shown: number; all: number; state: string }) {
  return all > shown ? (
    <p className="text-sm text-muted">
      And {all - shown} more {state}.
    </p>
  ) : null;
}

/** What the month's calls cost, and the accounts to look at: an id and a reason each. */
export function ConsoleAccounts({ spending, flagged }: Pick<CallsConsole, "spending" | "flagged">) {
  return (
    <Card title="To look at" titleId="to-look-at">
      <p className="mb-4">
        {spending ? `Spent this month: ${spending.words}.` : "No cap on spending is set (SPEND_CAP_MONTHLY)."}
      </p>
      <h3 className="mb-1 font-semibold">Flagged accounts</h3>
      {flagged.length === 0 ? <p className="text-muted">None.</p> : null}
      <ul className="-mx-3 flex flex-col empty:hidden">
        {flagged.map(({ id, reason, at }) => (
          <li key={`${id} ${reason}`}>
            <Link to={`/admin/accounts/${id}`} className={ROW}>
              <Badge tone="warm">{FLAGS[reason] ?? reason}</Badge>
              <span className="min-w-0 text-sm text-muted wrap-anywhere">{id}</span>
              <Time at={at} className="tabular text-sm text-muted">
                {utcText(at)}
              </Time>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const FLAGS: Record<string, string> = {
  wrong_number: "Wrong number",
  paid_twice: "Paid twice",
};

/** Every host that this instance talks to, and what goes there. */
export function ConsoleHosts({ hosts }: { hosts: TalkedTo[] }) {
  return (
    <Card title="Hosts that this instance talks to" titleId="hosts">
      <p className="mb-4 text-muted">By its configuration of this moment. Nothing else leaves it.</p>
      <ul className="flex flex-col gap-4">
        {hosts.map(({ use, who, host, here, sent }) => (
          <li key={`${use} ${who}`}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{who}</span>
              <span className="tabular min-w-0 wrap-anywhere">{host}</span>
              {here ? <Badge>This machine</Badge> : null}
            </p>
            <p className="text-sm text-muted">{sent}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
