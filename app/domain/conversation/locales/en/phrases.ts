import { RECEPTION } from "~/domain/conversation/locales/en/questions";
import { LEAD, POLITE, whole } from "~/domain/conversation/locales/en/words";
import type { Phrasebook } from "~/domain/conversation/locales/locale";

const REPEAT = whole(
  `(?:(?:can|could|would|will) you )?(?:please )?(?:repeat|say)(?: (?:that|it|the question|this|yourself|what you said|the last (?:bit|part|one)))?(?: (?:one more time|once more|once again|again))?${POLITE}(?<!\\bsay)(?<!\\bsay (?:that|it|this))`,
  `(?:(?:i )?(?:didnt|couldnt|cant|dont) (?:quite |really )?(?:catch|hear|get|understand)(?: (?:that|you|it|what you said|the question|the last (?:bit|part)|a word))?)${POLITE}`,
  "(?:(?:i )?beg your )?pardon(?: me)?",
  "(?:sorry|what|huh|eh|come again|excuse me)(?: (?:sorry|what|huh|was that|did you say|did you ask|was the question))*",
  "(?:what|whats) (?:did you (?:just )?(?:say|ask)|was (?:that|the question|it)(?: again)?|that|the question(?: again)?)(?: (?:me|again|sorry))*",
  "(?:once|one) more(?: time)?(?: please)?",
  `(?:(?:can|could|would) you )?(?:please )?(?:(?:repeat|say)(?: (?:that|it|the code|the number|the question))?(?: again)? |(?:speak|talk|go) )?(?:a (?:bit|little) )?(?:more )?(?:slower|slowly|louder|loudly|clearer|clearly|speak up)(?: (?:again|dear|i cant hear.*))*${POLITE}`,
  "(?:(?:can|could|would) you )?(?:please )?(?:repeat|say)(?: me)? the (?:code|number|(?:first|second|third|fourth|fifth|sixth|last|middle) (?:digit|number|one|part))(?: again| please)*",
  "(?:i )?missed that|you (?:broke up|cut out)(?: there)?|youre breaking up",
);

const WHO =
  "(?:who(?:s| is| are)? (?:this|that|it|there|you|speaking|(?:that |this )?calling(?: me)?|ringing(?: me)?)|who (?:am i|do i|are we) (?:speak|speaking|talk|talking)(?: to| with)?|(?:are you|is this|is that|am i (?:speaking|talking) (?:to|with)) (?:an? )?(?:ai|robot|bot|machine|computer|recording|human|real (?:person|human)|person|scam|spam(?: call)?)|(?:whats|what is) your name|whos that|who(?:s| is) (?!(?:it|he|she|next|who|to|the|my|your|playing|best)\\b)\\w+)";
const WHY =
  "(?:(?:why|what) (?:are you|you|did you|do you) (?:call|calling|ring|ringing|phone|phoning)(?: me| us)?(?: (?:about|for))?|(?:whats|what is) (?:this|it|your call|the call|this call) (?:about|regarding|for|in regards to)|what do you want(?: from me)?)";
const ASKED_POLITELY =
  "(?:(?:can|could|may|might) (?:i|you) (?:please )?(?:ask|know|tell me|say) |tell me |do you mind telling me )?";
const WHO_IS_CALLING = whole(
  `${ASKED_POLITELY}(?:${WHO}|${WHY})(?: (?:and |or )?(?:${WHO}|${WHY}))?(?: relevel)?(?: (?:please|again|sorry|thanks|then|now|today))*`,
);
/** How call-screening services word their question, each at the beginning of a sentence or asked of "you". */
const SCREENER = [
  /\bpress (?:the )?(?:\d|one|two|three|four|five|six|seven|eight|nine|zero|star|pound|hash|any)(?: key)?(?: now)?(?: (?:to|or|and|if)\b|$)/,
  /\b(?:after|at) the (?:tone|beep)\b/,
  /\b(?:is|are|being) (?:screening|screened)\b|\bscreening (?:service|calls|this call|your call)\b/,
  new RegExp(
    `^${LEAD}(?:(?:go ahead and|if you|can you|could you|would you|you can) (?:please )?)?(?:say|state|record|give|tell me) (?:me )?your (?:full )?(?:name|business)\\b`,
  ),
  /\b(?:say|state|tell me|give|record|explain|know) (?:the |your )?(?:name and )?(?:(?:reason|purpose) (?:for|of) (?:your |the |this )?call(?:ing)?|why you ?a?re calling|who(?:s| is) calling)\b/,
  /\b(?:can|could|may|shall) (?:i|you) (?:please )?(?:ask|know|tell \w+|say|have|get|take)(?: them| him| her| me)? (?:your (?:full )?name|who(?:s| is) calling|why you ?a?re calling|what (?:this|it|the call|its|your call)(?: is)? (?:about|regarding))\b/,
];

