import { capital } from "~/domain/conversation/listen";
import { crafts, range } from "~/domain/progress/reading/en/crafts";
import type { PracticeRules, PracticeVerb } from "~/domain/progress/reading/rule-types";

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

const verb = (past: string, ing: string, inf: string, rest: Omit<PracticeVerb, "past" | "ing" | "inf">) => ({
  past,
  ing,
  inf,
  ...rest,
});
const named = (
  past: string,
  ing: string,
  inf: string,
  names: string,
  told: string,
  more: Partial<PracticeVerb> = {},
) => verb(past, ing, inf, { names, told, needs: "nothing", ...more });

const verbs: readonly PracticeVerb[] = [
  verb("practi[sc]ed", "practi[sc]ing", "practi[sc]e", { needs: "anything" }),
  verb("rehearsed", "rehearsing", "rehearse", { needs: "anything" }),
  verb("studied", "studying", "study", { needs: "anything", forThing: true }),
  verb("revised", "revising", "revise", { needs: "known", forThing: true }),
  verb("trained", "training", "train", { needs: "known", forThing: true }),
  verb("played", "playing", "play", { needs: "known" }),
  verb("worked on", "working on", "work on", { needs: "known" }),
  verb("did|got in|put in|fitted in|fit in|squeezed in|managed", "doing", "do", {
    needs: "known",
    fills: true,
    unlessNext:
      /^(?:a (?:little |happy |silly )?dance|(?:some |a bit of |a lot of )?(?:thinking|nothing)|it|that|not|my best|well|good)(?![^ ])/,
  }),
  { past: "spent|got(?= (?:my |in |the )?#)", inf: "spend", needs: "known", lends: true },
  {
    past: "spoke|chatted in|talked in",
    ing: "speaking|talking in",
    needs: "known",
    onlyKnown: true,
    within: true,
  },
  {
    past: "(?:came|come|got|am|im|just)? ?back from|(?<=(?:^|, |but )(?:today|tonight|yesterday|it) )was|been at|was at|were at|was on|been on|got going (?:with|on)|got stuck into|sat(?: down)? (?:at|with)|picked up",
    inf: "sit(?: down)? (?:at|with)|pick up",
    needs: "known",
    fills: true,
    onlyKnown: true,
  },
  { past: "went through", needs: "known", onlyKnown: true },
  // A course, not music.
  {
    past: "listened to(?= (?:\\w+ ){0,3}(?:course|podcasts?|lessons?|class|lectures?)(?![^ ]))|watched(?= (?:\\w+ ){0,4}(?:course|lessons?|lectures?|tutorials?)(?![^ ]))",
    ing: "listening to(?= (?:\\w+ ){0,3}(?:course|podcasts?|lessons?|class|lectures?)(?![^ ]))",
    needs: "known",
    onlyKnown: true,
    within: true,
  },
  verb(
    "went over|ran through|drilled|reviewed|tried",
    "going over|drilling|reviewing",
    "go over|drill|review",
    {
      needs: "known",
      onlyKnown: true,
    },
  ),
  { past: "had|took|attended|went to", needs: "known", onlyKnown: true },
  named(
    "deadlifted|squatted|benched|bench pressed|power cleaned",
    "deadlifting|squatting|benching",
    "deadlift|squat|bench",
    "weights",
    "You lifted weights",
  ),
  named(
    "ran|went running|went for (?:a|my) (?:\\w+ ){0,2}run|went for (?:a|my) jog|jogged",
    "running|jogging",
    "run|go running|go for a run",
    "running",
    "You ran",
    {
      unlessNext:
        /^(?:into|out|late|errands?|through|over|away|from|across|around|up|down the|my (?!(?:5|10|first|second|third|usual|morning|daily|fastest|longest))|some|the (?!park|trail|track|loop|10|5|half)|a (?!(?:5|10|half|full|mile|kilomet|marathon|lap|quick|few|couple|long|short|little))|for (?:the (?:bus|train)|office))\b/,
    },
  ),
  named(
    "swam|went swimming|went for (?:a|my) (?:\\w+ ){0,2}swim",
    "swimming",
    "swim|go swimming|go for a swim",
    "swimming",
    "You swam",
  ),
  named("meditated", "meditating", "meditate", "meditation", "You meditated", {
    unlessNext: /^on (?:whether|what)\b/,
  }),
  named("journal+ed", "journal+ing", "journal", "journaling", "You wrote in your journal"),
  named("drew|sketched", "drawing|sketching", "draw|sketch", "drawing", "You drew", {
    unlessNext: /^(?:a (?:line|blank|breath|conclusion)|up|on|attention|money|the (?:line|short))\b/,
  }),
  named("painted", "painting", "paint", "painting", "You painted", {
    unlessNext:
      /^(?:(?:the|my|our|a) (?:\w+ )?(?:wall|walls|house|fence|room|kitchen|door|nails|bedroom|flat|shed|ceiling)|a picture of)\b/,
  }),
  named("read", "reading", "read", "reading", "You read", {
    needs: "length",
    unlessNext:
      /^(?:that|about|somewhere|it|this|your|the (?:news|email|message|report|paper|menu|label|room|instructions)|(?:my |some |an? )?(?:emails?|messages?|news|texts?)|him|her|to (?:my|the|him|her) (?:kids?|son|daughter|child|children))\b/,
  }),
  named("wrote", "writing", "write", "writing", "You wrote", {
    needs: "length",
    unlessNext:
      /^(?:(?:an? |the |some |my )?(?:\w+ )?(?:emails?|reports?|messages?|texts?|letters?|lists?|reviews?)|(?:to|back|down|it down|him|her|them|my boss)\b)/,
  }),
  named("coded|programmed", "coding|programming", "code|program", "coding", "You coded", {
    needs: "length",
    unlessNext: /^(?:at work|for work|the (?:oven|heating|alarm))\b/,
  }),
  named("cooked", "cooking", "cook", "cooking", "You cooked", { needs: "length" }),
  named("baked", "baking", "bake", "baking", "You baked", { needs: "length" }),
  named(
    "walked|went for (?:a|my) (?:\\w+ ){0,2}walk|hiked|went hiking",
    "walking|hiking",
    "walk|go for a walk",
    "walking",
    "You walked",
    {
      needs: "length",
      unlessNext:
        /^(?:to|home|the dog|out|in|into|away|past|around the (?:shop|office|house)|my (?:dog|kids?|son|daughter))(?![^ ])/,
    },
  ),
  named("danced|went dancing", "dancing", "dance|go dancing", "dancing", "You danced", { needs: "length" }),
  named("sang", "singing", "sing", "singing", "You sang", {
    needs: "length",
    unlessNext: /^happy birthday\b/,
  }),
  named(
    "worked out|lifted weights|lifted|went to the gym|hit the gym|was at the gym",
    "working out|lifting weights",
    "work out|lift weights|go to the gym",
    "gym",
    "You trained at the gym",
    {
      unlessNext: /^(?:how|that|what|why|a (?:deal|plan|way)|the (?:details|box|sofa))\b/,
    },
  ),
  named(
    "cycled|went cycling|went for a (?:bike|cycle) ride|went for a cycle",
    "cycling",
    "cycle|go cycling",
    "cycling",
    "You cycled",
    {
      unlessNext: /^(?:to (?:work|the office|school|the shop)|home)\b/,
    },
  ),
  named(
    "climbed|went climbing|went bouldering|bouldered",
    "climbing|bouldering",
    "climb|go climbing|go bouldering",
    "climbing",
    "You climbed",
    {
      unlessNext: /^(?:the (?:stairs|steps)|into|out|over|onto|up (?:the|a))\b/,
    },
  ),
  named("juggled", "juggling", "juggle", "juggling", "You juggled", {
    unlessNext: /^(?:work|kids|meetings|everything|things|two|2)\b/,
  }),
  named("knitted|knit|crocheted", "knitting|crocheting", "knit|crochet", "knitting", "You knitted"),
  named("stretched", "stretching", "stretch", "stretching", "You stretched", {
    needs: "length",
    unlessNext: /^(?:the|it|my budget|things)\b/,
  }),
];

