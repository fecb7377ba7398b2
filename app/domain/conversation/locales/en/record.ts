import {
  A_TITLE,
  LEAD,
  POLITE,
  REPORTED,
  TOLD_SOMEBODY,
  whole,
} from "~/domain/conversation/locales/en/words";
import { after, type Phrasebook, type Rule } from "~/domain/conversation/locales/locale";

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

const ASKED_SO = [
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
  `(?:would you mind|do you mind|can you|could you|please) (?:please )?(?:turning|switching|turn|switch|mut(?:e|ing)|paus(?:e|ing)|stop(?:ping)?) (?:off )?(?:the |your |this )?(?:recording|recorder|transcript)(?: off)?(?: for .*)?`,
  `(?:delete|erase|remove|scratch|strike|forget) (?:what i (?:just )?said|the last (?:bit|part|thing|sentence))(?: (?:from|off) ${NOTES})?${POLITE}|strike (?:that|this|it) from ${NOTES}${POLITE}`,
  `i (?:dont|do not|didnt|never) (?:consent|agree|agreed|consented) to (?:be|being|you)? ?(?:recorded|recording|transcribed|transcribing|a (?:recording|transcript)|the (?:recording|transcript))(?: .*)?`,
  `${ASK}(?:talk|speak|chat)(?: to you| with you)? (?:privately|in private|confidentially|in confidence|off the books)`,
  `id (?:rather|prefer)(?: it)?(?: if)? ${THIS} (?:stays?|stayed|is|was|be|remains?|remained) (?:between (?:us|you and me)|private|confidential|secret)`,
];
const OFF_RECORD_ALSO = whole(...ASKED_SO);
/** The same with a reason or the secret right behind it. */
const AND_THEN = new Set(
  ", because cause coz since but so that thats it its i im ive my he hes she shes they and until as if".split(
    " ",
  ),
);
const OFF_RECORD_BEFORE: readonly Rule[] = ASKED_SO.map((phrase) => ({
  pattern: new RegExp(`(?:^|, )${LEAD}(?:${phrase})(?= |$)`),
  tail: AND_THEN,
  unless: /^(?:no notes|no recording)\b/,
}));

const ON_RECORD = whole(
  `(?:(?:can we|could we|lets|let us|we can|you can|were|we are|im|id like to|i want to) )?(?:(?:go|be|put this|put me|get) )?(?:back )?on (?:the |to the )?record(?: (?:again|now|please|thanks|then|is fine))*`,
  "(?:lets |please |you can |we can |okay )*(?:turn|switch|start) (?:it|the (?:transcript|recording|recorder)|recording|transcribing)(?: back)?(?: on)?(?: again)?(?: now| please)*(?<=on|again|now|please)",
  "(?:lets go |lets get |go |we can go |were )?back to the record(?: now| please| again)*",
  "(?:you can|please) (?:start )?(?:write|writing|keep|keeping|record|recording) (?:this|that|things|again)(?: down)?(?: again| now)*",
);
/** What was said before it was off the record: nothing but a word of closing may stand there. */
const ON_RECORD_AT_END = new RegExp(
  `^${LEAD}(?:(?:, )?(?:thats (?:all|it|enough)|im done(?: with (?:that|this))?|that was (?:it|all)|enough of that) (?:, )?)${LEAD}(?:lets |we can |you can )*(?:put (?:it|this|us|me|everything) |go |get |be |were |im )?(?:back )?(?:on|to) (?:the )?record(?: (?:now|again|please))*$`,
);
const ON_RECORD_AT_START = new RegExp(`^${LEAD}(?:lets go |we are |were )?back on (?:the )?record\\b`);

export const recordPhrases = {
  offRecord: {
    whole: OFF_RECORD_ALSO,
    where: "any",
    within: [{ pattern: OFF_RECORD, unless: TELLS_OF_IT, denied: told }, ...OFF_RECORD_BEFORE],
  },
  onRecord: {
    whole: ON_RECORD,
    where: "any",
    within: [{ pattern: ON_RECORD_AT_START }, { pattern: ON_RECORD_AT_END }],
  },
} as const satisfies Partial<Phrasebook>;
