import type { FactRule, FactRules } from "~/domain/progress/reading/promise-rules";

/** How English speakers tell what holds for them. */

const OPENS =
  "(?:^|(?<= )|(?<=, ))(?<!\\b(?:what|which|that|why|how|if|when|because of what|who|used to say|used to think|said|say|says|not that) )";
const EASY =
  "(?:(?:really|just|actually|still|absolutely|also|totally|honestly|always|do|simply|quite|so|truly|do really|generally|genuinely|much|kinda) )*";
const CANT =
  "(?:cant stand|cannot stand|cant bear|hate|dislike|detest|loathe|dont like|dont really like|really dont like|dont enjoy|am not a fan of)";
const LIKES = "(?:love|like|adore|enjoy|prefer|am crazy about|am a big fan of)";
const VALUE: Readonly<Record<string, string>> = {
  love: "loves",
  like: "likes",
  adore: "loves",
  enjoy: "enjoys",
  prefer: "prefers",
  hate: "hates",
};
const holds = (kind: string) =>
  VALUE[kind] ??
  (/^(?:cant|cannot)/.test(kind)
    ? "can't stand"
    : /fan of|crazy/.test(kind) && !/not/.test(kind)
      ? "loves"
      : "dislikes");
const WORDED: Readonly<Record<string, string>> = {
  "cant stand": "can't stand",
  "cannot stand": "can't stand",
  "cant bear": "can't bear",
  "dont like": "don't like",
  "dont really like": "don't really like",
  "really dont like": "really don't like",
  "dont enjoy": "don't enjoy",
  "am not a fan of": "aren't a fan of",
  "am a big fan of": "are a big fan of",
  "am crazy about": "are crazy about",
};
const worded = (kind: string) => WORDED[kind] ?? kind;

const JOBS =
  "(?:(?:primary|high|secondary|english|music|piano|guitar|yoga|maths|science|driving|senior|junior|freelance|graphic|software|web|civil|mechanical|social|staff|head|retired|trainee|paediatric|taxi|bus|truck|train|stay at home|part time|full time|self employed) )*(?:nurse|teacher|doctor|engineer|developer|programmer|designer|carpenter|plumber|electrician|lawyer|accountant|student|writer|journalist|musician|chef|cook|baker|waiter|waitress|barista|driver|pilot|architect|scientist|researcher|librarian|translator|photographer|artist|manager|consultant|midwife|paramedic|firefighter|gardener|farmer|mechanic|hairdresser|cleaner|worker|therapist|psychologist|physiotherapist|dentist|vet|pharmacist|analyst|salesperson|secretary|administrator|electrician|tutor|professor|editor|dancer|actor|actress|postman|soldier|dad|mum|mother|father|single parent)";
const KIN =
  "(?:daughters?|sons?|kids?|children|child|brothers?|sisters?|siblings|cats?|dogs?|grandchildren|grandsons?|granddaughters?|twins|horses?|rabbits?|parrots?|stepchildren|cousins)";
const one = (noun: string) =>
  noun
    .replace(/^(?:kids?|child|children)$/, "children")
    .replace(/^(daughter|son|brother|sister|cat|dog|grandson|granddaughter|horse|rabbit|parrot)$/, "$1s");
const PLACES =
  "(?:(?:a|an|the) )?(?:\\w+ )?(?:bakery|hospital|school|bank|shop|office|restaurant|factory|library|university|lab|kindergarten|nursery|warehouse|supermarket|bookshop|cafe|bar|hotel|museum|pharmacy|clinic|startup|company|theatre|finance|marketing|sales|it|tech|software|healthcare|education|construction|retail|hospitality|hr|advertising|publishing|logistics|insurance|accounting|human resources|customer service|care home)";
const LONG =
  /\b(?:some ?day|one day|this year|next year|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|the (?:spring|summer|autumn|fall|winter|future|new year)|a year|20\d\d|\d+ (?:months|years))|by (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|the summer|the spring|the end of (?:the|this|next) year|next (?:year|summer|spring|winter|autumn)|20\d\d)|next (?:summer|spring|winter|autumn)|before (?:im|i turn) \d+|marathon|triathlon|ironman|fluent|fluently|novel|a degree|black belt|own (?:business|company|cafe|shop|bakery|studio))\b/;

