import { SORROW } from "~/domain/conversation/locales/en/sorrow";
import type { AnswerRules } from "~/domain/conversation/locales/locale";

const NUMBER =
  "(?:(?:(?:an?|one|two|three) hundred(?: and)? ?)?(?:\\d+(?:[.,]\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:an?|one|two|three) hundred)";
const DURATION = new RegExp(
  `\\b(?:(?:half an|three quarters of an|a quarter of an) hour|(?:a )?(?:couple of|few) (?:minutes|hours)|${NUMBER}(?: and a half| full| good| or (?:so|two|three))? ?(?:minutes?|mins?|hours?|hrs?)(?: and (?:a half|${NUMBER} minutes?))?|\\d+ ?h(?:\\d+)?|all (?:day|morning|afternoon|evening))\\b`,
  "i",
);
const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const DAY = `(?:(?:this |next |the |coming )*${WEEKDAY}(?: (?:morning|afternoon|evening|night))?|tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today|(?:this|next|the) (?:week|weekend|month)|the end of the (?:week|month)|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?|(?:the )?\\d{1,2}(?:st|nd|rd|th))`;
const WHEN = new RegExp(
  `\\b(?:(?:by|before|on|until|till|in time for) )?${DAY}\\b|\\bin ${NUMBER} (?:days?|weeks?|months?)\\b|\\bevery (?:day|morning|evening|night|week|${WEEKDAY})\\b`,
  "i",
);
const NAMED_DAY = new RegExp(`\\b(${WEEKDAY}|${MONTH})\\b`, "gi");
const TURNED: Readonly<Record<string, string>> = {
  i: "you",
  me: "you",
  my: "your",
  mine: "yours",
  myself: "yourself",
  "i'm": "you're",
  im: "you're",
  "i've": "you've",
  ive: "you've",
  "i'd": "you'd",
  "i'll": "you'll",
  we: "you",
  us: "you",
  our: "your",
  ours: "yours",
  ourselves: "yourselves",
  "we're": "you're",
  "we've": "you've",
  "we'll": "you'll",
  "we'd": "you'd",
};
const PRACTISED =
  /\b(?:practi[sc](?:ed|ing)|play(?:ed|ing)|did|doing|work(?:ed|ing) on|studied|studying|rehears(?:ed|ing)|train(?:ed|ing)|learn(?:ed|t|ing)|reading|drawing|writing|painting|tried)\s+(.+)$/i;
const BESIDE =
  /\b(?:today|tonight|yesterday|this (?:morning|afternoon|evening)|again|mostly|mainly|just|only|really|actually|maybe|probably|basically|for|about|around|roughly|almost|nearly|over|some|a (?:bit|little)(?: bit)? of|a little|a bit|like|so|and then|in total)\b/gi;
const NOT_DONE =
  /\b(?:did(?:n't|nt| not)|have(?:n't|nt| not)|could(?:n't|nt| not)|was(?:n't|nt| not)|no(?:t|thing|ne)?)\b/i;
