import { FIGURES, OBLIQUE } from "~/domain/conversation/locales/en/crisis-oblique";
import { A_TITLE } from "~/domain/conversation/locales/en/words";
import { after, type Phrases, type Rule } from "~/domain/conversation/locales/locale";

/** Words of stories: what follows or stands before is told of somebody who doesn't exist. */
const FICTION =
  /\b(?:novel|book|song|movie|film|character|hero|scene|opera|video ?game|verb|poem|lyrics?|chapter|episode|series|romeo|squad|prevention|documentary|podcast)\b/;
const SPORT =
  /\b(?:boxing|sparring|karate|judo|class|training|chess|tennis|game|match|race|cards|squash|ping pong|play(?:ed|ing)?)\b/;
const WORKOUT =
  /\b(?:lifting|weights?|gym|running|strings?|laughing|trying|with (?:work|this|these|the)|over (?:this|the|it)|workout|squats?|deadlifts?)\b/;

const IN_STORIES = after(A_TITLE, /\b(?:he|she|they|who|character|hero)(?: \w+){0,2}$/);
const REALLY = "(?:really |just |honestly |actually |even |kind of |sort of |still |often |sometimes )*";
const CLOSE_ONE =
  "(?:my (?:ex |own |ex-)?(?:husband|wife|boyfriend|girlfriend|partner|ex|dad|father|mum|mom|mother|step ?(?:dad|father|mum|mom|mother)|uncle|foster \\w+|roommate|flatmate|carer)|someone|somebody|he|she)";
const HARMS =
  "(?:hits|hit|beats|punched|punches|kicked|kicks|slapped|slaps|choked|chokes|strangled|abuses|abused|raped|molested|assaulted|attacked|threatened|threatens|is (?:hitting|beating|abusing|hurting|threatening|choking))";

const rule = (pattern: string | RegExp, unless: RegExp = FICTION): Rule => ({
  pattern: new RegExp(pattern),
  denied: IN_STORIES,
  unless,
});

