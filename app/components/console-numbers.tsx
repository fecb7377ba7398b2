import type { CallStatus } from "~/domain/calls/call-state";
import type { Fault, Lateness, VendorNumbers } from "~/domain/calls/console-numbers";
import { lengthText, providerLabel, STATE_WORDS, STATES, shareText } from "~/domain/calls/console-words";
import { type ConsoleFact, ConsoleFacts, ConsoleTiles } from "./console-facts";
import { Badge } from "./ui/badge";
import { Card } from "./ui/card";

type Counts = Partial<Record<CallStatus, number>>;

export type ConsoleNumbersProps = {
  slots: Counts;
  others: Counts;
  slotsAhead: number;
  all: VendorNumbers;
  vendors: VendorNumbers[];
  slotToRing: Lateness;
  askToRing: Lateness;
  faults: Fault[];
};

const SIDES = { ours: "Ours", vendor: "The vendor's", person: "", neither: "" } as const;

const sum = (states: Counts) => Object.values(states).reduce((total, count) => total + count, 0);
const late = (ms: number | null) => (ms === null ? "–" : lengthText(ms));

/** The numbers of a window at a glance. */
export function ConsoleGlance(
  props: Pick<ConsoleNumbersProps, "slots" | "slotsAhead" | "all" | "slotToRing">,
) {
  const { slots, slotsAhead, all, slotToRing } = props;
  const errors = all.refused + all.unclear + all.failed;
  return (
    <ConsoleTiles
      tiles={[
        { label: "Slots", value: String(sum(slots)), note: `${slotsAhead} more in the next 24 h` },
        {
          label: "Answered",
          value: shareText(all.answered, all.rung),
          note: `${all.answered} of ${all.rung} that rang`,
        },
        {
          label: "Slot to ring, p95",
          value: late(slotToRing.p95),
          note: `p50 ${late(slotToRing.p50)}, worst ${late(slotToRing.worst)}`,
        },
        {
          label: "Vendors' errors",
          value: shareText(errors, all.asked),
          note: `${errors} of ${all.asked} that were dialled`,
        },
      ]}
    />
  );
}

/** What became of the calls of a window, by state, vendor and fault. */
export function ConsoleNumbers(props: Omit<ConsoleNumbersProps, "slotsAhead" | "all" | "slotToRing">) {
  const { slots, others, vendors, askToRing, faults } = props;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-3">
      <Card title="Slots by state" titleId="slots">
        <StateCounts states={slots} none="No slot in this time." />
        {sum(others) > 0 ? (
          <>
            <h3 className="mt-5 mb-2 font-semibold">Without a slot</h3>
            <p className="mb-2 text-sm text-muted">Calls that people asked for, and calls with a code.</p>
            <StateCounts states={others} none="" />
            <p className="mt-2 text-sm text-muted">
              Asked to ring: p50 {late(askToRing.p50)}, p95 {late(askToRing.p95)}, worst{" "}
              {late(askToRing.worst)}.
            </p>
          </>
        ) : null}
      </Card>
      <Card title="Vendors" titleId="vendors">
        {vendors.length === 0 ? <p className="text-muted">Nothing was dialled in this time.</p> : null}
        <ul className="flex flex-col gap-5">
          {vendors.map((vendor) => (
            <li key={vendor.provider}>
              <h3 className="mb-2 font-semibold">{providerLabel(vendor.provider)}</h3>
              <ConsoleFacts facts={vendorFacts(vendor)} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title="Faults" titleId="faults">
        {faults.length === 0 ? <p className="text-muted">None in this time.</p> : null}
        <ul className="flex flex-col gap-3">
          {faults.map(({ code, words, side, count }) => (
            <li key={code} className="flex items-start justify-between gap-3">
              <span className="min-w-0">
                <span className="block">{words}</span>
                <span className="block text-sm text-muted wrap-anywhere">
                  {code}
                  {SIDES[side] ? ` · ${SIDES[side]}` : null}
                </span>
              </span>
              <Badge tone={side === "ours" ? "danger" : "warm"}>{count}</Badge>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function StateCounts({ states, none }: { states: Counts; none: string }) {
  const total = sum(states);
  if (total === 0) return <p className="text-muted">{none}</p>;
  const present = STATES.filter((status) => states[status]);
  return (
    <ConsoleFacts
      facts={present.map((status) => ({
        label: STATE_WORDS[status],
        value: `${states[status]} (${shareText(states[status] ?? 0, total)})`,
      }))}
    />
  );
}

function vendorFacts(vendor: VendorNumbers): ConsoleFact[] {
  const { asked, rung, answered, refused, unclear, failed } = vendor;
  const errors = { Refused: refused, Unclear: unclear, Failed: failed };
  return [
    { label: "Dialled", value: asked },
    { label: "Answered", value: `${answered} of ${rung} (${shareText(answered, rung)})` },
    ...Object.entries(errors).map(([label, count]) => ({
      label,
      value: `${count} (${shareText(count, asked)})`,
      warn: count > 0,
    })),
  ];
}
