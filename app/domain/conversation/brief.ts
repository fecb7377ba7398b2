import { openConversation } from "~/domain/conversation/conversation";
import { helpLineIn } from "~/domain/conversation/help-lines";
import { localeOf } from "~/domain/conversation/locales";
import type { CallAgenda, CallBrief, Language } from "~/providers/telephony/provider";

const MINUTE_SECONDS = 60;

/**
 * The agenda as a vendor's own agent needs it: its first line word for word, a complete prompt in the language of the
 * call, and the values one by one. A value that isn't there is an empty string.
 * @param agenda what the companion knows when the phone is picked up
 */
export function briefFor(agenda: CallAgenda): CallBrief {
  const { say: openingLine, state } = openConversation(agenda);
  const { firstName, callTime, language, purpose, hours, followUp, recalls } = state;
  const maxMinutes = Math.max(1, Math.floor(agenda.maxSeconds / MINUTE_SECONDS));
  const instructions = localeOf(language).instructions({
    firstName,
    purpose,
    callTime,
    maxMinutes,
    followUp,
    recalls,
    helpLine: helpLineIn(agenda.country),
    hours,
    code: agenda.code === null ? null : [...agenda.code].join(", "),
  });
  const [recall1 = "", recall2 = ""] = recalls;
  const variables = {
    first_name: firstName,
    call_time: callTime,
    language,
    follow_up: followUp ?? "",
    recall_1: recall1,
    recall_2: recall2,
    max_minutes: String(maxMinutes),
    opening_line: openingLine,
    instructions,
    code: agenda.code ?? "",
  };
  return { openingLine, instructions, variables };
}

/** What an answering machine hears where the user wants that: nothing about the user, who may not be alone. */
export const voicemailMessage = (language: Language): string => localeOf(language).lines.voicemail;