/** Ways to say that somebody thinks of dying, harms themselves, or is being harmed. */
const RULES: readonly Rule[] = [
  rule(
    `\\b(?:i|id|ill|im) ${REALLY}(?:want|wanted|need|going|like|plan|planning|ready|about|rather) ?(?:to )?(?:die|be dead|kill myself|end (?:it all|my life|my own life)|take my (?:own )?life|hurt myself|harm myself|cut myself|not (?:exist|be alive)|disappear forever)\\b`,
    new RegExp(`${FICTION.source}|${FIGURES.source}`),
  ),
  rule(
    `\\bi ${REALLY}(?:dont|no longer|never) ${REALLY}(?:want|wish) to (?:live(?: anymore| like this|$)|be alive|be here anymore|exist|go on living|wake up (?:tomorrow|anymore|again|$)|go on(?: anymore| like this|$))`,
  ),
  {
    ...rule(/\b(?:kill|killing|hang|hanging|drown|drowning|shoot|shooting|hurting|harming) myself\b/),
    unless: new RegExp(`${FICTION.source}|${WORKOUT.source}`),
  },
  rule(/\b(?:ending my (?:own )?life|taking my own life)\b/),
  rule(
    /\b(?:thoughts? (?:of|about)|thinking (?:of|about)|feel like) (?:hurting myself|harming myself|dying|ending it all|suicide|killing myself)\b/,
  ),
  rule(
    /\bi(?:m|ve been| am| feel| have been| was)?(?: \w+){0,3} suicidal\b|\bsuicidal (?:thoughts|ideation|feelings)\b/,
  ),
  rule(/\b(?:considering|planned|planning|attempted|attempt|commit|committing) suicide\b/),
  rule(
    /\bi wish i (?:was|were) (?:dead|never born)\b|\bi wish i (?:wasnt|werent) (?:here|alive)(?: anymore)?$|\bi wish i had(?:nt| never) been born\b/,
  ),
  rule(/\bbetter off (?:dead|without me)\b/),
  rule(/\bi (?:just |really )?cant go on(?: living(?: like this)?| like this| anymore)*$/),
  rule(
    /\b(?:no (?:reason|point) (?:to|in) (?:live|living|go on|going on)|nothing (?:left )?to live for|(?:the|any|a|no) point (?:of|in) (?:living|being alive|going on))\b/,
  ),
  rule(
    /\bcut(?:ting)? myself (?:again|on purpose|at night|to feel)\b|\b(?:been|started|keep|kept) cutting myself\b/,
  ),
  rule(/\bself ?harm(?:ing|ed)?\b/),
  rule(
    /\b(?:taken|took|take|swallowed|swallow|taking) (?:too many|all (?:my|the|of my)|an overdose|a (?:lot|bunch|handful) of)(?: \w+)? (?:pills|tablets|meds|medication)\b|\b(?:took|taken) an overdose\b/,
  ),
  rule(
    /\b(?:bridge|roof|rooftop|ledge|balcony|tracks|cliff)\b.*\bi (?:want to|am going to|might|will|could) jump\b/,
  ),
  rule(/\blife (?:isnt|is not|aint|is no longer) worth (?:living|it)\b/),
  rule(
    /\b(?:nobody|no one|noone) would (?:even )?(?:miss|care|notice)(?: me)?(?: if i (?:died|was dead|were dead|was gone|disappeared|killed myself))\b/,
  ),
  rule(
    `\\b${CLOSE_ONE} (?:\\w+ ){0,2}?${HARMS} me\\b(?! (?:up|with (?:\\w+ ){1,3}(?:idea|question|joke|piece|news|song|riff|offer)))`,
    SPORT,
  ),
  rule(`\\b${CLOSE_ONE} (?:\\w+ ){0,2}?threaten(?:ed|s) to (?:kill|hurt|beat) me\\b`),
  rule(`\\b${CLOSE_ONE} (?:\\w+ ){0,2}?touch(?:es|ed) me (?:at night|there|inappropriately|where)\\b`),
  rule(/\bi (?:might|could|may|will) (?:kill|harm|hurt) myself\b/, WORKOUT),
  rule(
    /\bi (?:\w+ )?cut my (?:arms?|wrists?|legs?|thighs?)\b(?! (?:on|with) (?:a|the|some)\b)/,
    /\baccident(?:ally)?\b/,
  ),
  rule(
    /\bi ?(?:am|m|ll|will|want to|have to) (?:going to )?end (?:it|things|everything)(?: (?:all|tonight|now|today))*$/,
  ),
  rule(/\bthinking (?:about|of) ending (?:it|things|everything)(?: all)?$/),
  rule(/\bi (?:just )?want it all to (?:end|stop)\b|\bi (?:dont|cant) see (?:a|any) way out(?: anymore)?$/),
  {
    ...rule(`\\b${CLOSE_ONE} (?:\\w+ )?beat me\\b`, SPORT),
    tail: new Set("up again when every last with and because so badly".split(" ")),
  },
  rule(
    /\b(?:is|keeps|been|being) (?:beaten|abused|molested|raped|hitting me|beating me|abusing me|hurting me at home|threatening (?:me|to kill me))\b/,
    SPORT,
  ),
  rule(
    `\\b(?:afraid|scared|worried|think|know)(?: \\w+){0,2} ${CLOSE_ONE}(?: \\w+){0,4} (?:kill|hurt|beat) me\\b`,
    SPORT,
  ),
  rule(
    /\b(?:not safe|dont feel safe|unsafe|never safe) (?:at home|in my (?:own )?(?:home|house)|with (?:him|her|my \w+))\b/,
  ),
  rule(/\bi (?:was|got|ive been|have been) (?:raped|sexually assaulted|molested)\b/),
];

export const crisis: Phrases = {
  whole: [],
  where: "any",
  within: [...RULES, ...OBLIQUE.map((pattern) => rule(pattern))],
};
