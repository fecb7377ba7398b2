import { capital } from "~/domain/conversation/listen";
import { crafts, range } from "~/domain/progress/reading/en/crafts";
import { verbs } from "~/domain/progress/reading/en/deeds";
import { KNOWN, NAMES, WORKS } from "~/domain/progress/reading/en/skills";
import type { PracticeRules } from "~/domain/progress/reading/rule-types";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const N = "(?:\\d+(?:[.,]\\d+)?|an?|one)";
const GOOD = "(?:(?:full|good|solid|whole|straight|entire|long|ish|odd|or so) )?";
const HOURS = "(?:hours?|hrs?|h)(?![^ ])";
const MINUTES = "(?:minutes?|mins?)(?![^ ])";
const length = (pattern: string, minutes = 0) => ({
  pattern: new RegExp(`(?<![^ ])${pattern}(?![^ ])`, "g"),
  minutes,
});

/** Words between the subject and a verb that change nothing. */
const ADVERB =
  "(?:just|also|only|finally|actually|really|even|then|still|already|mostly|mainly|basically|quickly|probably|definitely|at least|went and|sat down and|have|had|did|both|all|again|today|yesterday|later|first|so|kind of|sat and|properly|now)";
const I = "(?:i|ive|we|weve|me and \\w+|\\w+ and i)";
/** A sentence may begin like this before a verb without a subject. */
const LEAD =
  "(?:hi|hey|hello|well|so|yes|yeah|yep|okay|ok|alright|right|good|today|tonight|yesterday|this morning|this afternoon|this evening|last night|earlier|first|then|and|but|also|just|honestly|actually|basically|maybe|not much|let me think|fine|thanks|great|lets see|relevel|sure|no)";

