/** The simulated people behind the reserved phone numbers, as one table. */

export type PersonCode = "0100" | "0101" | "0102" | "0103" | "0104" | "0105" | "0110" | "0111" | "0112";

export type Person = {
  /** The last four digits of the number. */
  code: PersonCode;
  /** Who or what picks up: a human in the browser, the script below, or nobody. */
  answers: "human" | "script" | "no_answer" | "busy" | "voicemail" | "refused";
  /** How the vendor's webhooks reach us. */
  delivery: "normal" | "duplicated_out_of_order" | "last_lost";
  /** Whether we get the answer to the request that dials. */
  createResponse: "normal" | "lost";
  /**
   * What the person says to a line of the companion.
   * @param turnIndex how often the person has spoken in this call before
   * @returns null when the person says nothing, as everybody does who has no script
   */
  replies(companionLine: string, turnIndex: number): string | null;
};

/** After so many replies even a talkative person has to leave. */
const PATIENCE = 24;

/** What the guitar player says to what is asked; the first rule that fits answers. */
const GUITAR_PLAYER: readonly (readonly [asked: RegExp, reply: string])[] = [
  [/no more calls|stop calling you/i, "No, please keep calling. I like these calls."],
  [/\bgoodbye\b/i, "Thanks, talk to you tomorrow. Bye!"],
  [/still (?:here|there)|can you hear/i, "Yes, I'm here."],
  [/how long|how many minutes/i, "About 45 minutes."],
  [/most of it|which part|work on/i, "Mostly the change from G to F in my campfire song."],
  [/learn|notice/i, "I learned that my thumb belongs behind the neck, then the barre chord rings."],
  [/hard|stuck|difficult/i, "The F chord, still. My hand gets tired after ten minutes."],
  [/by when|which (?:day|one suits)/i, "By Friday, before my friends come over."],
  [/next step|do next/i, "I'd like to play the whole song once without stopping."],
  [/practise|practice|how did it go/i, "Hi! I practised guitar today, about 45 minutes."],
];

function guitarPlayer(companionLine: string, turnIndex: number): string | null {
  if (turnIndex >= PATIENCE) return "I have to go now. Bye!";
  const question = companionLine.split(/(?<=[.!?])\s+/).findLast((sentence) => sentence.endsWith("?"));
  const rules = [question, companionLine].flatMap((asked) =>
    asked === undefined ? [] : GUITAR_PLAYER.filter(([rule]) => rule.test(asked)),
  );
  return rules[0]?.[1] ?? "It went well today, I'm happy with it.";
}

const silent = () => null;
const PEOPLE: Readonly<Record<PersonCode, Omit<Person, "code">>> = {
  "0100": { answers: "human", delivery: "normal", createResponse: "normal", replies: silent },
  "0101": { answers: "script", delivery: "normal", createResponse: "normal", replies: guitarPlayer },
  "0102": { answers: "no_answer", delivery: "normal", createResponse: "normal", replies: silent },
  "0103": { answers: "busy", delivery: "normal", createResponse: "normal", replies: silent },
  "0104": { answers: "voicemail", delivery: "normal", createResponse: "normal", replies: silent },
  "0105": { answers: "refused", delivery: "normal", createResponse: "normal", replies: silent },
  "0110": {
    answers: "script",
    delivery: "duplicated_out_of_order",
    createResponse: "normal",
    replies: guitarPlayer,
  },
  "0111": { answers: "script", delivery: "last_lost", createResponse: "normal", replies: guitarPlayer },
  "0112": { answers: "script", delivery: "normal", createResponse: "lost", replies: guitarPlayer },
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
