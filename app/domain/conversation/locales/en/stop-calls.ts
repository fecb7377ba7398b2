import { A_TITLE, REPORTED, TOLD_SOMEBODY } from "~/domain/conversation/locales/en/words";
import { after, type Phrases, type Rule, type StopReplyRules } from "~/domain/conversation/locales/locale";

/**
 * Finds the wish that we stop calling. A wish that is missed is worse than one that is asked about in
 * vain (the companion asks once before it acts), so everything that sounds like one counts unless the
 * words before it show that somebody else is meant or the opposite is wished.
 */

/** Words that may follow "stop calling me". Others make it a name: "stop calling me lazy". */
const GOES_ON = new Set(
  (
    ", and or but okay please now again anymore ever every everyday daily at on in from for about with to so " +
    "because cause since after before today tonight tomorrow this these thats its it i im ive id you youre we " +
    "bye goodbye thanks thank until all altogether completely forever permanently right back up like if when " +
    "dude man mate god jesus damn seriously already yes no will would can could stop dont never then alright " +
    "here is how what why once twice always constantly just honestly relevel immediately entirely period yeah " +
    "leave goddamn fuck fucking fcking sunday sundays monday mondays weekends late early"
  ).split(" "),
);
/** Without "me", fewer words keep the sense: "stop calling in sick" is another matter. */
const GOES_ON_BARE = new Set(
  ", and please now again anymore okay every everyday all so i im ive it its you bye goodbye thanks thank forever ever immediately already this".split(
    " ",
  ),
);

const CALLING =
  "(?:cold )?(?:calling|phoning|ringing|dialing|dialling|contacting|bothering|harassing|pestering|bugging|spamming|telephoning)";
const RUDE = "(?: (?:fucking|fcking|bloody|freaking|damn|goddamn|ever|always))?";
const ME =
  "(?: up)? (?:me|us|this (?:number|phone|line)|my (?:number|phone|mobile|cell|house|home|landline))";

const ANSWERS_US =
  /\b(?:told|tell|telling|asked|ask|asking|beg|begging|begged|want|need|like|prefer|expect|get|getting|make|making|have) (?:you|your|it|this|relevel)\b|\bif you (?:dont|wont|keep)\b|\bi wish you\b|\byoud better\b/;
const OPPOSITE_WISH =
  /\b(?:dont|didnt|wouldnt|never|not) (?:want|mean|ask|asking|wanting|need|say|saying|said|like|think|tell|telling|told)(?: \w+)?(?: to)?$/;
const NEGATED =
  /(?:^|\s)(?:dont|never|not|wont|wouldnt|doesnt|didnt|cant|couldnt|shouldnt|isnt)(?: (?:ever|just|please|really|even))*$/;
const COMPLAINT = /(?:^|\s)you (?:just |still |simply )?(?:dont|wont|never)(?: ever| just)?$/;
const FEARED = /\b(?:hope|glad|happy|afraid|scared|worried|promise|love)\b/;
const IF = /\b(?:if|when|in case) (?:i|you|we|they|he|she)(?: \w+){0,4}$/;
const OURS = "(?!(?:robot|ai|computer|system|app|company|bot|machine|service|thing)\\b)";
const AUXILIARY =
  "(?:to|should|would|will|could|can|must|did|does|has|have|had|needs|need|wants|might|may|finally|just|please|now|ever|not)";
const SOMEBODY_ELSE = new RegExp(
  `\\b(?:he|she|they|them|him|her|hed|shed|theyd|someone|somebody|everyone|everybody|people|who|(?:my|our|his|her|their|the|a|an|some|those) (?:${OURS}\\w+ ){0,2}${OURS}\\w+)(?: ${AUXILIARY})+$`,
);
const NAMED =
  /\b(?:told|asked|begged|tell|telling|asking|texted|messaged|warned|want|wanted|wish|wished|got|get|need|needed|convinced) (?!to\b)\w+(?: \w+){0,3} (?:to|would|will|could|should)$/;