export const practice: PracticeRules = {
  lengths: [
    length(
      `(?<k>\\d+) (?:lots|sets|blocks|rounds|sessions|times|stretches|pomodoros) of (?<m>\\d+) ${MINUTES}`,
    ),
    length("(?<k>\\d+) half hours", 30),
    length(`(?<h>${N}) and a half ${HOURS}`, 30),
    length("(?<h>\\d+|an?|one) hours? and a half", 30),
    length("(?<h>\\d+|an?|one) hours? and a quarter", 15),
    length("(?<h>\\d+|an?|one) hours? and 3 quarters", 45),
    length(`(?<h>${N}) ${GOOD}${HOURS} (?:and )?(?<m>[1-5]\\d|5)(?: ${MINUTES})?`),
    length("3 quarters of an hour", 45),
    length("(?:a )?quarter (?:of an|of) hour|(?:a )?quarter hour", 15),
    length("half an hour|half a hour|half of an hour|(?:a )?half hour", 30),
    length("(?:a )?couple (?:of )?hours", 120),
    length(`(?<h>\\d+) (?:to|or|,) \\d+ ${HOURS}`),
    length("(?<h>an|one) hour or 2"),
    length(`(?<h>${N}) ${GOOD}${HOURS}`),
    length("(?<=(?:my|the usual|usual|daily) )(?:full |whole )?hour", 60),
    length(`(?<m>\\d+) (?:to|or|,) \\d+ ${MINUTES}`),
    length(`(?<m>\\d+) ${GOOD}${MINUTES}`),
  ],
  range,
  unit: /(?<![^ ])(?:h(?:ours?|rs?)?|min(?:ute)?s?)(?![^ ])/,
  one: /^(?:an?|one)$/,
  noLength: {
    before:
      /(?<![^ ])(?:(?<!(?:ran|swam|cycled|rowed|walked|hiked|jogged|wrote|read|solved|typed|did|drew|knitted|memori[sz]ed)(?: \w+){1,6} )(?<!(?:squeezed|got|put|fit|fitted|kilomet(?:er|re)s?|km|k|miles?|met(?:er|re)s|laps|lengths|pages|words) )in|after|every|within|only have|only got|last|next|first|by|a day for|takes me|of those|of that) $/,
    after:
      /^ (?:ago|late|later|early|away|left|earlier|from (?:now|here)|into|drive|ride|commute|break|nap|sleep|meeting|delay|queue|a (?:day|week|month)|per|each (?:day|week|night|morning)|every|(?:of|on) (?:that|it|this|those|which)|in i)(?![^ ])/,
  },
  mend: set("no sorry wait nope meant mean rather scratch correction actually well not"),
  between: set(
    ", closer i it was more like make that its to or about around maybe say just oh my bad but is should be of",
  ),
  verbs,
  before: {
    past: new RegExp(
      `(?<![^ ])${I} (?:${ADVERB} )*$|^(?:(?:${LEAD}|,) )*(?:${ADVERB} )*$|(?<![^ ])(?:,|and|but|so|then|or) (?:${ADVERB} )*$`,
    ),
    ing: new RegExp(
      `(?<![^ ])(?:been|was|were|spent|kept|ended up|finished up|wound up) (?:(?:about|around|roughly|almost|nearly|over|maybe|like|the|whole|a|good|my|entire|afternoon|evening|morning|today|all morning|all afternoon|all evening|at home|just|mostly|really|also|here|up) )*(?:(?:#\\d+|some time|time|a while|ages|a bit of time) (?:or so )?)?(?:(?:just|mostly|mainly|on|at the \\w+|today) )*$|^(?:(?:${LEAD}|,|about|around|like) )*(?:#\\d+ (?:of )?)?(?:just )?$|(?<![^ ])(?:,|and|then|plus) (?:(?:about|another|around|maybe) )*#\\d+ (?:of )?$`,
    ),
    inf: /(?<![^ ])(?:managed|(?:did|to) manage|did get|got|able|made (?:some )?time|found (?:some )?time|had (?:some )?time|sat down|forced myself|took the time) to $/,
  },
  others:
    /(?<![^ ])(?:he|she|they|you|hes|shes|theyve|theyre|who|(?:(?<=(?:^|(?:^| )(?:,|and|but|because|so|that|while|when|then|today|yesterday|well) ))(?:my|our|the|his|her|their) (?!(?:first|last|own|morning|evening|whole|other|next|rest|goal|plan|hands?|fingers?)(?![^ ]))\w+))(?![^ ])/,
  self: /(?<![^ ])(?:i|ive|im|id|ill|we|weve|were)(?![^ ])/,
  notNow:
    /(?<![^ ])(?:used to|when i was (?:a|in|at|\d+|little|young|younger|small)|back (?:in|at|then|when)|years? ago|months? ago|weeks? ago|as a (?:kid|child|teenager|boy|girl|student)|last (?:year|month|summer|winter|spring|week)|if i (?:had|did|played|practi[sc]ed|could|were)|if only|i wish|(?:would|could|should|might) (?:have|ve)|wouldve|couldve|shouldve|for (?:\w+ ){0,3}(?:years|months|weeks)|in my (?:twenties|thirties|20s|youth)|at school|in college|dreamt|dreamed|let s say|imagine|pretend|in the (?:book|film|movie|story|video)|(?:record|log|write|write down|note|note down|put down|say|pretend|save|add) that i)(?![^ ])/,
  habit:
    /(?<![^ ])(?:every (?!(?:single )?(?:note|bar|one|word))\w+|usually|always|normally|most (?:days|nights)|sometimes|often|on (?:weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)|(?:a|per|each) (?:day|week|month)|never|rarely|whenever|supposed to|meant to)(?![^ ])/,
  notDone:
    /(?<![^ ])(?:tomorrow|tonight ill|next (?:week|time|month)|ill|will|going to|gonna|want|wanna|wanted|would|id|should|could|plan|planned|planning|maybe ill|hope|hopefully|need|have to|used to|didnt|havent|dont|cant|couldnt|wasnt|nothing|none|not|never|no time|nope|if|wish|instead of|skipped|missed|cancelled|canceled|want to|supposed|forgot|without|late|than|ago)(?![^ ])/,
  ofThing: set("of on at with doing"),
  besideThing: set("on at with doing"),
  numberOf: /^(?:of|on)$/,
  forWord: "for",
  beside: set(
    "about around roughly some a an the my our of on bit little today tonight yesterday this that morning evening afternoon night again mostly mainly just only really actually like maybe probably almost nearly over another or more solid whole full good quick quickly long short in total worth lot lots bunch couple few first then so basically also even properly finally hi hey hello well yes yeah okay ok please doing at last earlier session sessions time twice thrice online together outside indoors usual daily weekly regular slowly straight",
  ),
  ends: set(
    "and but because since with when while after before until till then which that where in to by from it i was is felt went if as who so cause though although using without through during this instead at thats its we our he she they one",
  ),
  known: KNOWN,
  never:
    /(?<![^ ])(?:tv|telly|television|netflix|youtube|tiktok|instagram|movies?|films?|series|sleep|sleeping|nap|napping|commut\w+|driv\w+|traffic|train|bus|meetings?|emails?|inbox|overtime|shift|shifts|office|phone|scrolling|clean\w*|dishes|laundry|shopping|groceries|chores|housework|hoover\w*|vacuum\w*|tax|taxes|paperwork|admin|invoices?|slides|spreadsheets?|reports?|deck|client\w*|customers?|video games?|games?|xbox|playstation|fortnite|minecraft|fifa|cards|kids?|children|son|daughter|nothing|none|much|team|staff|intern|new guy|waiting|queue|dentist|doctor|hospital|dog|cat|walk|homework with|job|work|working|calls?|break|lunch|dinner|breakfast|funeral|visiting)(?![^ ])/,
  notThing:
    /^(?:bonjour|salut|ciao|buongiorno|guten|hallo|hola|gracias|merci|danke|namaste|shalom|aloha|i|im|ive|id|ill|you|youre|youve|he|hes|she|shes|it|its|we|were|weve|they|theyre|me|him|us|them|who|whos|what|whats|which|whose|why|how|when|where|there|theres|here|that|thats|those|these|this|be|been|being|am|is|isnt|are|arent|was|wasnt|do|does|did|done|doing|dont|doesnt|didnt|have|has|had|having|havent|hasnt|will|wont|would|wouldnt|can|cant|could|couldnt|should|shouldnt|may|might|must|shall|gonna|wanna|gotta|going|got|get|gets|getting|went|go|goes|gone|came|come|comes|made|makes|took|takes|said|says|told|tell|asked|thought|think|know|knew|known|felt|feel|feels|want|wanted|wants|need|needed|needs|tried|mean|meant|guess|suppose|hope|wish|confirm|ignore|subscribe|watching|award|forgot|remember|maybe|perhaps|please|thanks|thank|thankyou|cheers|ta|sorry|pardon|welcome|hi|hey|hello|hiya|yo|bye|goodbye|cheerio|goodnight|congratulations|congrats|yes|yeah|yep|yup|aye|no|nope|nah|okay|ok|alright|sure|right|exactly|indeed|absolutely|definitely|certainly|totally|obviously|apparently|honestly|frankly|literally|seriously|actually|basically|truly|usually|never|always|often|sometimes|ever|already|still|yet|very|too|quite|rather|pretty|fairly|almost|not|none|nothing|nobody|everything|everyone|everybody|anything|anyone|something|someone|somebody|stuff|things?|whatever|god|gosh|goodness|gods?|jesus|christ|lord|heavens|heaven|hell|damn|dammit|shit|crap|fuck|fucking|fucked|bloody|bugger|wow|whoa|woah|yay|hooray|hurray|woohoo|ugh|ouch|oops|whoops|phew|gee|jeez|blimey|crikey|haha|ha|hahaha|hehe|lol|omg|argh|aargh|meh|eh|ooh|aha|bravo|hallelujah|transcript|assistant|system|user|prompt|instructions?|message|video|videos|channel|captions?|subtitles?|copyright|bit|lot|lots|loads|ton|tons|plenty|enough|bunch|couple|day|days|weeks?|months?|years?|weekend|hours?|minutes?|moment|while|time|times|fun|mate|mates|buddy|pal|dude|guys|folks|darling|honey|dear|love|sick|tired|busy|ill|late|early|anyway|anyways|regardless|instead|nonetheless|though|sad|happy|glad|fine|great|okay|awful|terrible|horrible|amazing|fantastic|wonderful|brilliant|lovely|weird|funny|same|nice|because|cause|although|but|than|if|so|just|only|kettle|tea|coffee|beer|wine|boyfriend|girlfriend|husband|wife|mum|mom|dad|brother|sister|mother|father)$/,
  trimmed: / (?:practice|lessons?|class(?:es)?|training|homework)$/,
  named: {
    run: ["running", "You ran"],
    running: ["running", "You ran"],
    jog: ["running", "You ran"],
    jogging: ["running", "You ran"],
    swim: ["swimming", "You swam"],
    swimming: ["swimming", "You swam"],
    gym: ["gym", "You trained at the gym"],
    workout: ["workout", "You worked out"],
    reading: ["reading", "You read"],
    writing: ["writing", "You wrote"],
    cooking: ["cooking", "You cooked"],
    baking: ["baking", "You baked"],
    knitting: ["knitting", "You knitted"],
    cycling: ["cycling", "You cycled"],
    meditation: ["meditation", "You meditated"],
    sanding: ["sanding", "You sanded"],
    loom: ["weaving", "You wove"],
    weaving: ["weaving", "You wove"],
    singing: ["singing", "You sang"],
    drawing: ["drawing", "You drew"],
    painting: ["painting", "You painted"],
    dancing: ["dancing", "You danced"],
    coding: ["coding", "You coded"],
    carving: ["carving", "You carved"],
    sewing: ["sewing", "You sewed"],
    gardening: ["gardening", "You gardened"],
    weights: ["weights", "You lifted weights"],
    climbing: ["climbing", "You climbed"],
    juggling: ["juggling", "You juggled"],
    journal: ["journaling", "You wrote in your journal"],
    "push ups": ["push-ups", "You did push-ups"],
    "pull ups": ["pull-ups", "You did pull-ups"],
    stretches: ["stretching", "You stretched"],
    stretching: ["stretching", "You stretched"],
    exercises: ["exercises", "You did your exercises"],
  },
  takesBack:
    /^(?:oh |sorry |no |wait |actually |, )*(?:that was (?:yesterday|last|the day before|on)|not today|no wait|wait no)(?![^ ])/,
  atTime: /^(?:at|since|past|until|till|from|by)$/,
  doing: /(?<![^ ])\w+ed(?![^ ])/,
  lookingOn:
    /(?<![^ ])(?:watch(?:ed|ing)?|saw|see|seen|seeing|bought|buy|buying|sold|selling|shopping|waited|waiting|drove|drive|driving|talked|talking|chatted|thought|thinking|heard|hearing|read about|reading about|looked|looking|searched|searching|cleaned|carried|paid|told|tell|spoke about|argued|arguing|queued|slept|sleeping|missed|love|loved|like|liked|hate|hated|broke|lost|forgot|ordered|booked|lasts?|starts?|began|begins|teaches|taught|teaching|made me|wants? me|wanted me|asked me|suggest\w*|kids?|my (?:son|daughter|wife|husband|brother|sister|mum|mom|dad|friend))(?![^ ])/,
  each: /(?<![^ ])(?:each|apiece|for both|both)(?![^ ])/,
  generic:
    /^(?:my |the |a )?(?:\w+ )?(?:workout|training|exercises?|lesson|class|session|routine|practi[cs]e)$/,
  cutsThing: set("the a an my our his her their your this that some"),
  beforeCut: set("of to in for behind under over"),
  verbless:
    /(?<![^ ])(?:i|im|id|hes|shes|theyre|youre|ive|we|weve|he|she|they|you|my (?:\w+ )?\w+ed)(?! (?:think|guess|mean|meant|suppose|reckon|believe|dunno|would say|say)(?![^ ]))(?![^ ])/,
  asideAfter: set(
    "with at in to by from after before because during since when while until till where using without through though although who than as if",
  ),
  lengthTalk: set(
    "under better part tops closer if im honest exact truth told kilometres kilometers km k miles metres meters laps lengths pages words in it i id was were is took takes lasted must might could would have has had been spent went did say said think reckon guess suppose for at all on that give take or maybe perhaps easily altogether everything there sat stayed kept the only ended ending being be up so to near nearly no",
  ),
  inTotal:
    /(?<![^ ])(?:in total|altogether|all in all|overall|all told|in all|all together|combined)(?![^ ])/,
  crafts,
  places:
    /(?:^|[^ ]* )?(?<![^ ])(?:park|gym|pool|studio|home|court|track|library|school|beach|garage|kitchen|river|club|range|house|room|bed|lake|hall|church|workshop|shed|dressing room|café|cafe|bus|train|garden|balcony|desk|table|sofa)$/,
  denied: /(?<![^ ])(?:didnt|havent|nothing|none|no time|not at all|never)(?![^ ])/,
  empty:
    /^(?:it|that|this|them|those|these|him|her|us|me|you|all|stuff|things?|something|everything|anything|one|two|2|ones|other|same|well|hard|better|nothing|much|lots|there|here|home|together|alone|myself|great|fine|okay|good|bad|badly|ok|both|up|out|off|down|\d+|day|hours?|minutes?|ages|while|twice|once|\d+ times|(?:a |quite )?(?:while|lot|bit)|the usual|usual|as usual|by myself|on my own|every .*|\d+ (?:kilomet\w+|km|k|miles?|met(?:er|re)s|laps|lengths|pages|words|chapters?|reps|sets|times|things)(?: .*)?|quite|quite a.*|not .*|busy|tired|long story|no time|same.*|so so|work|yes.*|no .*|long day|interesting|weird|sorry)$/,
  another:
    /(?<![^ ])(?:another|again|extra|anything else|what else|a second|later|in the evening|on top|additional|more)(?![^ ])/,
  corrects:
    /(?<![^ ])(?:sorry|i meant|i mean|actually|correction|no wait|wait no|scratch that|make that|if im (?:being )?honest|to be (?:exact|honest)|closer to|not \d+|wasnt (?:\d+|an hour)|more like|i said \d+|rather)(?![^ ])|^(?:no|wait|oh no) , |^(?:no|wait) (?:it was |wait |sorry |i )?(?:\d|half|an hour)/,
  say: (thing, length) => {
    const named = thing.replace(NAMES, (name) => capital(name));
    const did = WORKS.test(thing) ? `worked on your ${named}` : `practised ${named}`;
    return `You ${did}${length === null ? "" : ` for ${length}`}.`;
  },
  sayTold: (told, length) => `${told}${length === null ? "" : ` for ${length}`}.`,
  sayLength: (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const named = [
      hours === 0 ? "" : `${hours} ${hours === 1 ? "hour" : "hours"}`,
      rest === 0 ? "" : `${rest} ${rest === 1 ? "minute" : "minutes"}`,
    ];
    return named.filter(Boolean).join(" and ");
  },
};