const NAMED =
  "spanish|french|german|italian|portuguese|japanese|chinese|mandarin|cantonese|korean|russian|arabic|dutch|swedish|norwegian|danish|finnish|polish|czech|greek|hebrew|hindi|turkish|welsh|irish|gaelic|latin|english|hungarian|romanian|bulgarian|croatian|serbian|icelandic|persian|farsi|urdu|bengali|tagalog|indonesian|swahili|basque|breton|estonian|latvian|lithuanian|slovak|slovenian|georgian|armenian|mongolian|tamil|malay|afrikaans|maori|yiddish|sanskrit|catalan|ukrainian|vietnamese|thai|esperanto|duolingo|anki|python|javascript|typescript|java|react|haskell|kotlin";
/** Written with a capital inside a sentence. */
const NAMES = new RegExp(`\\b(?:${NAMED})\\b`, "g");
/** Made rather than practised. */
const WORKS =
  /(?<![^ ])(?:novel|book|thesis|dissertation|essay|poem|memoir|script|screenplay|short story|presentation|portfolio|song|paper|comic|chapter)$/;
const LANGUAGES = `${NAMED}|sign language|flash ?cards?|vocab|vocabulary|grammar|pronunciation|kanji|hiragana|katakana|verbs|irregular verbs|conjugations?`;
const MUSIC =
  "whistle|tin whistle|bassoon|tuba|cornet|bagpipes|lute|zither|sitar|tabla|djembe|cajon|bongos|congas|marimba|xylophone|vibraphone|glockenspiel|timpani|piccolo|horn|bugle|didgeridoo|kalimba|koto|oud|balalaika|bouzouki|concertina|melodica|synth|synthesi[sz]er|theremin|djing|beatboxing|dulcimer|fiddle|steel pan|handpan|jazz|blues|solfeggio|riffs?|solos?|guitar|piano|keyboard|violin|viola|cello|double bass|bass|drums?|drumming|ukulele|flute|saxophone|sax|clarinet|oboe|trumpet|trombone|harp|harmonica|accordion|banjo|mandolin|recorder|organ|singing|vocals|scales|arpeggios|chords?|etudes?|sight ?reading|solfege|ear training|music theory|choir|sonata|prelude|fugue|etude|concerto|nocturne|rudiments|paradiddles|slap bass|barre chords?";