const BYE =
  "(?:bye|goodbye|good bye|byebye|see you|see ya|good night|goodnight|cheerio|ciao|farewell|take care|so long|(?:talk|speak) (?:to you )?(?:soon|tomorrow|later)|(?:see|talk to|speak to|catch) you (?:soon|tomorrow|later|then|next time)|have a (?:good|nice|lovely) (?:one|day|evening|night))";
const ENDS_WITH_BYE = new RegExp(
  `(?:^| )${BYE}(?: ,)?(?: ${BYE})*(?: ,)?(?: (?:now|then|relevel|thanks|thank you))*$`,
);
const A_TOLD_BYE =
  /\b(?:said|say|saying|says|wave|waved|waving|kissed|kiss|sang|sing|singing|play|played|practised|practiced|learned|learnt|called|titled|song|wrote|a|the|my|his|her|their|our|me|him|them|us|to|final|last|long|word|words)(?: \w+)? (?:good ?)?(?:bye|goodbye|bye bye|see you|good night|goodnight|farewell|ciao|take care|so long)(?: (?:now|then))?$/;
const GO_FOR =
  "(?: (?:now|right now|sorry|bye.*|goodbye.*|thanks|thank you|soon|then|already|im (?:late|sorry|at|in).*|because.*|but.*|my (?!scales|exercises).*|the (?:door|bus|train|kids|food|oven).*|somebody.*|someone.*|its.*|theres.*|talk.*|see.*|have.*|ive got.*|dinner.*|(?:to )?(?:work|bed|sleep|a meeting|school|class|dinner|lunch)(?: (?:now|sorry|bye|goodbye|thanks))*|(?:and )?(?:pick up|cook|eat|catch|get|make) .*))?";
const GOODBYE = whole(
  `${BYE}(?: ${BYE})*(?: \\w+){0,3}`,
  `(?:i )?(?:ive |id |im )?(?:really |just )?(?:better |have to |need to |must |got to |should |going to |ought to )+(?:go|run|leave|get going|hang up|dash|be going|be off)${GO_FOR}`,
  `im (?:going to (?:go|hang up)|hanging up|off|leaving|done|out)(?: (?:now|here|for (?:today|now)|thanks|bye))*`,
  `(?:(?:can|could) (?:we|you) |lets |please |i want to |id like to |we can )?(?:stop|leave it|end|finish|wrap up|wrap it up|call it)(?: (?:this|the|our))?(?: call| talk| chat| conversation)?(?: (?:here|there|for (?:today|now)|now|please|a day|it))*(?<! (?:call|talk|chat|conversation) it)(?<!^stop)(?<!^call it)`,
  `(?:(?:can|could) you )?(?:hang up|end (?:the|this) call)${POLITE}`,
  "thats (?:all|it|everything)(?: (?:for (?:today|now|me)|from me|i have|ive got))*(?: thanks| thank you)*",
  `(?:its |this is |thats |its really )?(?:not a good|a bad|not the best|a really bad) (?:time|moment)(?: .{0,40})?`,
  `(?:bad time|not now|not right now|another time|some other time)${POLITE}`,
  `i (?:really )?(?:cant|dont want to|dont feel like|dont have time to) (?:talk|talking|speak|chat|do this)(?: (?:right now|now|at the moment|today|tonight|to you|sorry|because .*|im .*))*`,
  `im (?:really |a bit |kind of |very )?(?:busy|driving|in a meeting|at work|eating|cooking|in the middle of something)(?: (?:right now|now|at the moment|sorry|can .*|call .*))*`,
  `(?<!\\bno )(?:can you |could you |please )?(?:call|ring|phone|try)(?: me)?(?: back)? (?:later|another time|some other time|tomorrow)${POLITE}`,
);

