import { turn } from "~/domain/progress/reading/en/turned";
import type { LearnedRules } from "~/domain/progress/reading/rule-types";

const I = "(?:i|ive|we|weve|id)";
const ADVERB =
  "(?:just|also|have|had|really|finally|actually|then|suddenly|sort of|only|again|definitely|today|quickly|slowly|both|recently|did|now|kind of)";
const lead = (pattern: string, say?: (what: string) => string) => ({
  pattern: new RegExp(`(?<![^ ])${pattern}`),
  ...(say ? { say } : {}),
});
const told = (verbs: string, say: string) =>
  lead(
    `${I} (?:${ADVERB} )*(?:${verbs}) (?:(?:today|, ) ?)*that (?:, )?(?<what>(?!was\\b|is\\b|one\\b).+)$`,
    (what) => `You ${say} that ${what}`,
  );
const howIn = (verbs: string, say: string) =>
  lead(
    `${I} (?:${ADVERB} )*(?:${verbs}) (?:today )?(?<what>(?:how|why|what|where) .+)$`,
    (what) => `You ${say} ${what}`,
  );
const PERSONS = "i|im|if|when|its|it|theres|there|you";
const clause = (
  verbs: string,
  say: string,
  begins = `${PERSONS}|my|the|most|slow\\w*|playing|using|keeping`,
) => lead(`${I} (?:${ADVERB} )*(?:${verbs}) (?<what>(?:${begins}) .+)$`, (what) => `You ${say} that ${what}`);
const LEARNED = "learned|learnt";
const REALISED = "reali[sz]ed";
const FOUND = "figured out|worked out|found out";