const BODY =
  "rowing machine|sailing|knots|darts|snooker|billiards|bowling|cricket|lacrosse|handball|water polo|diving|parkour|slackline|slacklining|unicycle|trampoline|pole dance|pole dancing|zumba|aerobics|crossfit|kettlebells?|skipping|rope skipping|jump rope|barre|muay thai|mma|wrestling|krav maga|capoeira|kendo|horse riding|dressage|jive|lindy hop|waltz|foxtrot|rumba|samba|cha cha|charleston|tap dance|tap dancing|hip hop|breakdance|breakdancing|line dancing|flamenco|belly dancing|deadlifts?|weight lifting|weightlifting|sprints?|intervals|warm up routine|kayaking|canoeing|paddling|softball|baseball|padel|pickleball|cartwheels?|splits|parallel parking|reversing|driving lesson|yoga|pilates|meditation|mindfulness|breathing exercises|breathwork|running|run|jog|jogging|swimming|swim|front crawl|backstroke|breaststroke|cycling|gym|workout|weights|strength training|cardio|hiit|push ups?|pushups?|pull ups?|pullups?|squats|planks?|stretching|stretches|boxing|kickboxing|climbing|bouldering|tennis|squash|badminton|table tennis|football|soccer|basketball|volleyball|rugby|hockey|golf|archery|fencing|karate|judo|aikido|taekwondo|jiu jitsu|tai chi|qigong|martial arts|rowing|skating|skateboarding|surfing|skiing|snowboarding|gymnastics|handstands?|dance|dancing|ballet|salsa|tango|bachata|swing|ballroom|juggling|physio|physiotherapy|rehab exercises|mobility";
const MIND =
  "backgammon|bridge|scrabble|crosswords?|shogi|mahjong|geography|literature|psychology|sociology|astronomy|geology|logic|proofs|linear algebra|spelling|handwriting|shorthand|data science|docker|linux|php|ruby|css|html|photoshop|illustrator|cad|arduino|morse code|mental arithmetic|abacus|braille|first aid|anatomy|exam|finals|revision|flashcards|past papers|dictation|shadowing|conversation practice|chess|checkers|go problems|sudoku|endgames?|chess puzzles|tactics|maths?|mathematics|algebra|calculus|geometry|statistics|physics|chemistry|biology|history|philosophy|economics|anatomy|pharmacology|law|accounting|coding|programming|python|javascript|typescript|java|rust|golang|react|sql|haskell|kotlin|swift|machine learning|algorithms|leetcode|katas?|data structures|electronics|soldering|typing|touch typing|memory palace|speed cubing|rubiks cube|magic tricks?|card tricks?";
const MAKING =
  "macrame|lace|lace making|felting|beading|jewellery|jewelry|leatherwork|leathercraft|bookbinding|printmaking|linocut|screen printing|collage|clay|sculpture|sculpting|stone carving|glass blowing|stained glass|blacksmithing|welding|model making|miniatures|cake decorating|piping|pastry|bread|brewing|floristry|ikebana|topiary|upholstery|braiding|hairdressing|film making|filmmaking|storyboards?|comics?|cartooning|manga|typography|graphic design|screenwriting|script|essay|short story|memoir|haiku|debating|storytelling|ventriloquism|puppetry|clowning|bird calls|poems?|presentation|sanding|drawing|sketching|painting|watercolou?rs?|oil painting|calligraphy|lettering|pottery|ceramics|knitting|crochet|crocheting|sewing|embroidery|weaving|loom|spinning|quilting|woodworking|woodturning|woodcarving|carving|whittling|thesis|dissertation|photography|editing|video editing|animation|blender|origami|writing|creative writing|journal|journal+ing|poetry|morning pages|novel|reading|cooking|baking|sourdough|knife skills|latte art|gardening|bonsai|public speaking|speech|toasts?|my talk|presentation skills|improv|acting|lines|monologues?|stand up|interview questions|mock interviews?|speaking|listening practice|listening exercises|portraits|figure drawing|gesture drawing|perspective";

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
  known: new RegExp(`(?<![^ ])(?:${LANGUAGES}|${MUSIC}|${BODY}|${MIND}|${MAKING})(?![^ ])`),
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
