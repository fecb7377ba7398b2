import { A_TITLE, LEAD, POLITE, REPORTED, TOLD_SOMEBODY } from "~/domain/conversation/locales/en/words";
import { after, type MoveGrammar, type MoveRule } from "~/domain/conversation/locales/locale";

const ONES =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
const UP_TO_NINETEEN = `${ONES} seventeen eighteen nineteen`.split(" ");
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** "one" to "ninety nine", and the round ones after that. */
function spokenNumbers(): Record<string, number> {
  const numbers: Record<string, number> = {
    "a hundred": 100,
    "one hundred": 100,
    "a hundred and twenty": 120,
  };
  for (const [at, word] of UP_TO_NINETEEN.entries()) numbers[word] = at + 1;
  for (const [at, tens] of TENS.entries()) {
    numbers[tens] = 10 * (at + 2);
    for (const [one, word] of UP_TO_NINETEEN.slice(0, 9).entries())
      numbers[`${tens} ${word}`] = 10 * (at + 2) + one + 1;
  }
  return numbers;
}

const WEEKDAY = "(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)";
const CLOCK =
  "(?:(?:at|around|about|by|for|say|like|maybe) )*(?:half past \\d{1,2}|quarter (?:past|to) \\d{1,2}|half \\d{1,2}|\\d{1,2} (?:past|to) \\d{1,2}|\\d{1,2}(?: \\d\\d)?(?: oclock)?(?: [ap]m)?|noon|midday|midnight)(?: (?:in the (?:morning|afternoon|evening)|at night|sharp|ish))*";
const DAY = `(?:(?:on )?(?:this |next |the |coming )*${WEEKDAY}(?: (?:morning|afternoon|evening|night))?|tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|this (?:afternoon|evening)|later (?:today|tonight))`;
const LENGTH =
  "(?:(?:about|around|like|maybe|say) )*(?:half an hour|an hour(?: and a half)?|(?:a )?quarter of an hour|\\d+ (?:minutes?|mins?|hours?)|a (?:few|couple of) (?:minutes|hours)|\\d+)";
const BETTER =
  "(?: (?:would|will|might))?(?: (?:be|is|are|works?|suits?|sounds))?(?: (?:me|much|a lot))?(?: (?:better|good|great|fine|best|easier|instead|then|for me|if (?:thats|you can|possible|its okay).*))+";
const END = `(?:${BETTER}|(?: (?:please|instead|then|maybe|okay|thanks|thank you|sorry|bye))*)(?: (?:but )?(?:not|instead of|rather than) [\\w ]{1,24})?`;
const INSTEAD =
  "(?:(?:not now|not right now|not today|maybe|perhaps|how about|what about|rather|better|make it|lets say|lets do|lets make it|i prefer|id prefer|id rather|could we do|can we do|can you do|could you do) )*";

const ASK_US =
  "(?:(?:can|could|shall|should|may|would|will) (?:we|i|you)|lets|let us|(?:id|i would|i) (?:rather|prefer(?: to)?)|maybe (?:we|you) (?:can|could)|(?:could|can) you and i|please|we (?:can|could|should))(?: (?:maybe|please|just|rather|perhaps|possibly|we|you))*";
const CALL_US = "(?:call|ring|phone|try|dial)";
const IT =
  "(?:this|it|that|us|the call|my call|our call|todays call|tonights call|the (?:chat|talk)|our (?:chat|talk))";
const MOVE =
  "(?:do|have|move|push|shift|make|postpone|delay|reschedule|change|bring|put|continue)(?: back| forward)?";
const LATER =
  "(?:(?:a (?:little|bit) |a little bit |some ?time |much )?later|another (?:time|day)|some other (?:time|day)|(?:after|when|once|before|as soon as) (?!\\d).+|(?:on|at|over|this) (?:the )?weekend|(?:a|\\d) weeks? from now|any ?time.*)";

