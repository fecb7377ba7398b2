const CLOSE =
  "(?:mum|mom|mummy|mother|dad|daddy|father|wife|husband|partner|son|daughter|baby|child|brother|sister|friend|uncle|aunt|cousin|grandma|grandpa|granny|grandmother|grandfather|nan|gran|boyfriend|girlfriend|dog|cat|horse|rabbit|pet|boss|colleague|teacher|neighbou?r)";
const MY = `(?:my|our) (?:(?!favou?rite\\b)\\w+ ){0,2}${CLOSE}(?: \\w+)?`;
const ILLNESS =
  "(?:cancer|tumou?r|leuk(?:a)?emia|dementia|alzheimers|parkinsons|stroke|heart attack|aneurysm|pneumonia|chemo(?:therapy)?|miscarriage|stillbirth|seizure)";

/** A loss or an illness that somebody tells of as theirs; pieces and stories about one are none. */
export const SORROW = new RegExp(
  [
    `\\b${MY} (?:has |have |just |suddenly |sadly |finally )*(?:died|passed away|passed on|is dying|is dead|was killed|is (?:very |terminally |seriously )?(?:ill|sick)|left me|is in (?:the |a )?(?:hospital|hospice|intensive care|icu|coma|clinic))\\b`,
    `\\b${MY} (?:has|had|got|was diagnosed with|is fighting|is battling) (?:a |an |the |got |had )*(?:\\w+ )?${ILLNESS}\\b`,
    `\\b(?:i|we|ive|weve) (?:just |have |recently )*(?:lost|buried|cremated) (?:my|our|the|a) (?:(?!favou?rite\\b)\\w+ ){0,2}(?:${CLOSE}|job|house|home)\\b(?! (?:at|in) (?:chess|cards|tennis|a game))`,
    "\\b(?:at|to|from|for|after|before|attended|planning|organi[sz]ing) (?:\\w+ ){0,4}(?:funeral|burial|cremation)\\b(?! (?:march|music|scene|mass|song))",
    "\\b(?:i|we|ive) (?:just |have |had |been |got |am |was )*(?:diagnosed|a miscarriage|miscarried|in mourning|grieving|laid off|fired|dumped|divorced)\\b(?! up)",
    `\\b(?:i|we|ive) (?:just |got |have |had )*(?:a |an |my )?(?:\\w+ )?${ILLNESS}\\b`,
    "\\b(?:im|i was|ive been) (?:still |back )*in (?:the )?(?:hospital|intensive care|icu)\\b",
    "\\b(?:im|ive been|i feel|i felt) (?:feeling |so |very |really |just |completely |a bit )*(?:depressed|heartbroken|devastated|grieving)\\b",
    "\\b(?:broke up with me|left me for|wants a divorce|getting (?:a )?divorced?)\\b",
    "\\b(?:bury|burying|buried) (?:him|her|my \\w+)\\b",
    "^(?:\\w+ ){0,2}i cant (?:take (?:it|this)|do (?:this|it)|cope)(?: with (?:it|this|everything))? anymore$",
    "^(?:\\w+ ){0,3}dont see the point anymore$",
  ].join("|"),
);
