import type { TurnRules } from "~/domain/progress/reading/rule-types";

/** Turning English to the person, where that is sure. */
export const turn: TurnRules = {
  // Both "I" and "you", or somebody's speech: whose is it then?
  unsure:
    /(?<![^ ])(?:(?:i|im|ive|id|ill|my|me)(?![^ ]).*(?<![^ ])(?:you|your|youre)|(?:you|your|youre)(?![^ ]).*(?<![^ ])(?:i|im|ive|id|ill|my|me)|i guess|i think|i suppose|i mean|dunno|whatever|he said|she said|was like|, what ,|let me|neither am i)(?![^ ])/,
  wrong:
    /\byou (?:\w+ )?(?:am|was)\b|\b(?:am|was) (?:\w+ )?you\b|\b(?:you|your) (?:you|your)\b|^(?:and|but|or|because|so)\b|\b(?:and|but|or|the|a|to|of|because|that|if|when|your|with)$/i,
  lead: /^(?:(?:hi|hey|hello|well|so(?! (?:many|much|far|hard|slow|little|often))|you know|yes|yeah|yep|okay|ok|oh|um+|uh+|hmm+|and|but|then|anyway|also|like|honestly|actually|i think|i guess|i'd say|i would say|probably|maybe|let me think|good question|basically)(?![\p{L}'’])[\s,.…–—-]*)+(?=\S)/iu,
  tail: /[\s,.!;:–—-]*(?:\b(?:so yeah|you know|i guess|i think|or something|and stuff|and so on|to be honest|if that makes sense|but yeah|yeah|honestly|actually|weirdly)[\s,.!;:–—-]*)+$/iu,
  fillers: /(?<![\p{L}'’])(?:u+h+m*|u+m+|e+r+m*|h+m+)(?![\p{L}'’])[,\s]*/giu,
  quoted: (text) => `“${text}”`,
};