/** "She said call me tomorrow", "I never call back", "the song goes call me". */
const told = after(
  REPORTED,
  TOLD_SOMEBODY,
  A_TITLE,
  /(?:^|\s)(?:i|ill|id|he|she|they|theyd|theyll|hed|shed|hell|shell|people|who|did|didnt|doesnt|dont|never|not|wont|always|sometimes|often|usually|must|might|hope you|(?<!\b(?:in|at|on|to|from|with|into|having) )(?:my|the|our|his|her|a) \w+)(?: (?:will|would|can|could|should|had|has|have|to|and))*(?: (?:always|never|then|just|sometimes|often|usually))?$/,
  /(?<!\b(?:you|us|can|could) )\bto$/,
  /\b(?:he|she|they|somebody|someone)(?: \w+){0,3} (?:to|will|would|can|could|should)$/,
);
const A_SENTENCE =
  /\b(?:sentence|phrase|song|lyrics?|title|chorus|called|verb|function|command|longer|is what|if we can)\b/;

const asked = (kind: MoveRule["kind"], pattern: string, unless: RegExp = A_SENTENCE): MoveRule => ({
  kind,
  pattern: new RegExp(pattern),
  denied: told,
  unless,
});
const opens = (kind: MoveRule["kind"], pattern: string): MoveRule => ({
  kind,
  pattern: new RegExp(`(?:^|, )${LEAD}${pattern}`),
  denied: told,
  unless: A_SENTENCE,
});

const NO_CALLS =
  "(?:no (?:more )?(?:phone )?calls?|(?:dont|do not|please dont|never|no need to|stop|quit)(?: (?:call|phone|ring|calling|phoning|ringing|bother|bothering))(?: me)?(?: again| anymore| back| up)?|(?:dont|do not|never|no longer) (?:want|need)(?: any| to get any| your| the)? calls?|not (?:call|calling)(?: me)?|skip(?: the calls?)?)";
const HAD = after(
  /\b(?:wont|doesnt|didnt|couldnt|wouldnt|cant|to|keeps|would|will|that)$/,
  /\b(?:had|have|has|got|get|were|was|are|with|made|saw|they|people|he|she|we)$/,
  REPORTED,
);
const noCalls = (kind: MoveRule["kind"], when: string): MoveRule => ({
  kind,
  pattern: new RegExp(`\\b${NO_CALLS} ${when}`),
  denied: HAD,
  unless: A_SENTENCE,
});
const WEEKENDS = "(?:(?:on|at|over|during) )?(?:the |any |my )?weekends?\\b";
const AHEAD =
  "(?:for (?:a|the next|\\d+|a couple of|a few) (?:days?|weeks?|months?)|for a while|next (?:week|month)|this month|until (?!monday|next week|tomorrow)\\w+)";