const MADE = /\b(?:make|made|let|making) (?!it\b|this\b)\w+(?: \w+)?$/;
const I_SAID =
  /\b(?:i|ive|we|i already|i just|i have|ive already|ive just|i keep|i am|im|im just) (?:said|say|saying)(?: ,)?$/;
const MYSELF =
  /\b(?:i|id|ill|ive|me)(?: \w+){0,3} (?:need|have|had|want|wanted|ought|should|must|decided|decide|tried|try|promised|managed|going|like|learn|learned)(?: to)?$|\b(?:i should|i must|i will|ill|helps? me|made me|let me)(?: just)?$/;

function aboutSomebodyElse(before: string): boolean {
  if (A_TITLE.test(before)) return true;
  if (OPPOSITE_WISH.test(before)) return true;
  if (NEGATED.test(before)) return !(COMPLAINT.test(before) && !FEARED.test(before));
  if (ANSWERS_US.test(before) || I_SAID.test(before)) return false;
  return [IF, SOMEBODY_ELSE, NAMED, MADE, REPORTED, TOLD_SOMEBODY].some((rule) => rule.test(before));
}

const aboutMyself = (before: string) =>
  aboutSomebodyElse(before) || (MYSELF.test(before) && !/ you /.test(before));

/** "I had to cancel my calls" tells of a day at work. */
const ofThePast = (before: string) =>
  aboutSomebodyElse(before) ||
  /\b(?:had|needed|decided|managed|tried|forgot|were able|was able) to$/.test(before);

/** "They don't call me any more", "you never call me", "why don't you call me earlier". */
const aSubject =
  /(?:^|\s)(?:they|people|kids|we|who|i|he|she|(?<!want )you|(?:my|our|the|his|her|their|most|some|those) (?:\w+ )?(?!(?:calls|times)$)(?:\w+s|family|people|children|team)|why|how come)(?: just| still| really| almost| usually)?$/;
const ofOthers = (before: string) =>
  aSubject.test(before) ||
  [REPORTED, TOLD_SOMEBODY, A_TITLE, IF].some((r) => r.test(before) && !I_SAID.test(before));

const CALLS_TAIL = new Set(
  "already , please now for from every everyday and i im you youre okay thanks thank today again completely permanently altogether anymore at so it its bye forever immediately or because like".split(
    " ",
  ),
);

