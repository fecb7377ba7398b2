import { countWords, flatWords } from "~/domain/conversation/words";

/** Picks the few words out of an answer that the companion may safely say back. */

const LONGEST_THING = 4;
const LONGEST_ECHO = 10;
const LONGEST_STEP = 14;

const NUMBER =
  "(?:\\d+(?:[.,]\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?";
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

/** Proper case for a phrase inside a sentence: shouting is lowered, a weekday or month gets its capital. */
function settleCase(text: string): string {
  const shouted = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && countWords(text) > 1;
  return (shouted ? text.toLowerCase() : text).replace(NAMED_DAY, (day) =>
    day.toLowerCase() === "may" || day.toLowerCase() === "march"
      ? day
      : `${day[0]?.toUpperCase()}${day.slice(1).toLowerCase()}`,
  );
}

/**
 * Turns what a person said about themselves so that it can be said to them: "my wrist" → "your wrist",
 * "I was" → "you were". Everything else stays as said.
 */
export function turnAround(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/\bI was\b/gi, "you were")
    .replace(/\bI am\b/gi, "you are")
    .replace(/\bI wasn't\b/gi, "you weren't")
    .replace(/\bam I\b/gi, "are you")
    .replace(/\bwas I\b/gi, "were you")
    .replace(/[\p{L}]+(?:'[\p{L}]+)?/gu, (word) => TURNED[word.toLowerCase()] ?? word);
}

/** Sentences as said, without fillers, control characters and the space around them. */
function saidSentences(text: string): string[] {
  return text
    .slice(0, 1_000)
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}<>{}[\]"“”*_#|\\]/gu, " ")
    .split(/[.!?;…]+(?:\s|$)/)
    .map((sentence) =>
      sentence
        .replace(/\b(?:u+m+|u+h+|uhm|e+r+m*|h+m+|m{2,}|you know|i mean)\b,?/gi, " ")
        .replace(/\s+/g, " ")
        .replace(/^[\s,–—-]+|[\s,–—-]+$/g, ""),
    )
    .filter((sentence) => sentence !== "");
}

/** The length of time that was said, as it was said, or null: "45 minutes". */
export function durationSaid(text: string): string | null {
  const found = DURATION.exec(text.normalize("NFKC").replace(/\s+/g, " "))?.[0];
  return found === undefined ? null : settleCase(found).toLowerCase();
}

/** The day that was said, ready to follow a next step, or null: "friday" → "by Friday". */
export function whenSaid(text: string): string | null {
  const found = WHEN.exec(text.normalize("NFKC").replace(/\s+/g, " "))?.[0];
  if (found === undefined) return null;
  const when = settleCase(found.toLowerCase());
  if (/^(?:by|before|on|until|till|in|every) /.test(when)) return when;
  return /^(?:today|tonight|tomorrow|this|next) ?/.test(when) ? when : `by ${when}`;
}

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

/** What was practised, as two or three words to pick up, or null when nothing is sure enough to say back. */
export function practisedThing(text: string): string | null {
  for (const sentence of saidSentences(text)) {
    if (NOT_DONE.test(sentence)) continue;
    const spoken = sentence.replace(
      /^(?:(?:hi|hey|hello|oh|well|okay|ok|so|yes|yeah|sure|relevel)(?:,| |$)+)+/i,
      "",
    );
    const verb = PRACTISED.exec(spoken)?.[1];
    const rest = verb ?? spoken;
    const thing = rest
      .replace(new RegExp(DURATION.source, "gi"), " , ")
      .split(
        /,|\b(?:and|but|because|since|with|when|while|after|before|until|then|which|that|where|at|in|on|to|by|from|it was|i was|i did|was)\b/i,
      )
      .map((part) =>
        part
          .replace(BESIDE, " ")
          .replace(/[^\p{L}\p{N}' +#-]/gu, " ")
          .replace(/\s+/g, " ")
          .trim(),
      )
      .find((part) => part !== "");
    if (thing === undefined || countWords(thing) > (verb ? LONGEST_THING : 3) || thing.length > 40) continue;
    if (
      NO_THING.test(thing) ||
      TROUBLE.test(thing) ||
      (!verb && /\b(?:i|i'm|i've|you|it's|we)\b/i.test(thing))
    )
      continue;
    return turnAround(settleCase(thing.replace(/^the (?=\w+$)/i, "")));
  }
  return null;
}

const LEARNED =
  /\b(?:learn(?:ed|t)|realis?z?ed|noticed|found out|discovered|figured out|understood)\s+(?:today\s+)?(?:that\s+)?(.+)$/i;
const WORKED =
  /^(?:(?:mostly|mainly|just|probably|maybe|well|so|it was|that was|i guess)[ ,]+)*(?:i (?:mostly |mainly |just )?(?:worked|focus+ed|spent (?:most of )?(?:it|my time|the time)|concentrated)(?: mostly| mainly)? on |on )?(.+)$/i;

/**
 * A short piece of an answer turned to the person, fit to stand as a sentence of its own, or null when
 * the answer is too long, too vague or too grave to be echoed.
 * @param kind what was asked: "learned" needs a "learned that …" or a short phrase, "part" a short phrase
 */
export function shortEcho(text: string, kind: "learned" | "part"): string | null {
  const sentence = saidSentences(text)[0];
  if (sentence === undefined || TROUBLE.test(text) || NOT_DONE.test(sentence)) return null;
  const found =
    (kind === "learned" ? LEARNED.exec(sentence)?.[1] : WORKED.exec(sentence)?.[1]) ??
    sentence.replace(/^that (?=(?:i|i'm|my|the)\b)/i, "");
  const phrase = found
    .split(/,|\b(?:because|which|but|so that|and then|then)\b/i)[0]
    ?.replace(/\s+/g, " ")
    .trim();
  if (phrase === undefined || phrase === "") return null;
  const size = countWords(phrase);
  if (size < 2 || size > LONGEST_ECHO || phrase.length > 70) return null;
  if (
    /\b(?:you|your|yours|it|this|these|those|he|she|they)\b/i.test(phrase) ||
    /^(?:to|that|and|a lot|i think|i don't|i dont|yes|yeah)\b/i.test(phrase)
  )
    return null;
  return capital(turnAround(settleCase(phrase)));
}

const STEP_LEAD =
  /^(?:(?:okay|ok|well|so|yes|yeah|sure|maybe|probably|hopefully|i think|i guess|next|then|perhaps|my next step is|the next step is|my plan is|my goal is|the plan is|i promise|that|to|i(?:'ll| will| want to| would like to|'d like to|'m going to| am going to|m going to|'m gonna|m gonna|'m planning to| plan to| need to| have to| should| could| can| could try to)|ill|id like to|let's|let me|try to|probably)[ ,]+)+/i;

/** The promised step as the companion repeats it, without its day, or null when it can't be said briefly. */
export function nextStepSaid(text: string): string | null {
  if (TROUBLE.test(text)) return null;
  const sentences = saidSentences(text);
  const sentence =
    sentences.find((candidate) => /^(?:.*\b)?(?:i(?:'ll|'m| will| want| am|d)|ill)\b/i.test(candidate)) ??
    sentences[0];
  if (sentence === undefined) return null;
  const phrase = sentence
    .replace(STEP_LEAD, "")
    .split(/\b(?:because|since|which|but|so that|and then|if)\b/i)[0]
    ?.replace(new RegExp(`,? ?(?:${WHEN.source}),?`, "i"), " ")
    .replace(/\s+/g, " ")
    .replace(/[\s,]+(?:by|on|before|until|maybe|and|or)?[\s,]*$/i, "")
    .trim();
  if (
    phrase === undefined ||
    countWords(phrase) < 1 ||
    countWords(phrase) > LONGEST_STEP ||
    phrase.length > 100
  )
    return null;
  if (NO_THING.test(phrase)) return null;
  return turnAround(settleCase(lowerFirst(phrase)));
}

/** True when a longer answer says that nothing was practised: "I didn't get to it, work was long". */
export function didNothing(text: string): boolean {
  if (durationSaid(text) !== null && !/\bno\b|\bnot\b|nt\b/.test(flatWords(text))) return false;
  const flat = flatWords(text);
  return (
    /\b(?:didnt|havent|couldnt|wasnt able to|did not) (?:really |actually |even |manage to )?(?:practise|practice|practised|practiced|do|play|get|manage|have|find|make|train|work|study|touch)\b|\b(?:no (?:practice|time)|day off|rest day|skipped (?:it|today|practice)|not today|nothing today|too tired)\b|^(?:no|nope|nothing)\b/.test(
      flat,
    ) && !/\bbut (?:i )?(?:\w+ )?(?:practi[sc]ed|played|did|read|worked|studied|drew|wrote|ran)\b/.test(flat)
  );
}

/** True when the answer says that there was none: "nothing was really hard", "it was easy". */
export function wasNone(text: string): boolean {
  return /^(?:no|nope|nothing|none|not really)\b(?!.*\bbut\b)|\b(?:it (?:was|went)|all was|everything (?:was|went)) (?:\w+ )?(?:easy|smooth|smoothly|fine|well)\b/.test(
    flatWords(text),
  );
}

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text === "" ? text : `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

/** Lowers a sentence's first letter when its word isn't an acronym or a name that stands alone. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}+\s/u.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;
}