const ASKED: readonly MoveRule[] = [
  asked(
    "in_settings",
    `\\b${CALL_US}(?: me| us)?(?: back)? (?:on|at) (?:my|another|a different|the) (?:\\w+ )?(?:number|phone|line|mobile|landline|cell)\\b`,
  ),
  opens(
    "in_settings",
    `(?:not|no calls?|skip(?: the call)?|cancel(?: the call)?)(?: for)? tomorrow${POLITE}$`,
  ),
  opens(
    "in_settings",
    `(?:${ASK_US} )?(?:do |have |try )?(?:mornings|afternoons|evenings|weekends)(?: instead| better| please| only)+$`,
  ),
  opens("drop_weekday", `no (?:more )?${WEEKDAY}(?: calls?)?(?: from now on| anymore| please)+$`),
  opens(
    "drop_weekday",
    `${WEEKDAY.replaceAll("s?", "s")} (?:dont|never) (?:work|suit)(?: for)?(?: me)?(?: .*)?$`,
  ),
  noCalls("drop_weekday", `(?:(?:on|any) )*(?:the )?${WEEKDAY}\\b`),
  noCalls("in_settings", WEEKENDS),
  opens("in_settings", `(?:please )?not ${WEEKENDS}${POLITE}$`),
  opens(
    "drop_weekday",
    `(?:please )?(?:not|never) (?:on )?${WEEKDAY}(?: (?:and|or) (?:on )?${WEEKDAY})*${POLITE}$`,
  ),
  noCalls(
    "next_week",
    "(?:(?:for )?(?:the rest of )?this week|(?:un)?till? (?:monday|next week)|before (?:monday|next week))\\b",
  ),
  noCalls("in_settings", `${AHEAD}\\b`),
  opens(
    "next_week",
    `(?:(?:please )?not|no calls?) this week(?: (?:again|anymore|please|thanks|thank you|sorry|at all|im .*|but .*|next week.*|only next week.*|call me .*))*$`,
  ),
  opens(
    "next_week",
    "(?:lets |can we |could we |please |ill |i want to |id like to )*(?:pause|skip|take a break|stop|leave it)(?: the calls?| your calls?| it| this)?(?: for)?(?: (?:the rest of )?this week| (?:un)?till? (?:next week|monday))\\b",
  ),
  opens(
    "next_week",
    `(?:${ASK_US} )?(?:(?:${CALL_US}(?: me)?|talk|speak|start|continue|go on|begin)(?: again| to you| with you)* )?(?:only )?(?:again )?next week(?: again| is better| then| instead| please| would be better)+$`,
  ),
  asked(
    "next_week",
    `\\b(?:${CALL_US} me|${ASK_US} (?:talk|speak|do (?:this|it)))(?: again| back| to you| with you)* next week\\b`,
  ),
  opens(
    "in_settings",
    "(?:(?:can|could) you |please |id like to |i want to )*pause (?:the|my|your|these|all) calls\\b",
  ),
  noCalls("skip_today", "(?:again )?(?:for )?(?:today|tonight|this evening)\\b"),
  opens(
    "skip_today",
    `(?:not today )?(?:${ASK_US} |ill )?(?:skip|leave|stop|pause|drop|cancel)(?: (?:it|this|the call|the calls|todays call|tonights call|this one|calling|here))?(?: (?:for )?(?:today|tonight|this evening))(?: (?:please|okay|thanks|thank you|sorry|bye|im .*|i .*))*$`,
  ),
  opens(
    "skip_today",
    `(?:${ASK_US} |ill )?(?:skip|cancel|drop) (?:todays call|tonights call|this (?:one|1))${POLITE}$`,
  ),
  opens(
    "skip_today",
    "no (?:call|practice|talk|chat) (?:today|tonight)(?: (?:please|okay|thanks|thank you|sorry|bye|im .*))*$",
  ),
  asked("move_call", `\\b${CALL_US} (?:me|us)(?: back| again| up)?\\b`),
  asked("move_call", "\\b(?:call|ring|phone) (?:back|again)\\b"),
  opens("move_call", "(?:would|do) you mind (?:calling|ringing|phoning|trying)(?: me)?(?: back| again)?\\b"),
  asked(
    "move_call",
    `\\b(?:can|could|would|will) you (?:please |maybe |just )*${CALL_US}\\b(?! (?:my|him|her|them|the|a|an (?!hour)|it|that|this)\\b)`,
  ),
  asked("move_call", "\\bgive (?:me|us) (?:a|another) (?:call|ring|bell|buzz|shout)\\b"),
  asked("move_call", `\\b${ASK_US} ${MOVE} ${IT}\\b`),
  asked(
    "move_call",
    `\\b${ASK_US} (?:reschedule|postpone|(?:talk|speak|chat)(?: (?:to|with) you)?)\\b(?! about)`,
  ),
  asked(
    "some_time",
    "\\b(?:id like to|i want to|i need to|can we|could we|can you|could you) (?:move|change|shift|reschedule|postpone) (?:the|our|my|your|this|todays) (?:daily )?call(?: time)?\\b",
  ),
  asked(
    "some_time",
    `\\b${ASK_US} (?:talk|speak|chat)(?: (?:to|with) you)? (?:in the|this) (?:morning|afternoon|evening)\\b`,
  ),
  asked(
    "some_time",
    `\\b(?:can|could|would|will) you (?:please |maybe |just )*${CALL_US}(?: me)? (?:a (?:bit|little) )?(?:earlier|sooner)\\b`,
  ),
  opens("move_call", `(?:move|push|shift|postpone|delay|reschedule|change) ${IT}\\b`),
  asked("some_time", `\\b${CALL_US}(?: (?:me|us|again|back))+ ${LATER}`),
  asked("some_time", `\\b(?:can|could|would|will) you (?:please |maybe |just )*${CALL_US} ${LATER}`),
  asked(
    "some_time",
    `\\b(?:can|could|would|will) you (?:please |maybe |just )*(?:call|ring|phone|try)(?: me| us)? (?:back|again)(?: please)?$`,
  ),
  opens("some_time", `(?:call|ring|phone) (?:me |us )?back${POLITE}$`),
  asked("some_time", `\\b${ASK_US} ${MOVE} ${IT} ${LATER}`),
  asked("some_time", `\\b${ASK_US} (?:talk|speak|chat)(?: (?:to|with) you)? ${LATER}`),
  asked(
    "some_time",
    `\\b${ASK_US} (?:reschedule|postpone (?:this|it|the call)|reschedule (?:this|it|the call))(?: please)?$`,
  ),
];