const goal = (pattern: RegExp, needs?: RegExp): FactRule => ({
  pattern,
  about: "goal",
  subject: null,
  value: null,
  ...(needs ? { needs } : {}),
  longest: 14,
  text: (thing) => `You want to ${thing}.`,
});
const life = (
  subject: string | ((thing: string, kind: string) => string),
  pattern: string,
  text: (thing: string, kind: string) => string,
  more: Partial<FactRule> = {},
): FactRule => ({
  pattern: new RegExp(pattern, "g"),
  about: "life",
  subject: typeof subject === "string" ? () => subject : subject,
  value: null,
  longest: 6,
  text,
  ...more,
});

const NO_PREFERENCE =
  /^(?:(?:it|its|that|thats|this|these|those|him|her|them|you|your|myself|me|us|how|what|when|where|who|which|if|being|to be|to think|to say|to know|to go now|so|too|and|a lot|one|ones|doing (?:it|that|this)|her|his|my|everything|everyone|people|someone|somebody|today|yesterday|tomorrow|the (?!(?:open |deep |fresh |high |old )?(?:sea|ocean|forest)\b|sea\b|beach\b|mountains?\b|rain\b|sun\b|cold\b|heat\b|snow\b|theatre\b|cinema\b|piano\b|guitar\b|violin\b|outdoors\b|winter\b|summer\b|gym\b|city\b|countryside\b|ocean\b|dark\b|forest\b))\b|(?:a|an|i|we|they|he|she|\d+)(?: |$))/;