export const learned: LearnedRules = {
  turn,
  leads: [
    told(LEARNED, "learned"),
    told(REALISED, "realised"),
    told("noticed", "noticed"),
    told(FOUND, "found out"),
    told("discovered", "discovered"),
    told("found", "found"),
    told("understood|understand now", "understood"),
    howIn(LEARNED, "learned"),
    howIn(REALISED, "realised"),
    howIn("noticed", "noticed"),
    howIn(FOUND, "found out"),
    howIn("discovered", "discovered"),
    howIn("(?:finally )?understood|understand now|get now|finally get", "understood"),
    clause(REALISED, "realised"),
    clause("noticed", "noticed"),
    clause(FOUND, "found out"),
    clause("discovered", "discovered"),
    clause(LEARNED, "learned", PERSONS),
    lead(
      `${I} (?:${ADVERB} )*(?:${LEARNED}) (?<what>(?:to|about|a|an|the|some|\\d+|new|another|more about) (?!(?:lot|bit|little|few things|thing or)(?![^ ])).+)$`,
      (what) => `You learned ${what}`,
    ),
    lead(
      "(?:(?:the (?:main |biggest |one )?(?:thing|lesson)|what|one thing|something) (?:that )?i (?:just |really )?(?:learned|learnt|noticed|reali[sz]ed|discovered|took away|figured out)(?: today| was| is| ,|s)*)(?: that)? (?<what>.+)$",
    ),
    lead(
      "(?:my|the|main|biggest) (?:take ?away|lesson|insight)(?: of the day| today| for me)?(?: is| was|s)(?: that)? (?<what>.+)$",
    ),
    lead("(?:it )?turns out (?:that )?(?<what>.+)$"),
    lead("(?:it )?turned out (?:that )?(?<what>(?:if|when|my|i|you) .+)$"),
    lead(
      "(?:the|a) (?:trick|secret|key) (?:is|was|seems to be|turns out to be|for me is|for me was|,)(?: that| to)? (?<what>.+)$",
    ),
    lead(`${I} (?:${ADVERB} )*(?:reali[sz]ed|learned|noticed) something(?: \\w+)? , (?<what>.+)$`),
    lead(`${I} (?:${ADVERB} )*picked up that (?<what>.+)$`),
    lead("what surprised me (?:most |today )?(?:is|was) (?:that )?(?<what>.+)$"),
    lead("now that i (?:know|understand|get|see) (?<what>(?:that|why|how|what|its|the|it) .+)$"),
    lead("now i (?:know|understand|get|see) (?<what>(?:that|why|how|what) .+)$"),
    lead(
      "i (?:never|hadnt|didnt) (?:knew|known|reali[sz]ed?|noticed?) (?:before )?(?:that |how )(?<what>.+)$",
    ),
    lead(
      "(?:it|something) (?:finally |just |really )?(?:clicked|dawned on me|hit me|struck me|occurred to me) (?:for me )?that (?<what>.+)$",
    ),
    lead(
      "(?:(?:my|our|the) \\w+(?: \\w+)?|she|he|they) (?:just |finally |also )*(?:showed|taught) (?:me|us) (?<what>(?:how|why|that|to) .+)$",
      (what) => `You learned ${what}`,
    ),
    lead(
      "i (?:never knew|didnt know|had no idea) (?:that )?(?<what>(?!what\\b|how to|if\\b|where\\b|when\\b|why\\b|who\\b|which\\b|whether\\b|it\\b|that\\b|the (?:answer|way)|anyone|anybody).+)$",
    ),
    lead(
      "i now (?:see|understand|know|get) (?<what>(?:why|that|how) .+)$",
      (what) => `You understood ${what}`,
    ),
    lead("i (?:see|understand|get it) now (?<what>(?:why|that|how) .+)$", (what) => `You understood ${what}`),
    lead("who knew (?:that )?(?<what>.+)$"),
    lead(
      "(?:its|it became|it got|it is|became|it was) (?:really |very |pretty )?clear (?:to me )?(?:now )?(?:that )?(?<what>.+)$",
    ),
    lead("the penny (?:finally )?dropped (?:, )?(?:that )?(?<what>.+)$"),
    lead(
      "what (?:really |actually )?(?:helped|helps|worked|works|did the trick|made (?:all )?the difference)(?: me)?(?: most| today| for me| in the end)? (?:is|was) (?:that )?(?<what>.+)$",
    ),
    lead("^(?:so )?apparently (?:, )?(?<what>(?:you|if|when|its all) .+)$"),
    lead(
      "i (?:came|have come) to (?:see|reali[sz]e|understand) (?:that )?(?<what>.+)$",
      (what) => `You realised that ${what}`,
    ),
    lead("(?:the lesson|lesson learned|lesson learnt)(?: today| here)? (?:is |was )?(?:, )?(?<what>.+)$"),
    lead("(?:ive|i) (?:always|never) thought .* but (?:actually )?(?<what>(?:it|its|you|the|if) .+)$"),
    lead(
      "(?:im|ive been) (?:slowly |finally |really )?(?:learning|reali[sz]ing|noticing|discovering) (?:that|how) (?<what>.+)$",
    ),
    lead(
      "^(?:just )?(?:learned|learnt|reali[sz]ed|noticed|figured out|discovered|found out) (?:that|how|why) (?<what>.+)$",
    ),
  ],
  clauses: [
    {
      pattern: /^(?:(?:yes|well|so|just|i think|,) )*that (?<what>(?!was|is|one|it(?![^ ])|the).+)$/,
      say: (what) => `You learned that ${what}`,
    },
    {
      pattern: /^(?:(?:yes|well|so|just|,) )*that (?<what>(?:the|its) .+)$/,
      say: (what) => `You learned that ${what}`,
    },
    {
      pattern: /^(?:(?:yes|well|so|just|,) )*(?<what>to (?!be honest|tell you)\w+ .+)$/,
      say: (what) => `You learned ${what}`,
    },
  ],
  unless:
    /^(?:\w+ )?if i(?![^ ])|(?<![^ ])(?:didnt learn|havent learned|havent learnt|learned nothing|learnt nothing|nothing new|years? ago|as a (?:kid|child|teenager)|when i was (?:a|in|at|\d+|little|young|younger)|at school|back in|used to|if i (?:had|could|were)|i wish|want to learn|(?:should|would|could) have|you (?:called|didnt call|are late|said|asked)|forgot my|it was (?:already )?(?:late|\d+)|i was late|i (?:forgot|left) (?:my|the|to)|learned (?:it|this|that) (?:from|in|at|by heart)|pregnant|cheating|owe|bill|it was (?:raining|snowing|dark|cold|hot|gone)|im late|i have to (?:go|leave))(?![^ ])/,
  empty:
    /^(?:(?:hi|hello|well|hmm|so|yes|yeah|oh|okay|ok|good question|let me (?:think|see)|lets see|i dont know|dunno|not sure|im not sure|hard to say|a lot|lots|quite a lot|a bit|a few things|many things|something|yes i did|i did|thanks|thank you|sure|right|what did i learn|i think so|that is a good question|thats a good question|good one|actually|maybe|probably|no|nothing|nothing (?:really|much|new|special|in particular)|not (?:really|much|a lot|today)|wait) ?)+$/,
  notAnAnswer:
    /^(?:(?:no|nope|nah|nothing|none)(?![^ ])(?!.*(?<![^ ])but(?![^ ]))|not (?:much|really|a lot|today)(?![^ ])|(?:can|could|would|will|do|are) you|what|why|who|i dont (?:know|think|remember)|i didnt|i havent|ask me|stop|set|give|tell me|ignore|thank you|please)(?![^ ])/,
  quote: (text) => `You learned: ${text}.`,
};
