import { asksToStop } from "~/domain/conversation/stop-request";
import { countWords, flatWords, sentencesOf } from "~/domain/conversation/words";
import type { Turn } from "~/providers/telephony/provider";

/** What one utterance means to the talk, apart from what it tells. */
export type Understood =
  | "stop_calls"
  | "wrong_number"
  | "who_is_calling"
  | "repeat"
  | "goodbye"
  | "short_on_time"
  | "off_record"
  | "on_record"
  | "confirm"
  | "decline"
  | "answer"
  | "unclear"
  | "silence";

const LEAD =
  "(?:(?:okay|alright|all right|right|well|yeah|yes|no|so|oh|and|but|thanks|thank you|cool|great|sorry|hey|hi|hello|look|listen|please|just|actually|then|now|relevel|i think|maybe|im afraid|excuse me) )*";
const whole = (...phrases: string[]) => phrases.map((phrase) => new RegExp(`^${LEAD}(?:${phrase})$`));
const POLITE =
  "(?: (?:please|thanks|thank you|now|for me|sorry|again|then|for a (?:second|moment|minute|bit)))*";

const WRONG_NUMBER = whole(
  `(?:(?:its|this is|thats|that is|must be|it must be|you must have|you mustve|youve(?: got| dialed| dialled| called| reached| rung)?|you (?:have|have reached|got|dialed|dialled|called|rang|reached)|you have (?:called|dialed|dialled)) )?(?:(?:the|a) )?wrong (?:number|person|phone|guy|man|woman)(?: (?:mate|man|pal|dude|dear|buddy|sir|madam|here|there|sorry|i|im|ive|you|youve|thanks|thank|bye|goodbye|stop|dont|please|this|for|okay|again|but|and|so|no|its|he|she)(?: .*)?)?`,
  "(?:theres |there is )?(?:no one|nobody|no) (?:\\w+ )?(?:here )?(?:by|with|of|called|named) (?:that|this) name(?: .*)?",
  "(?:theres |there is )?(?:no one|nobody) (?:here )?(?:called|named) \\w+(?: here| lives here)?",
  "theres no \\w+ (?:here|at this number|living here)",
  "this isnt (?:his|her|their) (?:number|phone)(?: anymore)?",
  "(?:he|she) (?:doesnt|does not) live here(?: anymore)?",
);

const OFF_RECORD =
  /(?<!\bnot )(?<!\bnever )\boff (?:the )?records?\b(?! (?:player|shelf|label|store|shop|deck|sleeve|list|collection))/;
const OFF_RECORD_ALSO = whole(
  `(?:can you |could you |would you )?(?:dont|stop) (?:write|writing|record|recording|keep|keeping|note|noting)(?: (?:this|that|it|me|the next bit))?(?: down)?${POLITE}`,
  `keep (?:this|that|it) between (?:us|you and me)${POLITE}`,
);
const TELLS_OF_IT =
  /\b(?:he|she|they|boss|teacher|song|track|needle|took|taken|scratched|cut)\b(?: \w+){0,6} off (?:the )?record/;
const ON_RECORD = whole(
  `(?:(?:can we|could we|lets|let us|we can|you can|were|we are|im|id like to|i want to) )?(?:(?:go|be|put this|put me|get) )?(?:back )?on (?:the |to the )?record(?: (?:again|now|please|thanks|then|is fine))*`,
  "(?:you can|please) (?:start )?(?:write|writing|keep|keeping|record|recording) (?:this|that|things|again)(?: down)?(?: again| now)*",
);
const ON_RECORD_AT_START = new RegExp(`^${LEAD}(?:lets go |we are |were )?back on (?:the )?record\\b`);

const REPEAT = whole(
  `(?:(?:can|could|would|will) you )?(?:please )?(?:repeat|say)(?: (?:that|it|the question|this|yourself|what you said|the last (?:bit|part|one)))?(?: (?:one more time|once more|once again|again))?${POLITE}(?<!\\bsay)(?<!\\bsay (?:that|it|this))`,
  `(?:(?:i )?(?:didnt|couldnt|cant|dont) (?:quite |really )?(?:catch|hear|get|understand)(?: (?:that|you|it|what you said|the question|the last (?:bit|part)|a word))?)${POLITE}`,
  "(?:(?:i )?beg your )?pardon(?: me)?",
  "(?:sorry|what|huh|eh|come again|excuse me)(?: (?:sorry|what|huh|was that|did you say|did you ask|was the question))*",
  "(?:what|whats) (?:did you (?:just )?(?:say|ask)|was (?:that|the question|it)(?: again)?|that|the question(?: again)?)(?: (?:me|again|sorry))*",
  "(?:once|one) more(?: time)?(?: please)?",
  "(?:i )?missed that|you (?:broke up|cut out)(?: there)?|youre breaking up",
);