const YES =
  "(?:yes|yeah|yep|yup|yea|ya|aye|sure|of course|correct|exactly|absolutely|definitely|certainly|indeed|right|okay|alright|all right|fine|please|please do|do it|do that|thats (?:right|correct|true|what i (?:said|want|mean|meant))|im|i do|i did|im sure|quite sure|totally|affirmative|uh huh|sounds good|i think so)";
const CONFIRM = new RegExp(
  `^(?:(?:oh|well|so|and|hi|hello) )*${YES}(?: ${YES}| (?:thanks|thank you|relevel))*$`,
);
const NO_WORD =
  "(?:no|nope|nah|nothing|none|not (?:really|today|at all|much|a lot|anything|yet|this time|now)|no way|of course not|(?:only|just)(?: for)? (?:today|tonight|tomorrow|this week)|never ?mind|i (?:didnt|havent|dont)(?: (?:do|have|get|manage|learn|practise|practice|play)(?: (?:anything|much|any|to it|a thing|one))?)?|didnt (?:practise|practice|do (?:anything|much)|get to it)|there (?:was nothing|wasnt anything))";
const AFTER_NO =
  "(?:today|really|much|new|special|particular|in particular|at all|thanks|thank you|this time|yet|sorry|relevel|actually|comes to mind|that i can think of|i can think of|for today|im afraid|hard|difficult|tricky|was (?:hard|difficult|tricky|new))";
const DECLINE = new RegExp(
  `^(?:(?:oh|well|so|hi|hello|actually|sorry|honestly) )*${NO_WORD}(?: (?:${NO_WORD}|${AFTER_NO}))*$`,
);

const UNCLEAR = whole(
  "(?:(?:i )?(?:dunno|dont know|have no idea|cant (?:think|remember|say|tell)|dont remember|couldnt say)|im not (?:really )?sure|not (?:really )?sure|no idea|idk|no clue|hard to say|good question|let me think|let me see|wait|hold on|one (?:second|sec|moment)|hang on|hello|hi|hey|hi there|hello there|so|well|like|and|but|okay so|oh|huh|yes and no|kind of|sort of|whatever|the|i|a|it|what do you mean|(?:hi|hello|hey) relevel|(?:please )?(?:hold the line|hold|stay on the line)|are you (?:still )?(?:there|here)|(?:hold on|hang on|wait|one moment|just a (?:second|moment|minute)) (?:a (?:second|moment|minute|sec)|(?:ill|let me) (?:just )?(?:get|fetch|put|see|go|call|find|grab|check|ask)\\b.*)|ill see if (?:they|he|she|this person|\\w+)(?: are| is|s|re) (?:available|free|there))(?: (?:really|right now|off the top of my head|yet|relevel|to be honest|honestly|at the moment|sorry|i guess|what to say))*",
);

const TAKE_BACK = whole(
  "(?:no|nope|nah)(?: (?:no|wait|sorry|dont|thanks|thank you|not that|leave it|forget it|its fine|its okay))*",
  "(?:never ?mind|leave it|leave it (?:as it is|alone|like that|be)|forget (?:it|that|about it)|cancel (?:that|it)|undo (?:that|it)|take (?:that|it) back|scratch that|i take (?:that|it) back|i changed my mind|changed my mind|dont (?:do that|bother|move it|move anything|change (?:it|anything))|not that|wait no|thats (?:wrong|not (?:right|what i (?:meant|said)))|i didnt (?:mean|say) that|keep it(?: (?:as it is|the same|like that|there))?)(?: (?:please|sorry|thanks|thank you|then|its fine|its okay|after all))*",
);

/** What is understood at any moment, apart from what has a file of its own. */
export const phrases = {
  whoIsCalling: {
    whole: WHO_IS_CALLING,
    where: "any",
    within: [...SCREENER, ...RECEPTION].map((pattern) => ({ pattern })),
  },
  repeat: { whole: REPEAT, where: "every" },
  goodbye: {
    whole: GOODBYE,
    where: "last",
    within: [{ pattern: ENDS_WITH_BYE, unless: A_TOLD_BYE }],
  },
  confirm: { whole: [CONFIRM], where: "utterance" },
  decline: { whole: [DECLINE], where: "utterance" },
  unclear: { whole: UNCLEAR, where: "utterance" },
  takeBack: { whole: TAKE_BACK, where: "utterance" },
} as const satisfies Partial<Phrasebook>;
