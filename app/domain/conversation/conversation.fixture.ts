import {
  continueConversation,
  isOffRecord,
  openConversation,
  type Step,
} from "~/domain/conversation/conversation";
import type { CallAgenda, Turn } from "~/providers/telephony/provider";

export const AGENDA: CallAgenda = { firstName: "Mara", purpose: "daily", callTime: "19:30", maxSeconds: 300 };
const at = "2026-03-01T19:30:00Z";

export type Heard = string | null;
/** For tests: everything that happens when these things are said, up to the end of the call. */
export function talk(said: readonly Heard[], agenda = AGENDA) {
  const steps: Step[] = [openConversation(agenda)];
  const kept: Turn[] = [{ role: "companion", text: steps[0]?.say ?? "", at }];
  for (const heard of said) {
    const before = steps.at(-1);
    if (before === undefined || before.hangUp) break;
    const step = continueConversation(before.state, heard);
    steps.push(step);
    if (isOffRecord(step.state)) continue;
    if (heard !== null) kept.push({ role: "user", text: heard, at });
    kept.push({ role: "companion", text: step.say, at });
  }
  const last = steps.at(-1) ?? openConversation(agenda);
  return { steps, kept, last, lines: steps.map((step) => step.say) };
}