const WHO =
  "(?:who(?:s| is| are)? (?:this|that|it|there|you|speaking|(?:that |this )?calling(?: me)?|ringing(?: me)?)|who (?:am i|do i|are we) (?:speak|speaking|talk|talking)(?: to| with)?|(?:are you|is this|is that|am i (?:speaking|talking) (?:to|with)) (?:an? )?(?:ai|robot|bot|machine|computer|recording|human|real (?:person|human)|person|scam|spam(?: call)?)|(?:whats|what is) your name|whos that)";
const WHY =
  "(?:(?:why|what) (?:are you|you|did you|do you) (?:call|calling|ring|ringing|phone|phoning)(?: me| us)?(?: (?:about|for))?|(?:whats|what is) (?:this|it|your call|the call|this call) (?:about|regarding|for|in regards to)|what do you want(?: from me)?)";
const ASKED_POLITELY =
  "(?:(?:can|could|may|might) (?:i|you) (?:please )?(?:ask|know|tell me|say) |tell me |do you mind telling me )?";
const WHO_IS_CALLING = whole(
  `${ASKED_POLITELY}(?:${WHO}|${WHY})(?: (?:and |or )?(?:${WHO}|${WHY}))?(?: relevel)?(?: (?:please|again|sorry|thanks|then|now|today))*`,
);
/** How call-screening services word their question, each at the beginning of a sentence or asked of "you". */
const SCREENER = [
  new RegExp(
    `^${LEAD}(?:(?:go ahead and|if you|can you|could you|would you|you can) (?:please )?)?(?:say|state|record|give|tell me) (?:me )?your (?:full )?(?:name|business)\\b`,
  ),
  /\b(?:say|state|tell me|give|record|explain|know) (?:the |your )?(?:name and )?(?:(?:reason|purpose) (?:for|of) (?:your |the |this )?call(?:ing)?|why you ?a?re calling|who(?:s| is) calling)\b/,
  /\b(?:can|could|may|shall) (?:i|you) (?:please )?(?:ask|know|tell \w+|say|have|get|take)(?: them| him| her| me)? (?:your (?:full )?name|who(?:s| is) calling|why you ?a?re calling|what (?:this|it|the call|its|your call)(?: is)? (?:about|regarding))\b/,
];

const MINUTE =
  "(?:(?:a|one|1|two|2|three|3|five|5|ten|10|thirty|30|half a|a couple of|a few|like a|about a|maybe a) )(?:quick |short )?(?:minutes?|mins?|seconds?|secs?|moment)";
const SHORT_TAIL =
  "(?: (?:today|now|right now|tonight|here|so|to (?:talk|spare|chat|speak)|for (?:this|you|a chat|today)|because|before|till|until|okay|sorry|please|then|and|but|left|max|im)(?: .*)?)?";
const SHORT_ON_TIME = whole(
  `(?:i|ive) (?:really )?(?:only|just) (?:have |got |ve got |have got )?(?:like |about |maybe )?${MINUTE}${SHORT_TAIL}`,
  `(?:i have|ive got|i got|ive) (?:really )?(?:only |just |like |about |maybe |literally )*${MINUTE}${SHORT_TAIL}`,
  `(?:only|just) (?:have|got) ${MINUTE}${SHORT_TAIL}`,
  `(?:i )?(?:dont|havent) (?:have|got) (?:much|a lot of|a lot|any|that much) time${SHORT_TAIL}`,
  `(?:im|i) (?:in|kind of in|a bit in|sort of in) a (?:bit of a |big |real |massive )?(?:hurry|rush)${SHORT_TAIL}`,
  `(?:im )?(?:a bit |a little |very |really )?(?:short on|short of|pressed for|tight on|low on) time${SHORT_TAIL}`,
  `(?:can|could) (?:we|you) (?:make|keep|do) (?:it|this) (?:quick|short|brief|fast|quickly)${POLITE}(?: today)?`,
  `(?:lets )?(?:make|keep) (?:it|this) (?:quick|short|brief|fast)${POLITE}(?: today)?`,
  `(?:be|a|the)? ?(?:quick|short) (?:one|version)(?: (?:today|please))*|be (?:quick|brief)${POLITE}`,
  `(?:not|no) (?:much|a lot of) time${SHORT_TAIL}`,
);

