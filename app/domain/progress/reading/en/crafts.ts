import type { CraftRules, Lengths } from "~/domain/progress/reading/rule-types";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Pasts of making that don't end in "-ed", each with its "-ing". */
const IRREGULAR: Readonly<Record<string, string>> = {
  wove: "weaving",
  spun: "spinning",
  threw: "throwing",
  built: "building",
  dug: "digging",
  bound: "binding",
  made: "making",
  sewn: "sewing",
  hewed: "hewing",
  shot: "shooting",
  cast: "casting",
};
const PAST: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(IRREGULAR).map(([past, ing]) => [ing, past]),
);

/** Skills without an object too: "I welded for an hour." */
const ALONE = set(
  "sanding carving whittling sewing hemming weaving spinning grafting pruning welding soldering varnishing planing chiselling chiseling forging blacksmithing engraving etching moulding molding sculpting glazing darning quilting embroidering braiding felting dyeing upholstering restoring polishing composing choreographing improvising recording mixing producing editing filming photographing animating illustrating designing modelling modeling lettering printing binding typing programming debugging refactoring memorising memorizing reciting translating transcribing sparring boxing fencing rowing paddling kayaking canoeing sailing surfing skiing snowboarding skating skateboarding skipping tumbling freestyling drumming strumming busking arranging gardening planting digging weeding raking woodturning turning beading collaging papercutting whistling beatboxing rapping conducting sightreading solving coding embossing gilding marbling casting potting throwing building tuning lathing bricklaying plastering tiling orienteering puzzling",
);

/** No craft, whatever the object. */
const NOT = set(
  "needing being having doing going getting waiting feeling thinking talking chatting looking seeming staying working watching sleeping napping resting relaxing traveling travelling walking driving riding commuting queueing queuing shopping scrolling calling phoning ringing texting emailing visiting partying living wanting liking loving hating missing arriving starting stopping finishing ending trying using helping turning asking answering telling saying believing hoping wishing deciding planning noticing realising realizing learning enjoying spending wasting losing skipping happening cancelling canceling postponing moving opening closing staring laughing crying worrying arguing fighting listening hearing seeing meeting eating drinking cooking baking reading writing playing practising practicing rehearsing studying revising training drawing sketching painting running jogging swimming cycling dancing singing climbing hiking stretching meditating journaling knitting crocheting juggling lasting taking giving lifting cleaning tidying washing hoovering vacuuming ironing dusting mopping scrubbing packing unpacking loading paying charging delivering serving supervising managing attending joining sitting lying standing hanging waking showering dressing checking searching browsing interviewing discussing negotiating babysitting minding feeding bathing nursing recovering avoiding delaying struggling keeping holding carrying bringing wearing buying selling ordering remembering forgetting owing promising imagining explaining complaining apologising apologizing bothering annoying boring nothing something anything everything morning evening during adding wandering loving smoking gaming streaming binging bingeing procrastinating agreeing allowing appearing belonging changing considering continuing depending expecting failing including intending involving offering owning preferring preparing receiving refusing remaining requiring returning seeing suggesting supposing wondering admitting booking parking boarding landing delivering healing breathing ageing aging raining snowing pouring hiring firing shared sharing",
);

const ingOfPast = (past: string): string =>
  IRREGULAR[past] ?? past.replace(/ied$/, "ying").replace(/ed$/, "ing");
const pastOf = (ing: string): string => {
  if (Object.hasOwn(PAST, ing)) return PAST[ing] ?? ing;
  return ing.replace(/[^aeiou]ying$/, (end) => `${end[0]}ied`).replace(/ing$/, "ed");
};

const irregular = Object.keys(IRREGULAR).join("|");

export const crafts: CraftRules = {
  past: new RegExp(`(?<![^ ])(?:\\w{2,}ed|${irregular})(?![^ ])`, "g"),
  ing: /(?<![^ ])\w{3,}ing(?![^ ])/g,
  deedOf: (word) => {
    const ing = word.endsWith("ing") ? word : ingOfPast(word);
    if (!ing.endsWith("ing") || /eeding$/.test(ing)) return null;
    const alone = ALONE.has(ing);
    if (!alone && NOT.has(ing)) return null;
    return { thing: ing, told: `You ${word.endsWith("ing") ? pastOf(ing) : word}`, alone };
  },
  endsBreath: set("and but because so while when then since although though until which who"),
  endsObject:
    /^(?:about|around|roughly|maybe|like|almost|nearly|over|just|again|today|tonight|yesterday|this|that|morning|afternoon|evening|on|of|some|a|an|the|or|so|all|together|alone|myself|well|slowly|carefully|whole|good|full)$/,
  noObject:
    /(?<![^ ])(?:him|her|them|you|us|me|myself|mum|mom|dad|mother|father|brother|sister|aunt|uncle|friends?|neighbou?rs?|boss|wife|husband|partner|girlfriend|boyfriend|it|that|things|stuff|money|up|out|off|down|back|away|around|over|sure|fun|time|noise|progress|friends|plans|a (?:mess|mistake|decision|deal|call|cake|list|plan|bed|coffee|tea))(?![^ ])/,
  article:
    /^(?:(?:a|an|the|my|our|some|this|that|these|those|two|both|his|her|their|another|one|\d+) |\w+s$|\w+ \w+)/,
  theirs: (object) => object.replace(/\b(?:my|our)\b/g, "your"),
};

const HOUR = "(?:\\d{1,2}(?::\\d\\d)?|one)";
const CLOCK = `(?:(?:half past|half|quarter past|a quarter past|quarter to|a quarter to|(?:5|10|20|25) (?:past|to)) )?${HOUR}(?: (?:15|30|45))?(?: (?:am|pm|oclock))?`;

/** "From three to half past four", but not "from 5 to 10 pages". */
export const range: Lengths["range"] = {
  pattern: new RegExp(
    `(?<![^ ])(?<!(?:pages?|chapters?|bars?|measures?|levels?|went|up|numbers?|exercises?) )(?:from|between) (?:about |around )?(?<a>${CLOCK}) (?:to|until|till|til|and) (?:about |around )?(?<b>${CLOCK}|half past|quarter past|quarter to)(?! (?:\\w+(?<!wa|thi|it)s|bpm|km|percent|per|out)(?![^ ]))(?![^ ])`,
    "g",
  ),
  bare: new RegExp(
    `(?<![^ ])(?:(?:started|began|was on) at (?<a>${CLOCK})(?: , | and | then | i )+(?:finished|stopped|ended|done) (?:at |by )?(?<b>${CLOCK})|(?<c>${CLOCK}) (?:till|til|until) (?<d>${CLOCK})|(?<e>(?:half past|quarter past|quarter to) ${HOUR}) to (?<f>${CLOCK}))(?! \\w+(?<!wa|thi|it)s(?![^ ]))(?![^ ])`,
    "g",
  ),
  clock: (text) => {
    const match =
      /^(?:(half past|half|(?:a )?quarter past|(?:a )?quarter to|(\d+) (past|to)) )?(\d+|one)(?::(\d\d))?(?: (15|30|45))?(?: (?:am|pm|oclock))?$/.exec(
        text,
      );
    if (match === null) return null;
    const [, named = "", number, past, hour = "", colon, minutes] = match;
    const hours = hour === "one" ? 1 : Number(hour);
    if (hours > 24) return null;
    const before = number === undefined ? 0 : Number(number) * (past === "to" ? -1 : 1);
    const beside = named.startsWith("half") ? 30 : /past$/.test(named) ? 15 : -15;
    return hours * 60 + Number(colon ?? minutes ?? 0) + (named === "" ? 0 : number ? before : beside);
  },
};
