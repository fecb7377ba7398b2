import { LEAD, POLITE, whole } from "~/domain/conversation/locales/en/words";
import type { Phrasebook } from "~/domain/conversation/locales/locale";

/** What people ask of the companion, and what others say who picked up. */

const GOOD_HEAVENS = "(?: (?:the (?:hell|heck|fuck|devil)|on earth|in the world|exactly))?";
const IS = "(?:do|does|did|are|is|was|were|will|would|can|could|should|shall|have|has|may|might|re|s)";
const SUBJECT = "(?:you|your|i|it|this|that|there|we|the|my)";
const NO_ANSWER = "(?! (?:i|we|he|she|they|you|my|your|the|makes|made|helped|felt|was|matters)\\b)";
const ASKS = [
  `(?:what|who|where|when|why|which|how)${GOOD_HEAVENS}${NO_ANSWER}(?: \\w+){0,2}? ${IS} ${SUBJECT}\\b(?: .*)?`,
  "(?:whats|whos|wheres|hows|whens) (?:the (?:weather|time|date|news)|your|this|that|it|up|going|new)\\b(?: .*)?",
  "(?:do|does|did|are|will|would|can|could|may|should|have|shall) (?:you|i|we)\\b(?! (?:believe|imagine)\\b) .*",
  "is (?:this|there)\\b .*",
  "(?:and )?(?:what|how) about (?:you|yourself)|and you|why(?: not)?|how come|for what|says who",
  "what (?:code|website|site|app|company|call|time|day)(?: is (?:it|this|that))?",
];
const COMMANDS = [
  "(?:ignore|forget|disregard|override) (?:all |any |your |the |my |these |those )*(?:previous |prior |earlier |above )*(?:instructions?|rules|prompts?|orders)(?: .*)?",
  "(?:from now on )?(?:you are|youre|act as|pretend to be|pretend youre) (?:now |no longer |free )?(?:a |an |my |dan\\b|in ).*",
  "you are now .*",
  "repeat after me\\b.*",
  "(?:tell|sing|read|give|show) me (?:a (?:joke|story|poem|song|secret)|about|what|how|who|why|your|the (?:time|news|weather)|something)\\b.*",
  "(?:hey |hi )?(?:alexa|siri|ok google|okay google|hey google|cortana)\\b.*",
];

const SOMEBODY =
  "(?:he|she|they|(?!(?:it|that|this|there|which|what|everything|nothing|practice|guitar|piano)\\b)\\w+|(?:my|the) (?:husband|wife|partner|boyfriend|girlfriend|mum|mom|mummy|mommy|mother|dad|daddy|father|son|daughter|sister|brother|boss|parents))";
const RELATIVE =
  "(?:husband|wife|partner|boyfriend|girlfriend|mum|mom|mother|dad|father|son|daughter|sister|brother|roommate|flatmate|secretary|assistant|colleague|carer|nurse)";
const AWAY =
  "(?:(?:just |fast |still |already |currently |away |out )*(?:asleep|sleeping|out|away|not (?:here|in|home|at home|available|around|able to (?:talk|come))|at work|in (?:the (?:shower|bath|bathroom|toilet|garden)|bed|a meeting)|on (?:holiday|vacation)|unavailable|busy|gone out|gone))";
const MAY_I =
  "(?: (?:,|and|but|so|right now|now|at the moment|today|sorry|im afraid|can i .*|do you .*|who .*|ill .*))*";
const NOT_THERE = whole(
  `(?:(?:this is|its|im) (?:his|her|their|\\w+s) ${RELATIVE} )?${SOMEBODY}(?: is|s| are|re| has|ve) ${AWAY}${MAY_I}`,
  `(?:(?:this is|its|im) (?:his|her|their|\\w+s) ${RELATIVE} )?${SOMEBODY} (?:isnt|arent) (?:here|in|home|at home|available|around|able to (?:talk|come))${MAY_I}`,
  `${SOMEBODY} (?:cant|couldnt) (?:come to the phone|talk right now|come right now)${MAY_I}`,
  `(?:this is|im) (?:his|her|their|\\w+s) ${RELATIVE}(?: speaking| here)?`,
  "(?:this is|you called|thats) \\w+s (?:phone|mobile|number|line)",
);

const NOT_ME = whole(
  "(?:(?:no|that|it|this) )?(?:wasnt|isnt|not) (?:me|us|mine)(?: (?:who|that) .*)?(?: no)?",
  "(?:i|we) (?:didnt|never|havent|did not)(?: ever| even)? (?:do|did|done|enter|entered|ask(?:ed)?|sign(?:ed)?|register(?:ed)?|give|gave|given|put|order(?:ed)?|request(?:ed)?|want(?:ed)?|make|made|typed?|use|used)\\b.*",
  "(?:i )?(?:dont|never) (?:know (?:anything about |what )?(?:this|it|that)(?: is)?(?: about)?|have an account|use (?:this|that|it|relevel))(?: .*)?",
  "(?:thats|this is|its) (?:a mistake|not mine|not my (?:code|account))",
);

const ABOUT_RECORD = whole(
  `(?:wait )?(?:(?:so|are you|is (?:this|it|the call|our call|anything)|am i|are we|youre|you are)(?: (?:all|still|currently|now|actually|not|being))*) (?:recording|recorded|transcribing|transcribed|taping|taped|writing (?:this|it|that) down|saved|stored|kept|on (?:the )?record)(?: (?:this|that|me|us|the|our|call|it|conversation|right now|now|here|somewhere|anywhere|are you|or not))*${POLITE}`,
  `(?:do|will|did|are) you (?:going to )?(?:record|keep|store|save|transcribe|write down|share)(?: (?:this|that|it|everything|any of (?:this|it)|all of (?:this|it)|our (?:calls?|talk)|what i (?:say|said|tell you)))(?: .{0,30})?`,
  "(?:who|what) (?:hears|reads|sees|happens (?:to|with)|listens to) (?:this|it|that|the (?:transcript|recording)|what i (?:say|said|tell you))",
);

export const questions = {
  aboutRecord: { whole: ABOUT_RECORD, where: "last" },
  notThere: { whole: NOT_THERE, where: "any" },
  asksUs: { whole: whole(...ASKS, ...COMMANDS), where: "every" },
  notMe: { whole: NOT_ME, where: "any" },
} as const satisfies Partial<Phrasebook>;

/** What a receptionist or a machine says that wants to know who is there. */
export const RECEPTION: readonly RegExp[] = [
  /\b(?:how|what) (?:can|may|could) (?:i|we) (?:help|direct|assist|do for) ?(?:you|your call)?\b/,
  /\bwho (?:are you (?:calling|looking|asking|trying to reach)|would you like to (?:speak|talk)|(?:do|did) you (?:want|wish) to (?:speak|talk))\b/,
  /\b(?:can|may|shall|could) i take a message\b/,
  /\banything else (?:you ?d|you would|youd) like to (?:add|say)\b/,
  /\b(?:youve|you have) reached\b/,
  new RegExp(`(?:^${LEAD}|, |please )leave (?:a|your|me a|us a) (?:short |brief )?(?:message|name)\\b`),
  /\b(?:number|person|subscriber|customer|party) you (?:have )?(?:dialed|dialled|called|are calling) (?:is|isnt|has been|cannot|cant)\b/,
];
