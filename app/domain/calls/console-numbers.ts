import type { CallStatus } from "./call-state";
import { reasonOf, type Side } from "./console-words";

/** What the console says of calls, from counts of calls that are alike. */

/** Windows that the console can look at, by their name in the address. */
export const WINDOWS = { "24h": 24, "7d": 7 * 24 } as const;
export type WindowName = keyof typeof WINDOWS;

/** @param text from the address @returns a day, for anything that isn't a window */
export const readWindow = (text: string | null): WindowName =>
  text !== null && Object.hasOwn(WINDOWS, text) ? (text as WindowName) : "24h";

/** Calls that are alike, and how many there are. */
export type CallGroup = {
  provider: string;
  /** Of a slot; the others were asked for, or read out a code. */
  daily: boolean;
  /** The newest attempt of its slot: it says where the slot stands. */
  last: boolean;
  status: CallStatus;
  /** The vendor was asked to dial. */
  asked: boolean;
  /** The vendor said no. */
  refused: boolean;
  /** The vendor gave no clear answer. */
  unclear: boolean;
  reason: string | null;
  count: number;
};

export type VendorNumbers = {
  provider: string;
  /** Calls that it was asked to dial. */
  asked: number;
  /** Asked and refused; asked and never clear; accepted and failed. Each call counts once. */
  refused: number;
  unclear: number;
  failed: number;
  /** Calls that went out, as far as is known: answered, not picked up, busy, voicemail. */
  rung: number;
  answered: number;
};

export type Fault = { code: string; words: string; side: Side; count: number };

const ANSWERED: ReadonlySet<CallStatus> = new Set(["in_progress", "completed"]);
const RUNG: ReadonlySet<CallStatus> = new Set(["in_progress", "completed", "no_answer", "busy", "voicemail"]);

/**
 * The numbers of a window.
 *
 * @param groups every call of the window in exactly one of them
 * @returns `slots`: where each slot stands, by its newest attempt; `others`: calls without a slot, by state;
 *   `vendors` by name, and `all` of them together; `faults`: calls that came to nothing through us or a vendor, and
 *   those that failed or stayed unclear, the most frequent first
 */
export function countCalls(groups: readonly CallGroup[]) {
  const slots: Partial<Record<CallStatus, number>> = {};
  const others: Partial<Record<CallStatus, number>> = {};
  const vendors = new Map<string, VendorNumbers>();
  const all = noNumbers("");
  const faults = new Map<string, Fault>();
  for (const group of groups) {
    const { status, count } = group;
    if (!group.daily) others[status] = (others[status] ?? 0) + count;
    else if (group.last) slots[status] = (slots[status] ?? 0) + count;
    if (group.asked) {
      const own = vendors.get(group.provider) ?? noNumbers(group.provider);
      vendors.set(group.provider, own);
      for (const numbers of [own, all]) add(numbers, group);
    }
    const fault = faultOf(group);
    if (fault) {
      const known = faults.get(fault.code) ?? { ...fault, count: 0 };
      faults.set(fault.code, { ...known, count: known.count + count });
    }
  }
  return {
    slots,
    others,
    vendors: [...vendors.values()].sort((a, b) => a.provider.localeCompare(b.provider)),
    all,
    faults: [...faults.values()].sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  };
}

const noNumbers = (provider: string): VendorNumbers => ({
  provider,
  asked: 0,
  refused: 0,
  unclear: 0,
  failed: 0,
  rung: 0,
  answered: 0,
});

function add(numbers: VendorNumbers, { status, refused, unclear, count }: CallGroup): void {
  numbers.asked += count;
  if (refused) numbers.refused += count;
  else if (unclear || status === "unknown") numbers.unclear += count;
  else if (status === "failed") numbers.failed += count;
  if (RUNG.has(status)) numbers.rung += count;
  if (ANSWERED.has(status)) numbers.answered += count;
}

function faultOf({ status, reason }: CallGroup): Omit<Fault, "count"> | null {
  if (status !== "failed" && status !== "unknown" && status !== "canceled") return null;
  if (reason === null) return status === "canceled" ? null : { code: status, ...STATE_FAULTS[status] };
  const found = reasonOf(reason);
  const counts = status !== "canceled" || found.side === "ours" || found.side === "vendor";
  return counts ? found : null;
}

const STATE_FAULTS = {
  failed: { words: "Failed without a reason", side: "vendor" },
  unknown: { words: "Never learned what happened", side: "vendor" },
} as const satisfies Record<string, Omit<Fault, "code" | "count">>;

/** Times from the moment a call was planned for to its first ring, in milliseconds. */
export type Lateness = { count: number; p50: number | null; p95: number | null; worst: number | null };
