import {
  A_TITLE,
  LEAD,
  POLITE,
  REPORTED,
  TOLD_SOMEBODY,
  whole,
} from "~/domain/conversation/locales/en/words";
import { after, type Phrasebook } from "~/domain/conversation/locales/locale";

const OFF_RECORD =
  /(?<!\bnot )(?<!\bnever )\boff (?:the )?records?\b(?! (?:player|shelf|label|store|shop|deck|sleeve|list|collection|means?))/;
const TELLS_OF_IT =
  /\b(?:he|she|they|boss|teacher|song|track|needle|took|taken|scratched|cut|minister|spoke|spoken|journalists?|journalism)\b(?: \w+){0,6} off (?:the )?record/;
const told = after(
  REPORTED,
  TOLD_SOMEBODY,
  A_TITLE,
  /\b(?:(?:said|says) (?:it|that|this) (?:was|is)|learned what|what does|meaning of)$/,
);

const THIS =
  "(?:this|that|it|me|any of (?:this|that|it)|what i(?:m about to| am about to|ll) (?:say|tell you)|the next (?:bit|part|thing|minute)|this (?:next )?(?:bit|part|one|thing)|anything)";
const KEEP = "(?:write|record|keep|note|save|store|log|transcribe|remember|put)";
const KEEPING = "(?:writing|recording|keeping|noting|saving|storing|logging|transcribing|putting)";
const NOTES = "(?:the|your|any|my|a|this)? ?(?:transcripts?|records?|notes|recording|log|memory)";
const DONT =
  "(?:dont|do not|please dont|you dont have to|no need to|(?:can|could|would|will) you (?:please )?not|id rather you didnt|id prefer (?:if )?you didnt)";
const DOWN = `(?: down)?(?: (?:in|into|on|to|for) ${NOTES})?`;
const MY_WISH = "(?:i |id )?(?:dont|do not|wouldnt|didnt) (?:want|like) (?:to have )?";
const ASK =
  "(?:(?:can|could|may|let) (?:i|we|me|you) |id like to |i want to |i need to |i have to |im going to |ill |let me )(?:just |please )*";

const OFF_RECORD_ALSO = whole(
  `${DONT} ${KEEP}(?: ${THIS})?${DOWN}${POLITE}`,
  `${DONT} keep (?:a )?(?:record|note|notes) of ${THIS}${POLITE}`,
  `(?:(?:can|could|would) you )?(?:please )?(?:stop|pause) (?:${KEEPING}(?: (?:${THIS}|down))*|${NOTES})${POLITE}`,
  `(?:(?:can|could|would) you )?(?:please )?(?:turn|switch) (?:off (?:the )?(?:recording|recorder|transcript)|the (?:recording|recorder|transcript) off)${POLITE}`,
  `(?:(?:can|could|lets) (?:you|we) |lets )?(?:just )?(?:keep|leave) ${THIS} (?:between (?:us|you and me|the two of us)|out of ${NOTES}|private|off ${NOTES}|to yourself)(?: okay)?${POLITE}`,
  `(?:(?:this|that|it)s? (?:is |stays |has to stay |must stay )?)?(?:just |strictly )?between (?:us|you and me|the two of us)(?: okay)?${POLITE}`,
  `${MY_WISH}you to ${KEEP}(?: down)?(?: ${THIS})?${DOWN}${POLITE}`,
  `${DONT} ${KEEP} down ${THIS}${POLITE}|${DONT} ${KEEP}(?: down)? what i (?:say|tell you|said)(?: (?:now|next|here))?${POLITE}`,
  `(?:can|could) (?:this|that|it) (?:stay|remain|be) (?:between (?:us|you and me)|private|confidential)${POLITE}`,
  `(?:this|that|it) (?:has to|must|should|needs to|will|can) (?:stay|remain|be) (?:between (?:us|you and me)|private|confidential|secret)${POLITE}`,
  `${MY_WISH}(?:${THIS} )?(?:to be )?(?:saved|kept|stored|recorded|written down|noted|logged|on (?:the )?record|in ${NOTES}|transcribed)${POLITE}`,
  `(?:${THIS}(?:s| is)? |what im (?:about|going) to say (?:is |stays )?)(?:private|confidential|a secret|in confidence|not to be (?:kept|written down|recorded))(?: okay)?${POLITE}`,
  `(?:(?:this|that|it)(?:s| is)? )?(?:not|isnt) (?:for|on) (?:the )?records?${POLITE}`,
  `(?:this|that|it) isnt (?:for|on) (?:the )?records?${POLITE}`,
  `no (?:notes|recording|record|transcript)(?: (?:for|of|on) ${THIS}| now)?${POLITE}`,
  `${ASK}(?:say|tell you|mention|talk about|ask you|share)(?: (?:something|this|that|it|a thing|one thing))? (?:in (?:private|confidence)|privately|confidentially)(?: .*)?`,
  `go off (?:the )?record${POLITE}|of the record${POLITE}`,
);

const ON_RECORD = whole(
  `(?:(?:can we|could we|lets|let us|we can|you can|were|we are|im|id like to|i want to) )?(?:(?:go|be|put this|put me|get) )?(?:back )?on (?:the |to the )?record(?: (?:again|now|please|thanks|then|is fine))*`,
  "(?:you can|please) (?:start )?(?:write|writing|keep|keeping|record|recording) (?:this|that|things|again)(?: down)?(?: again| now)*",
);
const ON_RECORD_AT_START = new RegExp(`^${LEAD}(?:lets go |we are |were )?back on (?:the )?record\\b`);

export const recordPhrases = {
  offRecord: {
    whole: OFF_RECORD_ALSO,
    where: "any",
    within: [{ pattern: OFF_RECORD, unless: TELLS_OF_IT, denied: told }],
  },
  onRecord: { whole: ON_RECORD, where: "any", within: [{ pattern: ON_RECORD_AT_START }] },
} as const satisfies Partial<Phrasebook>;