const bare = (kind: MoveRule["kind"], pattern: string): MoveRule => ({
  kind,
  pattern: new RegExp(`^${LEAD}${INSTEAD}(?:${pattern})$`),
});
const BARE: readonly MoveRule[] = [
  bare("move_call", `${DAY} ${CLOCK}${END}`),
  bare("move_call", `${CLOCK} (?:on )?${DAY}${END}`),
  bare("move_call", `(?:the |at the )?(?:same|usual) time ${DAY}${END}`),
  bare("move_call", `${DAY} (?:at )?(?:the |my )?(?:same|usual) time${END}`),
  bare(
    "in_settings",
    `(?:make it |call me |call )?(?:${CLOCK}|(?:in the )?(?:mornings?|afternoons?|evenings?|earlier|later)) (?:from now on|every day|always|in (?:the )?future|permanently)${POLITE}`,
  ),
  bare("move_call", `${DAY}(?: (?:please|instead)|${BETTER})+`),
  {
    kind: "move_call",
    pattern: new RegExp(`^${LEAD}(?:make it|how about|what about|rather|better) ${CLOCK}${END}$`),
  },
  bare("call_in", `in ${LENGTH}${END}`),
  bare("move_call", `${LENGTH} (?:later|earlier)(?: ${DAY})?${END}`),
  bare("move_call", `${DAY} ${LENGTH} (?:later|earlier)${END}`),
  bare(
    "some_time",
    `(?:a (?:bit|little) )?later(?: (?:please|today|tonight|would be better|is better|on|maybe))*`,
  ),
  bare("some_time", "(?:another|some other) day(?: (?:please|would be better|is better|maybe|then))*"),
  bare("skip_today", "i cant (?:do (?:it|this) |talk )?(?:today|tonight)(?: (?:sorry|im afraid|please))*"),
];

const NOT_A_CLOCK =
  "(?! ?(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|seconds?|times|calls?|of|percent|more)\\b)";