export const facts: FactRules = {
  rules: [
    {
      pattern: new RegExp(
        `\\bi used to (?:say (?:that )?i |think (?:that )?i )?(?:hate|love|like|dislike|hated|loved|not like)d? (?<thing>[a-z ]{2,30}?) ,? ?but (?:now |these days )?i (?:now )?${EASY}(?<kind>love|like|hate|enjoy|adore) (?:it|them)\\b`,
        "g",
      ),
      about: "preference",
      subject: null,
      value: holds,
      longest: 4,
      never: NO_PREFERENCE,
      text: (thing, kind) => `You ${worded(kind)} ${thing}.`,
    },
    {
      pattern: new RegExp(`${OPENS}(?:i|we both) ${EASY}(?<kind>${LIKES}|${CANT}) (?<thing>[^,]+)`, "g"),
      about: "preference",
      subject: (thing) => thing.replace(/^(?:the|to|my|all|any|all kinds of|a good|good) /, ""),
      value: holds,
      longest: 5,
      never: NO_PREFERENCE,
      text: (thing, kind) => `You ${worded(kind)} ${thing}.`,
    },
    {
      pattern:
        /\bim (?:a (?:big |huge )?fan of|crazy about|really into|obsessed with|passionate about) (?<thing>[^,]+)/g,
      about: "preference",
      subject: (thing) => thing.replace(/^(?:the|all) /, ""),
      value: () => "loves",
      longest: 5,
      never: NO_PREFERENCE,
      text: (thing) => `You love ${thing}.`,
    },
    {
      pattern: /\bmy favou?rite (?<kind>[a-z]+(?: [a-z]+)?) is (?<thing>[^,]+)/g,
      about: "preference",
      subject: (_, kind) => `favourite ${kind}`,
      value: null,
      longest: 5,
      never: /^(?:when|that|how|to|the part|this|it)\b/,
      text: (thing, kind) => `Your favourite ${kind} is ${thing}.`,
    },
    life(
      "work",
      `\\bi (?:also |now |currently |still |actually )?work (?:full time |part time )?as (?<thing>[^,]+)`,
      (thing) => `You work as ${thing}.`,
    ),
    life(
      "work",
      `\\bi (?:also |now |currently |still |actually )?(?<kind>work (?:in|at|for)) (?<thing>${PLACES}\\b)`,
      (thing, kind) => `You ${kind} ${thing}.`,
    ),
    life(
      "work",
      `\\b(?:im|i am) (?<thing>(?:a|an) ${JOBS})\\b(?! (?:at heart|in a way|tonight|today|again|now|when))`,
      (thing) => `You are ${thing}.`,
    ),
    life(
      "work",
      "\\b(?:im|i am|ive been) (?<thing>retired|unemployed|self employed|freelance)\\b",
      (thing) => `You are ${thing}.`,
    ),
    life(
      "workplace",
      "\\bi (?:mostly |usually |always |now )?work from (?<thing>home)\\b",
      () => "You work from home.",
    ),
    life(
      "studies",
      "\\b(?:i study|im studying) (?<thing>[a-z ]{3,30}?) (?:at|in) (?:the )?(?:uni|university|college)\\b",
      (thing) => `You study ${thing}.`,
    ),
    life(
      "home",
      "\\bi (?:still |now |actually |currently )?live in (?<thing>[^,]+)",
      (thing) => `You live in ${thing}.`,
      {
        longest: 4,
        never:
          /^(?:fear|hope|a (?:dream|bubble|world)|my head|peace|the (?:past|moment|future)|constant|denial|it|that|this)\b/,
      },
    ),
    life(
      "household",
      "\\bi (?:still |now |actually |currently )?live (?:with (?<thing>my [^,]+)|(?<kind>alone|on my own))",
      (thing, kind) => (kind === "" ? `You live with ${thing}.` : "You live alone."),
      {
        value: null,
        longest: 5,
      },
    ),
    life(
      (_, kind) => one(kind),
      `\\b(?:i have|ive got|i got|weve got|we have) (?<thing>(?:\\d+|an?|one|no) (?:(?:little|small|big|young|older|younger|grown up|teenage|adult|old) )*(?<kind>${KIN}))\\b(?! (?:lesson|class|show|food|to|problem|park|walk|photo))`,
      (thing) => `You have ${thing}.`,
    ),
    life(
      "diet",
      "\\b(?:im|i am|ive been) (?:(?:a|now|strictly|also) )*(?<thing>vegetarian|vegan|pescatarian|gluten free|lactose intolerant|coeliac|celiac)\\b",
      (thing) => `You are ${thing}.`,
    ),
    life(
      "handedness",
      "\\b(?:im|i am) (?<thing>(?:left|right) ?handed|ambidextrous)\\b",
      (thing) => `You are ${thing}.`,
    ),
    life(
      "health",
      "\\b(?:im|i am) (?:a )?(?<thing>colou?r ?blind|dyslexic|diabetic|asthmatic|deaf|hard of hearing)\\b",
      (thing) => `You are ${thing}.`,
    ),
    life(
      (thing) => `allergy to ${thing}`,
      "\\bim allergic to (?<thing>(?:\\w+ )?(?:nuts|peanuts|dust|pollen|cats?|dogs?|horses|milk|dairy|lactose|gluten|wheat|eggs?|fish|shellfish|seafood|prawns|soy|sesame|bees|wasps|penicillin|latex|strawberries|grass|mould|kiwi|almonds|animals))\\b",
      (thing) => `You are allergic to ${thing}.`,
      { longest: 3, value: () => "allergic" },
    ),
    life(
      "relationship",
      "\\b(?:im|i am) (?:happily |recently |now |newly )?(?<thing>married|divorced|engaged|widowed)\\b(?! (?:in|with) (?:a|the|this) (?:task|work))",
      (thing) => `You are ${thing}.`,
    ),
    life(
      "rhythm",
      "\\b(?:im|i am|ive always been) (?:not )?(?<thing>a morning person|a night owl|an early bird|an introvert|an extrovert)\\b",
      (thing) => `You are ${thing}.`,
      { never: /^not/ },
    ),
    life(
      "origin",
      "\\b(?:im|i am) (?:originally )?from (?<thing>[^,]+)|\\bi was born in (?<kind>[a-z]+)\\b",
      (thing, kind) =>
        kind === ""
          ? `You are from ${thing}.`
          : `You were born in ${kind[0]?.toUpperCase()}${kind.slice(1)}.`,
      {
        longest: 3,
        never: /^(?:the|a|an|my|work|that|this|here|there|now|\d)\b/,
      },
    ),
    life(
      "age",
      "\\b(?:im|i am|i just turned|i turned) (?<thing>\\d{2} years old|\\d{2}(?= (?:now|and)\\b))",
      (thing) => `You are ${thing}.`,
    ),
    life("birthday", "\\bmy birthday is (?:on )?(?<thing>[^,]+)", (thing) => `Your birthday is ${thing}.`, {
      longest: 5,
      never: /^(?:today|tomorrow|soon|coming|next|this|in|a|the day)\b/,
    }),
    goal(
      /\bmy (?:big |main |long term |ultimate |biggest |real |next big |life )*(?:goal|dream|aim|ambition)(?: for (?:this|next|the) (?:year|summer|spring|winter|autumn))? (?:is|has always been|would be) to (?<thing>[^,]+)/g,
    ),
    goal(
      /\b(?<!\bif )(?<!\bonly )i (?:really |still |also |actually |just |now )*want to (?<thing>(?:run|swim|climb|write|publish|perform|save|travel|move|speak|play|build|pass|qualify|record|open|start|hike|cycle|compete|illustrate|finish|read|sing|own|get|lose|draw|paint|make|cross|walk|sail|study)\b[^,]+)/g,
      LONG,
    ),
    goal(
      /\bi (?:really |still |also |actually |just |now )*want to (?<thing>(?:learn (?!how\b|from\b|more\b|it\b|that\b|this\b|to relax)|become )[^,]+)/g,
    ),
    goal(/\b(?:id|i would) (?:really )?(?:love|like) to (?<thing>[^,]+)/g, LONG),
    {
      ...goal(/\bim (?:training for|saving (?:up )?for) (?<thing>(?:a|an|the|my) [^,]+)/g),
      text: (thing) => `You are working towards ${thing}.`,
    },
  ],
  denied:
    /(?:\b(?:if|used to|used to say|used to think|would say|said|says|say|think|thought|told|dont|didnt|never|not|that|what|whether|wish|imagine|like|because|when|people|pretend|as if|do you know what|which|joke) )$/,
  never:
    /\b(?:(?:he|she|they|my \w+|who) (?:said|says|told me|thinks|goes|was like|keeps saying) (?:that )?i\b|imagine|pretend|suppose|the (?:song|lyrics?|line) (?:goes|says)|in (?:the|my) (?:book|story|novel|play|role|film)|my character|as a joke|just kidding|no longer|(?:the )?user)\b/,
  ends: /(?:^| )(?:,|but|because|cause|cos|since|so|and (?=(?:i|im|ive|id|ill|it|its|that|he|she|we|they|my|the|then|so|also|there|now|this)\b)|which|who|when|while|if|although|though|as (?=i\b|it\b|they\b|we\b)|where|than|rather|anyway|and then|for (?=\d|a (?:while|long)|almost|about|over|many|years)|since|okay|you know|to be honest|honestly|i think|i guess|actually|these days|nowadays|at the moment|right now|now|too much|so much|very much|a lot|the most|more than|best|too|as well|again|today|tonight|yesterday|tomorrow|in general|like|or something|and stuff|anymore|any (?:more|longer))\b/,
  lead: /^(?:(?:,|really|just|like|kinda|maybe|also|actually|one day|some day|someday|finally) )+/,
  tail: /(?:(?:^| )(?:,|and|or|a|an|the|of|to|in|for|with|but|so|though|really|actually|please|now|anyway|too|even|there|here))+$/,
  noThing:
    /^(?:it|that|this|them|things?|stuff|something|anything|nothing|everything|so|you|him|her|me|to|do it|doing it|do that|a lot|one|ones|there|here)$|\byou\b|^(?:stop|rest|sleep|go|say|be honest|thank)\b/,
  time: / (?:one day|some ?day|this year|next \w+|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|the (?:spring|summer|autumn|fall|winter|future|new year)|a year|20\d\d|\d+ (?:months|years))|by .+|before (?:im|i turn) .+)$/,
};