const TROUBLE =
  /\b(?:died|dead|death|funeral|hospital|suicid\w*|kill\w*|sick|(?:was|am|i'm|im|is|are|feel(?:ing)?|felt|fell|been|got|very|so) ill|cancer|abus\w*|hurt|depress\w*|fuck\w*|shit\w*|divorc\w*|fired|laid off)\b/i;
const NO_THING =
  /^(?:it|that|this|them|those|these|stuff|things?|something|everything|anything|yes|yeah|no|hi|hello|well|okay|ok|good|fine|great|and|but|the|a|an|my|with|to|on|in|of|at|how|what|that's|not|so|very|lots|lot|a lot)$/i;

export const answers: AnswerRules = {
  fillers: /\b(?:u+m+|u+h+|uhm|e+r+m*|h+m+|m{2,}|you know|i mean)\b,?/gi,
  turned: TURNED,
  turnedPhrases: [
    [/\bI was\b/gi, "you were"],
    [/\bI am\b/gi, "you are"],
    [/\bI wasn't\b/gi, "you weren't"],
    [/\bam I\b/gi, "are you"],
    [/\bwas I\b/gi, "were you"],
  ],
  names: NAMED_DAY,
  writeName: (name) =>
    /^(?:may|march)$/i.test(name) ? name : `${name[0]?.toUpperCase()}${name.slice(1).toLowerCase()}`,

  duration: DURATION,
  when: WHEN,
  sayWhen: (found) => {
    if (/^(?:by|before|on|until|till|in|every) /.test(found)) return found;
    return /^(?:today|tonight|tomorrow|this|next) ?/.test(found) ? found : `by ${found}`;
  },

  opening: /^(?:(?:hi|hey|hello|oh|well|okay|ok|so|yes|yeah|sure|relevel)(?:,| |$)+)+/i,
  practised: PRACTISED,
  beside: BESIDE,
  thingEnds:
    /,|\b(?:and|but|because|since|with|when|while|after|before|until|then|which|that|where|at|in|on|to|by|from|it was|i was|i did|was)\b/i,
  article: /^the (?=\w+$)/i,
  notDone: NOT_DONE,
  grave: TROUBLE,
  sorrow: SORROW,
  noThing:
    /\b(?:call|ring|phone|stop|skip|later|tomorrow|hold|hang|leave|give|try|don't|dont|sorry|please|alexa|siri|message|she|he|her|his|him|they|isn't|aren't|are|is|who|what|where|why|how|when|can|could|may|shall|would|beep|ignore|whatever|morning|afternoon|evening|night)\b|\w's\b/i,
  emptyThing: NO_THING,
  aboutSomebody: /\b(?:i|i'm|i've|you|it's|we)\b/i,

  learned:
    /(?:\b(?:learn(?:ed|t)|realis?z?ed|noticed|found out|discovered|figured out|understood)\s+(?:today\s+)?(?:that\s+)?|^that (?=(?:i|i'm|my|the)\b))(.+)$/i,
  part: /^(?:(?:mostly|mainly|just|probably|maybe|well|so|it was|that was|i guess)[ ,]+)*(?:i (?:mostly |mainly |just )?(?:worked|focus+ed|spent (?:most of )?(?:it|my time|the time)|concentrated)(?: mostly| mainly)? on |on )?(.+)$/i,
  echoEnds: /,|\b(?:because|which|but|so that|and then|then)\b/i,
  noEcho:
    /\b(?:you|your|yours|it|this|these|those|he|she|they)\b|^(?:to|that|and|a lot|i think|i don't|i dont|yes|yeah)\b/i,

  promise: /^(?:.*\b)?(?:i(?:'ll|'m| will| want| am|d)|ill)\b/i,
  stepLead:
    /^(?:(?:okay|ok|well|so|yes|yeah|sure|maybe|probably|hopefully|i think|i guess|next|then|perhaps|my next step is|the next step is|my plan is|my goal is|the plan is|i promise|that|to|i(?:'ll| will| want to| would like to|'d like to|'m going to| am going to|m going to|'m gonna|m gonna|'m planning to| plan to| need to| have to| should| could| can| could try to)|ill|id like to|let's|let me|try to|probably)[ ,]+)+/i,
  noStep:
    /\b(?:you|your|yourself)\b|^(?:no|not|nope|what|why|who|how|when|where|can|could|do you|is|are|wait|sorry|that|ring|call me|stop calling|i (?:learn(?:ed|t)|was|did|had|have|am))\b/i,
  stepEnds: /\b(?:because|since|which|but|so that|and then|if)\b/i,
  stepTail: /[\s,]+(?:by|on|before|until|maybe|and|or)?[\s,]*$/i,
  trailingBye:
    /[\s,.!]*(?:\b(?:ok|okay|so|and|but|well|thanks|thank you|i (?:have|need|got) to go|i've got to go|got to go|gotta go|good ?bye|bye|see you|talk (?:soon|tomorrow|later)|now)\b[\s,.!]*)+$/i,

  didNothing:
    /\b(?:didnt|havent|couldnt|wasnt able to|did not) (?:really |actually |even |manage to )?(?:practise|practice|practised|practiced|do|play|get|manage|have|find|make|train|work|study|touch)\b|\b(?:no (?:practice|time)|day off|rest day|skipped (?:it|today|practice)|not today|nothing today|too tired)\b|^(?:no|nope|nothing)\b(?! (?:wait|thats|i mean|i meant|im|its|sorry|that|not what|pain|problem|idea)\b)/,
  butDid: /\bbut (?:i )?(?:\w+ )?(?:practi[sc]ed|played|did|read|worked|studied|drew|wrote|ran)\b/,
  negation: /\bno\b|\bnot\b|nt\b/,
  none: /^(?:no|nope|nothing|none|not really)\b(?!.*\b(?:but|except|cry|crying|sleeping)\b)(?! (?:was|is|felt|came|went) (?:\w+ )?(?:easy|easily|right|well|good)\b)|\b(?:it (?:was|went)|all was|everything (?:was|went)) (?:\w+ )?(?:easy|smooth|smoothly|fine|well)\b/,
};
