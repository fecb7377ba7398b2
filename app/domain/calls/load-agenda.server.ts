import { withPinnedService } from "~/db/pinned.server";
import { sixDigits } from "~/lib/six-digits.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import type { CallAgenda } from "~/providers/telephony/provider";
import { callSettings, phoneCodeKey } from "~/providers/telephony/registry.server";
import { agendaFor } from "./call-agenda";
import { planOf } from "./dial-plan";
import { type DialRow, READ_CALL } from "./dial-statements";

/**
 * What the companion knows of a call that has just been picked up, for talks that we lead.
 *
 * @param callId a call
 * @param now when it was picked up
 * @returns the agenda, whose call it is, and whether a machine gets a message; null when the call is gone, nobody may
 *   be called any more, or the code it should read out is no longer good
 */
export async function loadAgenda(
  callId: string,
  now: Date,
): Promise<{ agenda: CallAgenda; provider: string; voicemail: boolean } | null> {
  const [row] = await withPinnedService((run) => run<DialRow>(READ_CALL, [callId, now]));
  if (!row) return null;
  const settings = callSettings();
  const plan = planOf(row, { ...settings, payments: paymentsMode() }, now);
  // It rang already when consent was withdrawn.
  if (!plan.consented || plan.phoneBlocked) return null;
  const isCode = row.kind === "verification";
  if (isCode && !row.verification_id) return null;
  const code = row.verification_id && sixDigits(phoneCodeKey(), row.verification_id);
  return {
    agenda: agendaFor(row, plan, { maxSeconds: row.max_seconds ?? settings.maxSeconds, code }),
    provider: row.provider,
    voicemail: plan.voicemailChoice === "message" && !row.machine_before && !isCode,
  };
}
