import { stuck } from "~/domain/progress/reading/en/stuck";
import { wins } from "~/domain/progress/reading/en/wins";
import { at, SO } from "~/domain/progress/reading/en/wording";
import type { FeelingRules } from "~/domain/progress/reading/rule-types";

const EMOTION =
  "(?:nervous|anxious|angry|sad|stress(?:ed|y)|tense|irritable|irritated|frustrated|scared|afraid|ashamed|guilty|jealous|overwhelmed|lonely|impatient|insecure|defensive|panicky|embarrassed|calm(?:er)?|happy|happier|relaxed|restless|grumpy|snappy|upset|low|down|worried|self conscious|moody|hopeless|annoyed|cranky|proud|shy|bitter|resentful|mad|furious|homesick|numb|gloomy|melancholic|vulnerable|worthless|bad|worse|like (?:a failure|an idiot|a fraud|crying|im not good enough))";
const FEEL = `(?:(?:get|feel|become|am|turn|grow|end up|start(?: to)? feel(?:ing)?|getting|feeling|im|be)(?: feeling| getting)? (?:${SO} )*${EMOTION}|freeze(?: up)?|shut down|tense up|panic|snap(?: at \\w+(?: \\w+)?)?|cry|blush|lose my temper|lose my patience|clam up|spiral|overthink(?: everything)?|beat myself up|withdraw|my (?:heart|chest|stomach|hands|throat|shoulders?) (?:\\w+ ){0,2}(?:races?|racing|tight(?:ens)?|sinks?|knots?|pounds?|shakes?|shaking|sweat\\w*|tense))`;
const MAKES = `(?:makes?|making|leaves|puts) me (?:feel )?(?:${SO} )*(?:${EMOTION}|cry|panic|freeze|in a (?:bad|good) mood)`;
const EACH =
  "(?:whenever|every time|each time|everytime|any time|anytime|the moment|as soon as|every (?:sunday|monday|morning|evening|night|week|single time)|when(?:ever)?)";
const TEND =
  "(?:always|usually|often|tend to|generally|keep|constantly|every time|whenever|each time|everytime|never fail to)";