const PHRASES: readonly Rule[] = [
  {
    pattern: new RegExp(`\\b(?:stop|quit|cease)${RUDE} ${CALLING}${ME}\\b`),
    tail: GOES_ON,
    denied: aboutSomebodyElse,
  },
  {
    pattern: new RegExp(`\\b(?:stop|quit|cease)${RUDE} ${CALLING}\\b`),
    tail: GOES_ON_BARE,
    denied: aboutMyself,
  },
  {
    pattern:
      /\b(?:stop|end|cancel|quit|cease|halt|disable|discontinue|(?:turn|switch|shut) off)(?: with)? (?:the|these|this|those|all|my|your|any|making|sending)(?: (?!at|in|with|for|to|from)\w+){0,2} (?:phone )?calls\b/,
    tail: CALLS_TAIL,
    denied: ofThePast,
  },
  {
    pattern: /\b(?:stop|cancel|end|(?:turn|switch) off) (?:the|my|this|your) daily (?:phone )?call\b/,
    tail: CALLS_TAIL,
    denied: ofThePast,
  },
  {
    pattern: /\b(?:turn|switch|shut) (?:the|these|my|your|all|all the) (?:daily )?calls off\b/,
    tail: CALLS_TAIL,
    denied: ofThePast,
  },
  {
    pattern: new RegExp(
      `\\b(?:dont|never)(?: (?:you|ever|you ever|please|bother|bother to|even))? (?:call|phone|ring|contact|dial|bother|calling|ringing|phoning)(?:${ME}| here| back| again| anymore)\\b`,
    ),
    tail: GOES_ON,
    denied: ofOthers,
  },
  {
    pattern:
      /\b(?:i|id) (?:really |just )?(?:dont|no longer|never|wont)(?: even| ever| really)? (?:want|need|wish for|like|accept|asked for)(?: to (?:get|receive|have|take|be getting))? (?:(?:any|anymore|more|these|those|your|the|further|daily|phone|of|this|all) )*calls\b/,
    tail: new Set(
      ", any anymore stop from please again at every okay thank thanks and so it i you bye today ever right now for".split(
        " ",
      ),
    ),
    denied: after(REPORTED),
  },
  {
    pattern:
      /\bi (?:really |just )?(?:dont|no longer|never)(?: ever| really)? (?:want|wish|like|need) (?:for )?(?:you|you guys|you people|relevel|anyone|anybody|this thing|it) (?:to (?:call|phone|ring|contact)|calling|phoning|ringing|contacting)\b(?: me\b| us\b)?/,
    tail: GOES_ON,
    denied: after(REPORTED),
  },
  {
    pattern:
      /\bi (?:really |just )?(?:dont|no longer|never)(?: ever)? (?:want|wish) to be (?:called|phoned|rung|contacted|bothered)\b/,
    tail: GOES_ON,
    denied: after(REPORTED),
  },
  {
    pattern:
      /\b(?:take|remove|get|strike|delete) (?:me|my name|my number|this number) (?:off|from|off of|out) (?:of )?(?:your|the|this|that|these|any)(?: (?:call|calling|phone|contact|daily))* (?:lists?|system|database|records|calls|books)\b/,
    denied: ofThePast,
  },
  { pattern: /\bput me on (?:the|your|a) (?:do not|dont|donot) call list\b/, denied: ofThePast },
  {
    pattern:
      /\b(?:lose|delete|erase|remove|forget|block) (?:my|this) (?:phone )?number\b|\btake my number off\b/,
    denied: ofThePast,
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:can|could|would|will) you|please|youre|you are|would you mind)(?: please)? not (?:to )?(?:(?:call|phone|ring|contact)|${CALLING})${ME}\\b`,
    ),
    tail: GOES_ON,
    denied: after(REPORTED),
  },
  {
    pattern: new RegExp(
      `\\bid (?:really |much )?(?:rather|prefer)(?: it)?(?: if)? you (?:didnt|dont|wouldnt|never|stop|stopped) (?:(?:call|phone|ring|contact)|${CALLING})(?:${ME})?\\b`,
    ),
    tail: GOES_ON,
    denied: after(REPORTED),
  },
  {
    pattern:
      /\b(?:(?:quit|stop)(?: it)? with (?:the|these|this|your|all these)|enough (?:with|of) (?:the|these|your|all these)|(?:im|i am|ive)(?: \w+)? (?:done with|fed up with|sick of|tired of|had enough of)(?: all)? (?:these|your)) (?:daily |phone )?calls\b/,
    tail: CALLS_TAIL,
    denied: ofThePast,
  },
  {
    pattern:
      /\bi (?:dont|never|no longer) (?:ever )?want to (?:talk|speak) (?:to|with) you (?:ever )?(?:again|anymore)\b/,
    denied: after(REPORTED),
  },
  {
    pattern:
      /\b(?:ive|i have|im|i am)(?: really| just)? (?:had enough of|sick of|tired of|fed up with|done with) (?:you|your) (?:calling|ringing|phoning|bothering)(?: me| us)?\b/,
    tail: GOES_ON,
    denied: after(REPORTED),
  },
  { pattern: /\bleave me alone\b/, tail: GOES_ON_BARE, denied: aboutSomebodyElse },
];

const STOP_LEAD =
  "(?:(?:please|just|okay|no|yes|hey|hi|hello|look|listen|sorry|and|so|well|but|right|now|then|i said|i mean|i want|thank you|thanks|thats it|oh|god|im) (?:, )?)*";
const CLOSE =
  "(?: (?:, )?(?:please|ever|at all|for me|from you|from relevel|okay|thanks|thank you|anymore|again|now|at this number|to me|bye|goodbye|after today|from now on))*";
const WHOLE: readonly RegExp[] = [
  "no (?:more|further) (?:(?:phone|daily|of these|of your) )?calls",
  "no more calling(?: me)?",
  "(?:can you |could you |i want to |id like to |i would like to |how do i )?unsubscribe(?: me)?(?: from (?:this|these|your|all|the|relevel).*)?",
  "(?:can i |could i |i want to |id like to |how do i |how can i |let me )?opt (?:me )?out(?: of (?:this|these|your|all|the)? ?(?:daily )?(?:phone )?(?:calls?|service)?)?",
  "not interested(?: in (?:this|these|your|the)(?: calls?| service)?)?",
  "stop(?: stop)*(?: it now)?",
  "(?:dont|never) (?:call|phone|ring|contact)",
  "(?:you (?:guys )?)?(?:call|ring|phone) too (?:much|often)(?: stop it)?|stop it with the calls",
  "(?:make|get) (?:it|these calls|them|the calls|this) (?:to )?stop(?: calling(?: me)?)?|.* make (?:them|these calls|the calls|it) stop",
  "(?:i )?(?:hereby )?(?:withdraw|revoke|take back) (?:my )?(?:consent|permission|agreement)(?: .*)?",
  "you keep (?:calling|ringing|phoning)(?: me)?(?: (?:and|so))? (?:please )?stop(?: it)?",
  "(?:i want|id like|i would like) (?:the|these|all the|your) calls to (?:stop|end)(?: .*)?|(?:please )?block me",
  "(?:i want to |id like to )?cancel (?:my|this|the) (?:subscription|membership|account|service)(?: .*)?",
  "i want out|cancel everything|remove me|delete my (?:account|profile|data)",
  "go away|piss off|get lost|fuck off",
].map((phrase) => new RegExp(`^${STOP_LEAD}(?:${phrase})${CLOSE}$`));

export const stopCalls: Phrases = { whole: WHOLE, where: "any", within: PHRASES };

export const stopReply: StopReplyRules = {
  keep: /\bnever ?mind\b|\bkeep (?:calling|them|the calls|it|going|ringing|on)\b|\bforget it\b|\bcarry on\b|\bcontinue\b|\bi (?:still |do |really )*(?:like|love|want|need|enjoy) (?:the|these|your|my|our|them|you to|to (?:keep|continue|go on|talk|get))\b|\bjoking\b|\bkidding\b|\bdidnt mean\b|\bnot what i (?:meant|said)\b|\bdont stop\b|\bchanged my mind\b|\bnot all(?: of them)?\b/,
  forAWhile:
    /\b(?:today|tonight|tomorrow|this (?:week|weekend|month|evening|time)|for now|until|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|so (?:late|early)|(?:before|after) \w+|next week|a while)\b/,
  today: /\b(?:today|tonight|this evening|for now)\b/,
  forGood: /\b(?:for good|forever|permanently|ever|never again|at all|for ever|all of them|completely)\b/,
  noneAtAll:
    /\bno more\b|\bno further\b|\bno calls\b|\bnever (?:again|ever|call)\b|\bnot (?:one|a single)\b|\bnone(?: at all| ever)?$|^(?:no )?(?:at all|ever|never|for good|forever|permanently|all of them|completely|zero)$|\bi (?:just |already )?(?:said|told you)(?: so| to)?(?: stop)?$/,
  no: /^(?:(?:oh|well|god|hm) )*(?:no|nope|nah|not really|of course not|dont|only|just)\b/,
  yes: /^(?:(?:oh|well|god|hell|um|so|i said|fuck|bloody hell|for gods sake|jesus) )*(?:yes|yeah|yep|yup|yea|ya|correct|exactly|absolutely|definitely|certainly|of course|indeed|affirmative|totally|thats (?:right|correct|what i (?:said|want|mean|meant))|im (?:quite |very |absolutely )?sure|i am|please do|do it|you heard me|i mean it|stop)\b/,
  softYes: /^(?:okay|right|sure|please|fine|alright|good)(?: (?:please|yes|thanks|thank you))*$/,
};
