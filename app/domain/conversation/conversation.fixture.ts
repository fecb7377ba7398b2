import {
  type ConversationState,
  continueConversation,
  isOffRecord,
  openConversation,
  type Step,
} from "~/domain/conversation/conversation";
import { localeOf } from "~/domain/conversation/locales";
import type { TalkSetting } from "~/domain/conversation/wishes";
import type { CallAgenda, Turn } from "~/providers/telephony/provider";

export const AGENDA: CallAgenda = {
  firstName: "Mara",
  language: "en",
  purpose: "daily",
  callTime: "19:30",
  localTime: "19:30",
  hours: { opens: "08:00", closes: "21:00" },
  country: "US",
  maxSeconds: 300,
  followUp: null,
  recalls: [],
  code: null,
};
export const VERIFICATION: CallAgenda = { ...AGENDA, purpose: "verification", callTime: "", code: "402918" };

/** The companion's lines in the language of these agendas. */
export const LINES = localeOf(AGENDA.language).lines;

const at = "2026-03-01T19:30:00Z";
/** Seconds between two utterances, few enough that a long talk ends by its lines. */
const PACE = 5;

export type Heard = string | null;

/** For tests: turns as they are kept. Lines in brackets are the companion's. */
export const turnsOf = (...lines: readonly string[]): Turn[] =>
  lines.map((line) =>
    line.startsWith("[")
      ? { role: "companion", text: line.slice(1, -1), at }
      : { role: "user", text: line, at },
  );

/** For tests: how a talk with an agenda is read afterwards. */
export const settingOf = ({ language, callTime, localTime, hours }: CallAgenda): TalkSetting => ({
  language,
  callTime,
  localTime,
  hours,
});

/** For tests: everything that happens when these things are said, up to the end of the call. */
export function talk(said: readonly Heard[], agenda = AGENDA, pace = PACE) {
  const steps: Step[] = [openConversation(agenda)];
  const kept: Turn[] = [{ role: "companion", text: steps[0]?.say ?? "", at }];
  for (const [turn, heard] of said.entries()) {
    const before = steps.at(-1);
    if (before === undefined || before.hangUp) break;
    const step = continueConversation(throughJson(before.state), heard, (turn + 1) * pace);
    steps.push(step);
    if (isOffRecord(step.state)) continue;
    if (step.kept !== null) kept.push({ role: "user", text: step.kept, at });
    kept.push({ role: "companion", text: step.say, at });
  }
  const last = steps.at(-1) ?? openConversation(agenda);
  return { steps, kept, last, lines: steps.map((step) => step.say) };
}

/** A state that was stored in between. */
const throughJson = (state: ConversationState): ConversationState => JSON.parse(JSON.stringify(state));