const BYE =
  "(?:bye|goodbye|good bye|byebye|see you|see ya|good night|goodnight|cheerio|ciao|farewell|take care|so long|(?:talk|speak) (?:to you )?(?:soon|tomorrow|later)|(?:see|talk to|speak to|catch) you (?:soon|tomorrow|later|then|next time)|have a (?:good|nice|lovely) (?:one|day|evening|night))";
const ENDS_WITH_BYE = new RegExp(`(?:^| )${BYE}(?: ${BYE})*(?: (?:now|then|relevel|thanks|thank you))*$`);
const A_TOLD_BYE =
  /\b(?:said|say|saying|says|wave|waved|waving|kissed|kiss|sang|sing|singing|play|played|practised|practiced|learned|learnt|called|titled|song|wrote|a|the|my|his|her|their|our|me|him|them|us|to|final|last|long|word|words)(?: \w+)? (?:good ?)?(?:bye|goodbye|bye bye|see you|good night|goodnight|farewell|ciao|take care|so long)(?: (?:now|then))?$/;
const GO_FOR =
  "(?: (?:now|right now|sorry|bye.*|goodbye.*|thanks|thank you|soon|then|already|im (?:late|sorry|at|in).*|because.*|but.*|my (?!scales|exercises).*|the (?:door|bus|train|kids|food|oven).*|somebody.*|someone.*|its.*|theres.*|talk.*|see.*|have.*|ive got.*|dinner.*|(?:to )?(?:work|bed|sleep|a meeting|school|class|dinner|lunch)(?: (?:now|sorry|bye|goodbye|thanks))*|(?:and )?(?:pick up|cook|eat|catch|get|make) .*))?";
const GOODBYE = whole(
  `${BYE}(?: ${BYE})*(?: \\w+){0,3}`,
  `(?:i )?(?:ive |id |im )?(?:really |just )?(?:better |have to |need to |must |got to |should |going to |ought to )+(?:go|run|leave|get going|hang up|dash|be going|be off)${GO_FOR}`,
  `im (?:going to (?:go|hang up)|hanging up|off|leaving|done|out)(?: (?:now|here|for (?:today|now)|thanks|bye))*`,
  `(?:(?:can|could) (?:we|you) |lets |please |i want to |id like to |we can )?(?:stop|leave it|end|finish|wrap up|wrap it up|call it)(?: (?:this|the|our))?(?: call| talk| chat| conversation)?(?: (?:here|there|for (?:today|now)|now|please|a day|it))*(?<! (?:call|talk|chat|conversation) it)(?<!^stop)(?<!^call it)`,
  `(?:(?:can|could) you )?(?:hang up|end (?:the|this) call)${POLITE}`,
  "thats (?:all|it|everything)(?: (?:for (?:today|now|me)|from me|i have|ive got))*(?: thanks| thank you)*",
  `(?:its |this is |thats |its really )?(?:not a good|a bad|not the best|a really bad) (?:time|moment)(?: .{0,40})?`,
  `(?:bad time|not now|not right now|another time|some other time)${POLITE}`,
  `i (?:really )?(?:cant|dont want to|dont feel like|dont have time to) (?:talk|talking|speak|chat|do this)(?: (?:right now|now|at the moment|today|tonight|to you|sorry|because .*|im .*))*`,
  `im (?:really |a bit |kind of |very )?(?:busy|driving|in a meeting|at work|eating|cooking|in the middle of something)(?: (?:right now|now|at the moment|sorry|can .*|call .*))*`,
  `(?:can you |could you |please )?(?:call|ring|phone|try)(?: me)?(?: back)? (?:later|another time|some other time|tomorrow)${POLITE}`,
);

const YES =
  "(?:yes|yeah|yep|yup|yea|ya|aye|sure|of course|correct|exactly|absolutely|definitely|certainly|indeed|right|okay|alright|all right|fine|please|please do|do it|do that|thats (?:right|correct|true|what i (?:said|want|mean|meant))|im|i do|i did|im sure|quite sure|totally|affirmative|uh huh|sounds good|i think so)";
const CONFIRM = new RegExp(
  `^(?:(?:oh|well|so|and|hi|hello) )*${YES}(?: ${YES}| (?:thanks|thank you|relevel))*$`,
);
const NO_WORD =
  "(?:no|nope|nah|nothing|none|not (?:really|today|at all|much|a lot|anything|yet|this time|now)|no way|of course not|(?:only|just)(?: for)? (?:today|tonight|tomorrow|this week)|never ?mind|i (?:didnt|havent|dont)(?: (?:do|have|get|manage|learn|practise|practice|play)(?: (?:anything|much|any|to it|a thing|one))?)?|didnt (?:practise|practice|do (?:anything|much)|get to it)|there (?:was nothing|wasnt anything))";
