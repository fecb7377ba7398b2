import { CRISIS } from "~/domain/conversation/phrases/en/crisis";
import { MOVE_CALL } from "~/domain/conversation/phrases/en/move-call";
import { OFF_RECORD } from "~/domain/conversation/phrases/en/off-record";
import { SHORT_ON_TIME } from "~/domain/conversation/phrases/en/short-on-time";
import { STOP_CALLS } from "~/domain/conversation/phrases/en/stop-calls";
import { WRONG_NUMBER } from "~/domain/conversation/phrases/en/wrong-number";
import type { Intent, Phrases } from "~/domain/conversation/phrases/phrases";

/** What people say on the phone in English, by the intent they mean or only seem to mean. */
export const PHRASES: Record<Intent, Phrases> = {
  stop_calls: STOP_CALLS,
  move_call: MOVE_CALL,
  off_record: OFF_RECORD,
  wrong_number: WRONG_NUMBER,
  short_on_time: SHORT_ON_TIME,
  crisis: CRISIS,
};