/** When the phone shall ring instead. */
export const moves: MoveGrammar = {
  numbers: spokenNumbers(),
  asked: ASKED,
  bare: BARE,
  notToday: [new RegExp(`^${LEAD}not (?:today|tonight|this evening)${POLITE}$`)],
  corrects: /^(?:oh )?(?:no|nope|actually|wait|sorry|i mean|i meant|rather|make it|or|hang on)\b/,
  notMeant: new RegExp(
    `(?: ,)? ?\\b(?:but )?(?:not|instead of|rather than)(?: (?:at|on|in the|in|the|this|next|about))* (?:\\d{1,2}(?: \\d\\d)?(?: (?:oclock|[ap]m))?|${WEEKDAY}|tomorrow|today|tonight|(?:morning|afternoon|evening|night))\\b`,
    "g",
  ),
  mends: / (?:, )?(?:no ,|no wait|no sorry|wait no|i mean|or rather|sorry ,)(?: ,)? /,
  vague:
    /\b(?:the )?day after tomorrow\b|\b(?:before|after|between) \d|\b(?:in )?(?:a|\d+) (?:weeks?|days|months?)\b|^(?!.*\d)(?!.*hour).*\b(?:earlier|sooner)\b/,
  everyDay:
    /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:to|through|till|until) (?:mon|tues|wednes|thurs|fri|satur|sun)days?|on weekdays|every ?day|from now on|always|every (?:morning|evening|night|week|call)|in (?:the )?future|all calls|all the calls|permanently)\b/,
  lengths: [
    { pattern: /\b(?<count>\d+) and a half hours?\b/, minutes: 60, plus: 30 },
    { pattern: /\b(?:an|1) hour and a half\b/, minutes: 90 },
    { pattern: /\b(?:half an hour|half hour)\b/, minutes: 30 },
    { pattern: /\b(?:3 quarters of an hour)\b/, minutes: 45 },
    { pattern: /\b(?:a |1 )?quarter of an hour\b/, minutes: 15 },
    { pattern: /\b(?:an hour|1 hour)\b/, minutes: 60 },
    { pattern: /\bcouple (?:of )?hours\b/, minutes: 120 },
    { pattern: /\bfew hours\b/, minutes: 180 },
    { pattern: /\b(?<count>\d+) ?(?:hours?|hrs?)\b/, minutes: 60 },
    { pattern: /\bcouple (?:of )?(?:minutes|mins)\b/, minutes: 2 },
    { pattern: /\bfew (?:minutes|mins)\b/, minutes: 5 },
    { pattern: /\b(?<count>\d+) ?(?:minutes?|mins?)\b/, minutes: 1 },
    { pattern: /\bin (?:a|1) (?:minute|min|moment|second|sec)\b/, minutes: 1 },
    {
      pattern: new RegExp(`\\bin (?:(?:like|about|around|say) )*(?<count>\\d{1,3})\\b${NOT_A_CLOCK}`),
      minutes: 1,
    },
  ],
  later: /^ (?:later|after that)\b/,
  earlier: /^ (?:earlier|before that|sooner)\b/,
  today: /\b(?:today|tonight|this (?:morning|afternoon|evening))\b/,
  tomorrow: /\btomorrow\b/,
  weekdays: [
    /\bmondays?\b/,
    /\btuesdays?\b/,
    /\bwednesdays?\b/,
    /\bthursdays?\b/,
    /\bfridays?\b/,
    /\bsaturdays?\b/,
    /\bsundays?\b/,
  ],
  clock: [
    { pattern: /\b(?:noon|midday)\b/, time: "12:00" },
    { pattern: /\bmidnight\b/, time: "00:00" },
    { pattern: /\bhalf (?:past )?(?<hour>\d{1,2})\b/, add: 30 },
    { pattern: /\bquarter past (?<hour>\d{1,2})\b/, add: 15 },
    { pattern: /\bquarter to (?<hour>\d{1,2})\b/, add: -15 },
    { pattern: /\b(?<minute>\d{1,2})(?: minutes)? past (?<hour>\d{1,2})\b/ },
    { pattern: /\b5(?: minutes)? to (?<hour>\d{1,2})\b/, add: -5 },
    { pattern: /\b10(?: minutes)? to (?<hour>\d{1,2})\b/, add: -10 },
    { pattern: /\b20(?: minutes)? to (?<hour>\d{1,2})\b/, add: -20 },
    { pattern: /\b(?<hour>\d{1,2}) (?<minute>[0-5]\d)\b/ },
    { pattern: /\b(?<hour>\d{1,2}) (?:oclock|[ap]m)\b/ },
    {
      pattern: new RegExp(
        `\\b(?:at|around|about|by|till|until|to|for|say|make it|tomorrow|tonight|day|morning|evening|afternoon|than|better) (?:like |about |around |maybe )*(?<hour>\\d{1,2})\\b${NOT_A_CLOCK}`,
      ),
    },
    { pattern: new RegExp(`^(?:\\w+ )?(?<hour>\\d{1,2})\\b${NOT_A_CLOCK}`) },
  ],
  dayParts: [
    { pattern: /\b(?:morning|am)\b/, half: "am", from: "05:00", until: "12:00", time: "09:00" },
    { pattern: /\bafternoon\b/, half: "pm", from: "12:00", until: "17:00", time: "15:00" },
    { pattern: /\bevening\b/, half: "pm", from: "17:00", until: "22:00", time: "19:00" },
    { pattern: /\b(?:night|tonight)\b/, half: "pm", from: "18:00", until: "23:00", time: "20:00" },
    { pattern: /\bpm\b/, half: "pm", from: "12:00", until: "24:00", time: "19:00" },
  ],
  asksForPlan:
    /\bby when\b|\bnext step\b|\bwhich (?:one|day) suits\b|\bwhat would you like to do next\b|\bwhen (?:will|would|do|can|could|are|is|shall) (?:you|it)\b|\bwhat(?:'s| is| will be) (?:your|the) (?:plan|next)\b|\bwhat will you\b|\bwhat day\b/i,
};
