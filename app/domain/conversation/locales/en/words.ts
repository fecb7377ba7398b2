import type { WordRules } from "~/domain/conversation/locales/locale";

export const words: WordRules = {
  fillers: /\b(?:u+m+|u+h+|uhm|e+r+m*|a+h+|h+m+|m+h*m*|you know)\b/g,
  foldAccents: false,
  oneForm: [
    [/\b(do|did|does|would|could|should|is|was|were|have|has|had|are|ca|need) not\b/g, "$1nt"],
    [/\bcannot\b|\bcan not\b/g, "cant"],
    [/\bwill not\b/g, "wont"],
    [/\bi am\b/g, "im"],
    [/\bi have got\b/g, "ive got"],
    [/\byou have got\b/g, "youve got"],
    [/\bi would\b/g, "id"],
    [/\bthat is\b/g, "thats"],
    [/\bit is\b/g, "its"],
    [/\bthere is\b/g, "theres"],
    [/\bany (?:more|longer)\b/g, "anymore"],
    [/\bgotta\b/g, "got to"],
    [/\bgonna\b/g, "going to"],
    [/\bwanna\b/g, "want to"],
    [/\bgimme\b/g, "give me"],
    [/\bpl[sz]\b/g, "please"],
    [/\bu\b/g, "you"],
    [/\bok\b/g, "okay"],
    [/\b([ap]) m\b/g, "$1m"],
    [/(\d)([ap]m)\b/g, "$1 $2"],
  ],
  hummedYes: /^(?:u+h[ -]?hu+h|m+[ -]?h+m+|mhm+|m-?hm+)[\s.!,]*$/i,
};

/** Words that lead into whatever is meant. */
export const LEAD =
  "(?:(?:okay|alright|all right|right|well|yeah|yes|no|so|oh|and|but|thanks|thank you|cool|great|sorry|hey|hi|hello|look|listen|please|just|actually|honestly|then|now|relevel|i think|maybe|im afraid|excuse me) )*";
export const POLITE =
  "(?: (?:please|thanks|thank you|now|for me|sorry|again|then|for a (?:second|moment|minute|bit)))*";

/** Patterns for all that is said: each of these, perhaps with words that lead into it. */
export const whole = (...phrases: readonly string[]) =>
  phrases.map((phrase) => new RegExp(`^${LEAD}(?:${phrase})$`));

/** What stands before a phrase makes it somebody else's words. */
export const REPORTED =
  /\b(?:said|says|yelled|yells|shouted|screamed|replied|texted|wrote|goes|was like|told me|asked me|saying|wants me|want me|wanted me|how to say|the word for)(?: that| to| i should)?(?: ,)?$/;
export const TOLD_SOMEBODY =
  /\b(?:told|texted|messaged|wrote(?: to)?|(?:said|shouted|yelled) (?:to|at)) (?!your?\b)\w+(?: \w+){0,2}(?: ,)?$/;
export const A_TITLE = /\b(?:called|titled|named|song|book|film|movie|episode|lyrics?|chapter|video)(?: ,)?$/;