const AFTER_NO =
  "(?:today|really|much|new|special|particular|in particular|at all|thanks|thank you|this time|yet|sorry|relevel|actually|comes to mind|that i can think of|i can think of|for today|im afraid|hard|difficult|tricky|was (?:hard|difficult|tricky|new))";
const DECLINE = new RegExp(
  `^(?:(?:oh|well|so|hi|hello|actually|sorry|honestly) )*${NO_WORD}(?: (?:${NO_WORD}|${AFTER_NO}))*$`,
);

const UNCLEAR = whole(
  "(?:(?:i )?(?:dunno|dont know|have no idea|cant (?:think|remember|say|tell)|dont remember|couldnt say)|im not (?:really )?sure|not (?:really )?sure|no idea|idk|no clue|hard to say|good question|let me think|let me see|wait|hold on|one (?:second|sec|moment)|hang on|hello|hi|hey|hi there|hello there|so|well|like|and|but|okay so|oh|huh|yes and no|kind of|sort of|whatever|the|i|a|it|what do you mean|(?:hi|hello|hey) relevel|hold the line|hold|stay on the line|ill see if (?:they|he|she|this person|\\w+)(?: are| is|s|re) (?:available|free|there))(?: (?:really|right now|off the top of my head|yet|relevel|to be honest|honestly|at the moment|sorry|i guess|what to say))*",
);
const HUMMED_YES = /^(?:u+h[ -]?hu+h|m+[ -]?h+m+|mhm+|m-?hm+)[\s.!,]*$/i;

/** A request that is the whole of what was said is short. */
const WHOLE_CHARACTERS = 240;
const some = (rules: readonly RegExp[], text: string) =>
  text.length <= WHOLE_CHARACTERS && rules.some((rule) => rule.test(text));

function leaves(flat: string, sentences: readonly string[]): boolean {
  if (some(GOODBYE, flat)) return true;
  const last = (sentences.at(-1) ?? "").replace(/,/g, " ").replace(/\s+/g, " ");
  if (sentences.length > 1 && some(GOODBYE, last)) return true;
  return ENDS_WITH_BYE.test(last) && !A_TOLD_BYE.test(last);
}

/**
 * What an utterance means, whatever was asked. A request to us counts wherever it stands in the
 * utterance; a story that only mentions such words does not.
 * @param text one utterance as a speech-to-text delivers it: any case, with or without punctuation
 * @returns never "silence": silence is the absence of an utterance
 */
export function understand(text: string): Understood {
  if (HUMMED_YES.test(text.trim())) return "confirm";
  const sentences = sentencesOf(text);
  const flat = flatWords(text);
  if (flat === "") return "unclear";
  const phrases = [flat, ...sentences.map((sentence) => sentence.replace(/ ?,/g, ""))];
  if (phrases.some((phrase) => some(WRONG_NUMBER, phrase))) return "wrong_number";
  if (asksToStop(text)) return "stop_calls";
  if ((OFF_RECORD.test(flat) && !TELLS_OF_IT.test(flat)) || phrases.some((p) => some(OFF_RECORD_ALSO, p)))
    return "off_record";
  if (phrases.some((phrase) => some(ON_RECORD, phrase)) || ON_RECORD_AT_START.test(flat)) return "on_record";
  if (phrases.some((phrase) => some(WHO_IS_CALLING, phrase) || some(SCREENER, phrase)))
    return "who_is_calling";
  if (some(REPEAT, flat) || (sentences.length <= 3 && phrases.slice(1).every((p) => some(REPEAT, p))))
    return "repeat";
  if (phrases.some((phrase) => some(SHORT_ON_TIME, phrase))) return "short_on_time";
  if (leaves(flat, sentences)) return "goodbye";
  if (some([CONFIRM], flat)) return "confirm";
  if (some([DECLINE], flat)) return "decline";
  if (some(UNCLEAR, flat)) return "unclear";
  return "answer";
}

/** How far a request to stop calling has come. `asked_twice`: the question was put again, more plainly. */
export type StopProgress = "none" | "asked" | "asked_twice" | "stopped";

const FOR_A_WHILE =
  /\b(?:today|tonight|tomorrow|this (?:week|weekend|month|evening|time)|for now|until|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|so (?:late|early)|(?:before|after) \w+|next week|a while)\b/;
