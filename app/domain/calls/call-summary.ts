import type { LocalDate } from "~/lib/columns";
import type { CallKind, CallStatus } from "./call-state";

/** A call as lists and cards show it; instants are ISO 8601. */
export type CallSummary = {
  id: string;
  kind: CallKind;
  status: CallStatus;
  attempt: number;
  localDate: LocalDate;
  scheduledAt: string;
  dialedAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  durationSeconds: number | null;
  endedReason: string | null;
};