export const feelings: FeelingRules = {
  win: wins,
  stuck,
  feeling: [
    {
      pattern: at(
        `(?<what>i (?:always|usually|often|tend to) (?:\\w+ ){1,7}(?:and |then |and then )?(?:i )?(?:end up )?feel(?:ing)? (?:${SO} )*${EMOTION}).*`,
      ),
      turns: true,
    },
    {
      pattern: at(
        "(?:every|each) (?:\\w+ ){1,3}i get (?:this|that|a) (?:knot|lump|weight|heavy feeling|tightness|pit)",
      ),
    },
    {
      pattern: at(
        `(?<what>i (?:${TEND}) (?:\\w+ ){1,6}(?:when|whenever|if|as soon as|every time) im (?:${SO} )*(?:${EMOTION}|tired|hungry|alone|busy|hurt|bored|excited|ill|sick|under pressure)) ?.*`,
      ),
      turns: true,
      unless: at("(?:practi[sc]e|play|drink coffee|go for)"),
    },
    {
      pattern: at(
        `(?<what>(?:i|my) (?:\\w+ )?(?:just |also |still |almost |nearly )*${TEND} (?:just |also |to )?${FEEL})(?![^ ]).*`,
      ),
      turns: true,
    },
    {
      pattern: at(
        `(?<what>im (?:just |also |still |almost |nearly )*(?:always|usually|often|constantly) (?:${SO} )*${EMOTION}) (?:when|if|before|after|around|whenever|at|on|about|in)(?![^ ]).*`,
      ),
      turns: true,
    },
    {
      pattern: at(
        `(?<what>(?:i|it|that|my|im) (?:\\w+ ){0,2}${FEEL} (?:\\w+ ){0,5}(?:whenever|every time|each time|everytime|any time|as soon as|the moment|when(?: i| my| someone| somebody| people| he| she| they| theres| things| the| its| we| other| im)|before (?:every|each|any|a|i|my)|after (?:every|each|any|i)|around (?:people|other|my|him|her|groups|strangers)|if (?:i|someone|somebody|people|my|the))) .*`,
      ),
      turns: true,
      unless: at(
        "(?:today|yesterday|this (?:morning|afternoon|evening|week)|last (?:night|week)|i (?:was|felt|got|had|did|went|came|saw|heard|called|told)|he (?:was|did|called|told|said)|she (?:was|did|called|told|said)|called me|ive been|feel better|get better)",
      ),
    },
    {
      pattern: at(
        `(?<what>${EACH} (?:\\w+ ){1,9}(?:, )?(?:i|im|then i|i just|i (?:always|immediately|instantly)|my)(?: always| just| immediately| instantly| really| usually| also| kind of| start to| still| automatically)* ${FEEL})(?![^ ]).*`,
      ),
      turns: true,
      unless: at(
        "(?:today|yesterday|this (?:morning|afternoon|evening)|last (?:night|week)|i (?:was|had|came|saw|called)|tomorrow|hopefully)",
      ),
    },
    {
      pattern: at(
        `(?<what>${EACH} (?:\\w+ ){1,9}(?:, )?im (?:always |just |immediately |really |usually |so )*${EMOTION})(?![^ ]).*`,
      ),
      turns: true,
      unless: at("(?:today|yesterday|tomorrow)"),
    },
    {
      pattern: at(
        `(?:always|usually|often|every time|each time|whenever|tends? to)(?: \\w+){0,6} ${MAKES.replace("makes?", "ma[kd]es?")}`,
      ),
    },
    { pattern: at(`${MAKES} (?:every time|each time|whenever|always|every single time)`) },
    {
      pattern: at(
        `i(?:ve)? (?:\\w+ )?(?:notice|noticed|reali[sz]e|reali[sz]ed|see|saw) (?:that )?(?<what>(?:i|im) (?:\\w+ )?(?:always |usually |often |tend to )*${FEEL} (?:when|whenever|if|every|before|after|around)) .*`,
      ),
    },
  ],
  unless: {
    win: /(?<![^ ])(?:if i|if only|wish|hope|hopefully|hoping|want to|would (?:be|have|love)|should have|could have|ill|will|going to|gonna|tomorrow|(?:didnt|dont|doesnt|wasnt|not|never|isnt|havent|couldnt|cant|hasnt) (?:\w+ ){0,3}(?:well|great|good|manage|managed|proud|finish|finished|happy|able|better|improved|win|pass|passed|nail|nailed)|years ago|as a kid|when i was (?:a|in|young|little)|used to|last year|almost (?:managed|nailed|finished|got|won)|nearly (?:managed|nailed|finished|got|won)|supposedly|funeral|died|hospital|good (?:bye|night|morning|evening|afternoon)|nor|hardly|barely managed|until i)(?![^ ])/,
    stuck:
      /(?<![^ ])(?:used to (?:be|find|struggle)|no longer|not anymore|anymore (?:now|at all)|years ago|as a kid|when i was (?:a|in|young|little)|not a problem|no problem|nothing (?:was |is |felt |really )*(?:hard|difficult|tricky)|wasnt (?:\w+ )?(?:hard|difficult|bad|tricky)|isnt (?:\w+ )?(?:hard|difficult|bad|tricky)|not (?:\w+ )0,2(?:hard|difficult|tricky|stuck)|cant (?:wait|complain|believe|talk|stress)|call me|calling me|off the record|funeral|died|you (?:cant|keep|are|said)|in the (?:film|movie|book)|tv|the game|turned out fine|easier than|less (?:hard|difficult|tricky|frustrating)|going to (?:tell|ask)|ill tell|how hard|is it hard)(?![^ ])/,
    feeling:
      /(?<![^ ])(?:used to|as a kid|when i was (?:a|in|young|little|small)|years ago|(?:he|she|they|my \w+) (?:always|usually|often) (?:gets?|feels?|is)|no longer|not anymore|never (?:get|feel)|dont (?:get|feel)|would (?:get|feel)|if i were|in the (?:film|movie|book|song)|the guitar|the strings?)(?![^ ])/,
  },
  byThem: /^(?:(?:yes|and|but|so|well|today|,) )*(?:i|ive|we|weve|my)(?![^ ])/,
  notAnAnswer:
    /^(?:(?:no|nope|nah|nothing|none)(?![^ ])(?!.*(?<![^ ])(?:but|except|just|only|apart)(?![^ ]))|(?:not (?:really|much|a lot|today|particularly|that i|especially)|hardly anything)(?![^ ])(?!.*(?<![^ ])(?:but|except|apart)(?![^ ]))|(?:it|everything|all|that|today|honestly|well) (?:was|went|is|felt) (?:\w+ )?(?:fine|okay|ok|easy|good|well|smooth|smoothly|great|alright)(?!.*(?<![^ ])(?:but|except|apart)(?![^ ]))|(?:all|everything) (?:good|fine)|i dont (?:know|think so|remember)|i had (?:none|no)|(?:can|could|would|will|do|are) you|what|why|who|set|give|tell me|ignore|thank you|please|stop|ask me|goodbye|bye|yes$|im (?:good|fine)|same as|skip|pass|next question|i didnt (?:practi[sc]e|do anything)|i am fine|easy)(?![^ ])/,
  quote: {
    win: (text) => `Something went well: ${text}.`,
    stuck: (text) => `Something was hard: ${text}.`,
    feeling: (text) => `You named a pattern: ${text}.`,
  },
};