const TODAY = /\b(?:today|tonight|this evening|for now)\b/;
const FOR_GOOD =
  /\b(?:for good|forever|permanently|ever|never again|at all|for ever|all of them|completely)\b/;
const KEEP =
  /\bnever ?mind\b|\bkeep (?:calling|them|the calls|it|going|ringing|on)\b|\bforget it\b|\bcarry on\b|\bcontinue\b|\bi (?:still |do |really )*(?:like|love|want|need|enjoy) (?:the|these|your|my|our|them|you to|to (?:keep|continue|go on|talk|get))\b|\bjoking\b|\bkidding\b|\bdidnt mean\b|\bnot what i (?:meant|said)\b|\bdont stop\b|\bchanged my mind\b|\bnot all(?: of them)?\b/;
const YES_STOP =
  /^(?:(?:oh|well|god|hell|um|so|i said|fuck|bloody hell|for gods sake|jesus) )*(?:yes|yeah|yep|yup|yea|ya|correct|exactly|absolutely|definitely|certainly|of course|indeed|affirmative|totally|thats (?:right|correct|what i (?:said|want|mean|meant))|im (?:quite |very |absolutely )?sure|i am|please do|do it|you heard me|i mean it|stop)\b/;
const SOFT_YES = /^(?:okay|right|sure|please|fine|alright|good)(?: (?:please|yes|thanks|thank you))*$/;
const NONE_AT_ALL =
  /\bno more\b|\bno further\b|\bno calls\b|\bnever (?:again|ever|call)\b|\bnot (?:one|a single)\b|\bnone(?: at all| ever)?$|^(?:no )?(?:at all|ever|never|for good|forever|permanently|all of them|completely|zero)$|\bi (?:just |already )?(?:said|told you)(?: so| to)?(?: stop)?$/;
const NO = /^(?:(?:oh|well|god|hm) )*(?:no|nope|nah|not really|of course not|dont|only|just)\b/;

/**
 * The reply to "no more calls at all?", where a bare "no" keeps the calls and "no more" ends them.
 * @returns null when it is neither a yes nor a no
 */
export function stopReply(text: string): "confirm" | "decline" | "just_today" | null {
  if (HUMMED_YES.test(text.trim())) return "confirm";
  const flat = flatWords(text);
  if (KEEP.test(flat)) return "decline";
  if (FOR_A_WHILE.test(flat) && !FOR_GOOD.test(flat)) return TODAY.test(flat) ? "just_today" : "decline";
  if (asksToStop(text) || NONE_AT_ALL.test(flat)) return "confirm";
  if (NO.test(flat)) return "decline";
  return (YES_STOP.test(flat) && countWords(flat) <= 14) || SOFT_YES.test(flat) ? "confirm" : null;
}

/**
 * The one rule of how a wish to be left in peace becomes a promise, shared by the companion, who speaks
 * it, and by the server, which keeps it.
 *
 * Asked once; a yes, a repetition or leaving without taking it back ends the calls; a no or "just today"
 * keeps them. An answer that is neither is asked about once more, then the calls stay.
 * @param progress how far the request had come
 * @param text what was said next
 */
export function nextStopProgress(progress: StopProgress, text: string): StopProgress {
  if (progress === "stopped") return "stopped";
  const understood = understand(text);
  if (understood === "wrong_number") return "none";
  if (progress === "none") return understood === "stop_calls" ? "asked" : "none";
  if (understood === "repeat" || understood === "off_record" || understood === "on_record") return progress;
  const reply = stopReply(text);
  if (reply === "confirm") return "stopped";
  if (reply !== null) return "none";
  if (understood === "goodbye") return "stopped";
  return progress === "asked" ? "asked_twice" : "none";
}

/**
 * Did the person ask, and confirm or insist, that we stop calling? True exactly when the companion
 * promised it.
 * @param turns the kept turns of one call, in order
 */
export function heardStop(turns: readonly Turn[]): boolean {
  let progress: StopProgress = "none";
  for (const turn of turns) if (turn.role === "user") progress = nextStopProgress(progress, turn.text);
  return progress === "stopped";
}

/**
 * Did the person say that we rang the wrong number? True exactly when the companion promised never to
 * ring it again.
 * @param turns the kept turns of one call, in order
 */
export function heardWrongNumber(turns: readonly Turn[]): boolean {
  return turns.some((turn) => turn.role === "user" && understand(turn.text) === "wrong_number");
}
