/** The simulated people behind the reserved phone numbers, as one table. */

export type PersonCode =
  | "0100"
  | "0101"
  | "0102"
  | "0103"
  | "0104"
  | "0105"
  | "0106"
  | "0107"
  | "0108"
  | "0109"
  | "0110"
  | "0111"
  | "0112"
  | "0113"
  | "0114";

/**
 * What somebody says to a line of the companion.
 * @param turnIndex how often they have spoken in this call before
 * @returns null when they say nothing
 */
type Replies = (companionLine: string, turnIndex: number) => string | null;

export type Person = {
  /** The last four digits of the number. */
  code: PersonCode;
  /** Who or what picks up: a human in the browser, the script below, or nobody. */
  answers: "human" | "script" | "no_answer" | "busy" | "voicemail" | "refused";
  /** How the vendor's webhooks reach us. */
  delivery: "normal" | "duplicated_out_of_order" | "last_lost";
  /** Whether we get the answer to the request that dials. */
  createResponse: "normal" | "lost";
  replies: Replies;
};

/** After so many replies even a talkative person has to leave. */
const PATIENCE = 24;

type Rules = readonly (readonly [asked: RegExp, reply: string])[];

/** Answers by the first rule that fits the question of a line, or else the line; anything else gets `otherwise`. */
function byRules(rules: Rules, otherwise: string): Replies {
  return (companionLine, turnIndex) => {
    if (turnIndex >= PATIENCE) return "I have to go now. Bye!";
    const question = companionLine.split(/(?<=[.!?])\s+/).findLast((sentence) => sentence.endsWith("?"));
    for (const asked of [question, companionLine]) {
      const rule = asked && rules.find(([fits]) => fits.test(asked));
      if (rule) return rule[1];
    }
    return otherwise;
  };
}

const GOODBYE = /\bgoodbye\b/i;

/** Says these things one after the other, whatever is asked, and then goes on as `after`. */
function inTurn(said: readonly string[], after: Replies): Replies {
  return (companionLine, turnIndex) =>
    (GOODBYE.test(companionLine) ? null : said[turnIndex]) ?? after(companionLine, turnIndex);
}

const silent: Replies = () => null;

const guitarPlayer = byRules(
  [
    [/no more calls|stop calling you/i, "No, please keep calling. I like these calls."],
    [/how did it go|did you get to it/i, "I did it twice, and it was easier than I thought."],
    [GOODBYE, "Thanks, talk to you tomorrow. Bye!"],
    [/still (?:here|there)|can you hear/i, "Yes, I'm here."],
    [/how long|how many minutes/i, "About 45 minutes."],
    [
      /most of it|which part|work on/i,
      "Mostly the change from G to F in my campfire song. My sister Nora sings along.",
    ],
    [/learn|notice/i, "I learned that my thumb belongs behind the neck, then the barre chord rings."],
    [/hard|stuck|difficult/i, "The F chord, still. My hand gets tired after ten minutes."],
    [/by when|which (?:day|one suits)/i, "By Friday, before my friends come over."],
    [/next step|do next/i, "I'd like to play the whole song once without stopping."],
    [/practise|practice/i, "Hi! I practised guitar today, about 45 minutes."],
    [/to recall/i, "I think it goes like this: first the thumb, then the other fingers, one by one."],
  ],
  "It went well today, I'm happy with it.",
);

const wantsNoCalls = byRules(
  [
    [/no more calls|stop calling you/i, "Yes, no more calls."],
    [GOODBYE, "Bye."],
  ],
  "Please stop calling me.",
);

const confides = inTurn(
  [
    "Hi! I practised guitar today, about 45 minutes.",
    "Can we go off the record for a moment?",
    "My manager Ottilie is leaving the company and nobody knows yet.",
    "I'm worried that I'll get her job.",
    "Okay. Back on the record, please.",
  ],
  guitarPlayer,
);

const stranger = inTurn(["Sorry, you have the wrong number."], silent);

const inAHurry = inTurn(["Hi! I only have a minute.", "Guitar, about 45 minutes."], guitarPlayer);

/** Listens only after it has asked, and puts through a caller that has said who it is and why it calls. */
const screened: Replies = (companionLine, turnIndex) => {
  if (GOODBYE.test(companionLine)) return turnIndex > 1 ? guitarPlayer(companionLine, turnIndex) : null;
  if (turnIndex === 0)
    return "Hi. The person you are calling uses a screening service. Please say your name and why you are calling.";
  const toldWhoAndWhy = /relevel\.me.*\bAI\b.*\bcalling\b.*\b(?:for|because)\b/i.test(companionLine);
  if (turnIndex === 1 && !toldWhoAndWhy) return "I can't put you through. Goodbye.";
  return guitarPlayer(companionLine, turnIndex);
};

type Line = Partial<Pick<Person, "delivery" | "createResponse">>;
const person = (answers: Person["answers"], replies: Replies = silent, line: Line = {}) => ({
  answers,
  replies,
  delivery: "normal" as const,
  createResponse: "normal" as const,
  ...line,
});

const PEOPLE: Readonly<Record<PersonCode, Omit<Person, "code">>> = {
  "0100": person("human"),
  "0101": person("script", guitarPlayer),
  "0102": person("no_answer"),
  "0103": person("busy"),
  "0104": person("voicemail"),
  "0105": person("refused"),
  "0106": person("script", wantsNoCalls),
  "0107": person("script", confides),
  "0108": person("script", silent),
  "0109": person("script", stranger),
  "0110": person("script", guitarPlayer, { delivery: "duplicated_out_of_order" }),
  "0111": person("script", guitarPlayer, { delivery: "last_lost" }),
  "0112": person("script", guitarPlayer, { createResponse: "lost" }),
  "0113": person("script", inAHurry),
  "0114": person("script", screened),
};

const RESERVED = /^\+1[2-9]\d{2}555(01\d{2})$/;
const isPersonCode = (code: string): code is PersonCode => Object.hasOwn(PEOPLE, code);

/**
 * Who answers at a number.
 * @param number E.164
 * @returns null outside the reserved range +1 NPA 555 01xx, and for numbers in it that nobody has
 */
export function personFor(number: string): Person | null {
  const code = RESERVED.exec(number)?.[1];
  return code !== undefined && isPersonCode(code) ? { code, ...PEOPLE[code] } : null;
}
