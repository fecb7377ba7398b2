import { capital } from "~/domain/conversation/listen";
import { ING, NO_VERB, VERB, verbOfIng } from "~/domain/progress/reading/en/verbs";
import type { PromiseRules } from "~/domain/progress/reading/promise-rules";

/** How English speakers promise. Words in one form: "I'll" and "I will" are "ill", "I'm" is "im", "let's" is "lets". */

const SOMEBODY =
  "(?:myself|him|her|them|everyone|everybody|(?:my|the|our) \\w+(?: \\w+)?|(?!(?:to|that)\\b)\\w+)";
const IN_BETWEEN =
  "(?:just|also|then|finally|definitely|really|actually|certainly|simply|first|now|next|still|even|go ahead and|go and|go back and|make sure (?:to|that i|i)|(?:sit|lie) down and|sit down to|take (?:some |the )?time to|for sure|at least|quickly|properly|so|like|probably|try (?:to|and)|attempt to|be sure to|not only|slowly|carefully|absolutely|once again|again|personally|hopefully|maybe|perhaps|,)";
const ONESELF =
  "(?:i|im|ill|ive|id|its|it|thats|that|this|he|hes|she|shes|we|were|well|they|theyre|you|youre|there|theres|then|what|whats|who|so|maybe|hopefully|see if|see how|see what|because)";

/** "Updating the list" is "update the list". */
function baseForm(deed: string): string {
  const [first = "", ...rest] = deed.split(" ");
  const verb = verbOfIng(first.toLowerCase());
  return verb === null ? deed : [verb, ...rest].join(" ");
}

export const promises: PromiseRules = {
  leads: [
    {
      pattern:
        /(?<!\b(?:is|was|were|am|im|are|be|been|very|feel|feeling|felt|fell|too|get|got|getting|bit|really|mentally|seriously|look|looked|pretty|quite|terminally) )\bill\b(?! (?:be|not)\b)/g,
      only: "always",
    },
    {
      pattern: new RegExp(
        `\\b(?:im|i) (?:(?:\\w+ly|also|just|so|then|still|gon) )?(?:going to|gonna|na)\\b(?= (?:${IN_BETWEEN} )*${VERB}\\b)`,
        "g",
      ),
      only: "always",
    },
    { pattern: /\b(?:i shall|imma|ima|im about to start to)\b/g, only: "always" },
    {
      pattern: new RegExp(
        `\\bi(?:ve)?(?: \\w+ly| also| just)? (?:promise|promised|swore|swear|vowed?)(?: ${SOMEBODY})?(?: (?:that )?(?:ill|id)\\b(?! (?:be|not|have)\\b)| to\\b(?! be\\b))`,
        "g",
      ),
      only: "always",
    },
    {
      pattern:
        /\bi(?:ve)? (?:told|said to) (?:my \w+|him|her|them|\w+) (?:that )?(?:ill|id)\b(?! (?:be|not|have|rather|like|love)\b)/g,
      only: "always",
    },
    {
      pattern:
        /\b(?:ive decided(?: (?:to|that ill|ill))|i(?:ve)? (?:decided|agreed|committed|commit|resolved) to|im committing to|i plan to|im planning to|i intend to|im determined to|(?:my|the) plan(?: for \w+)? is(?: to)?|my goal for (?:today|tomorrow|(?:this|the|next) (?:week|weekend)) is to|my next (?:small )?step is(?: to)?|the next (?:small )?step is(?: to)?|im set on|ive set myself the goal to|i have every intention to)\b(?! (?:be|not|that)\b)/g,
      only: "always",
    },
    { pattern: /\b(?:im planning on|im committing to)\b(?= \w+ing\b)/g, only: "always" },
    {
      pattern:
        /(?:^|, |\band |(?<=\band ))(?:i are (?:going to|gonna)|we will|well|were (?:going to|gonna)|we are (?:going to|gonna))\b(?! (?:be|see|not)\b)/g,
      only: "with a day",
    },
    {
      pattern:
        /^(?:(?:so|then|and|okay|but) )*(?:will|gonna|going to|planning to)\b(?! (?:be|you|he|she|it|they|that|the)\b)/g,
      only: "with a day",
    },
    {
      pattern:
        /\b(?:i want to|i wanna|i would like to|id like to|id love to|i need to|i have to|ive got to|i got to|i gotta|i must|i should|i ought to|i could|i can|i might|i may|i hope to|im hoping to|im thinking of|im thinking about|i think id|id|lets|let me|^(?:(?:probably|maybe|perhaps|mostly|just|id say|i think|i guess|try to|trying to|to|,) ?)+)\b(?! (?:be|not|have been|say|know)\b)/g,
      only: "as an answer",
    },
  ],
  verbs: [
    {
      pattern: new RegExp(
        `\\bim (?:(?:also|then|definitely|finally|just|actually) )*(?!going to (?!the\\b|my\\b|an?\\b|our\\b))(?<verb>${ING})\\b`,
        "g",
      ),
      only: "with a day",
    },
  ],
  deedOf: (verb) => verbOfIng(verb),
  noDeed:
    /^(?:(?:call|ring|phone|talk|speak|chat|text|see|tell|meet|show|send|give|get|come|thank|hear|remind|ask|keep|wait|let|join|answer)(?: to| with| back| for)* (?:you|ya|u)\b|(?:call|ring|phone|get|come|be) (?:right )?back(?: to you)?\b|hang up\b|let (?:you|it|that)\b|see (?:how|what|if|whether|when|where|about|it)\b|see$|think about (?:it|that)\b|leave (?:it|that|you) (?:there|at that|here|to)?|leave now\b|stop (?:here|there|talking|now)\b|skip (?:that|this|it)\b|take (?:that|it) (?:as|back|from)\b|wait\b|hold on\b|keep (?:it|that|this) (?:in mind|short|brief|quick)|say\b|go(?: now)?$|go (?:now|to bed|to sleep|eat|home|get (?:some )?(?:food|dinner|lunch)|crazy|mad|insane|with (?:it|that)|first|ahead$)\b|get (?:better|worse|used|tired|sick|nervous|fired|there|through|over|it|away|old|older|stuck|lost|bored|angry|hurt|going|the (?:job|hang)|her job|his job|in trouble|distracted|confused|ready for bed|some sleep|off the phone)\b|do (?:fine|well|okay|great|my best|better|anything|whatever|nothing)\b|make it$|fall\b|break (?:down|my)\b|turn (?:\d+|into|out|red)\b|come (?:out|up|across|to that)\b|have a (?:heart|stroke|breakdown|baby|look|think|great|good|bad|hard|busy|long|tough|quiet|lazy|big)\b|miss\b|sleep (?:well|now|like|in)?$|eat now\b|find out\b|run out\b|run late\b|drive (?:me|myself) (?:mad|crazy)|stay (?:here|on the line|up all)|hit (?:rock|a wall|the hay|the sack)|try$|try (?:my best|harder)?$|take it easy$|admit\b|start (?:crying|with you)\b|look (?:stupid|silly|like)\b|move on$|pass (?:on|out)\b|stick (?:with|to) (?:it|that)$|get dinner\b|get (?:paid|married|my (?:results|money|salary))\b|give it (?:a|another|my)\b)/,
  deed: new RegExp(`^(?:(?:${VERB}|${ING})\\b|(?!${NO_VERB}\\b)[a-z]{3,}\\b(?!ly ))`),
  sameDeed:
    /^(?:do|finish|start|get|manage|try(?= (?:it|that)(?: $|$| (?:by|on|tomorrow|tonight|today)))) (?:it|that|this|so|them|both)(?: (?:done|all|too|again|first|out|then))*(?= ?(?:$|,|_| (?:by|on|before|after|until|in|at|first|and|because|then|instead|right|straight|over|this|next|tomorrow|tonight|today|the|end)\b))/,
  between: new RegExp(`^(?:${IN_BETWEEN} )+`),
  denied:
    /(?:\b(?:worried|afraid|scared|fear|fears|nervous|hope|hoping|hopes|wonder|wondering|wish|guess|bet|doubt|sure|know|dunno|dont think|didnt think|never thought|feel like|felt like|seems like|looks like|like|thinks|thought|(?:he|she|they|you|people|everyone|everybody|who|parents|friends) think|says|said|saying|goes|told me|tells me|asks?|asked|believes?|assumes?|expects?|thinking|imagine|dream|dreamt|dreamed|joking|joked|tell (?:him|her|them)|what|how|where|who|which|whether|until|till|why|if|unless|than|so that|time|thing|things|day|way|person|chance|case|moment|maybe|perhaps|possibly|everything|whatever|whenever|wherever|anything|all|each time|every time|pretend)(?: that| maybe| perhaps| when| if)? ?,? ?)$/,
  hedges: /\b(?:i guess|i think|i suppose|i hope|maybe|perhaps|probably|possibly|hopefully|id say)\b/g,
  deniedBefore:
    /\b(?:if|unless|suppose|supposing|imagine|in case|provided|assuming|whenever|every time|each time|might|sometimes|usually|often|used to|back then|in my dreams?|the song|the lyrics?|i wish|he said|she said|they said|he says|she says|they say|my \w+ (?:says|said|thinks|wants|told me)|he told me|she told me|told me)\b/,
  deniedAfter:
    /(?<!\b(?:ask|asking|check|see|know|find out|test) (?:\w+ ){0,4})\bif\b|\b(?:unless|provided|assuming|depending|or maybe not|or not|in case|someday|some day|one day(?! at)|at some point|in my next life|next year maybe|in theory|jk|just kidding|when pigs)\b/,
  laterToday: /\b(?:tonight|this evening|this afternoon|later)\b/,
  habit:
    /\b(?:every (?:day|morning|evening|night|week)|usually|often|sometimes|whenever|each time|every time|most days|always|generally|normally|typically|from time to time|once in a while)\b/,
  ends: new RegExp(
    `(?:^| )(?:,|(?:and|but|or) (?=(?:then |also |now )?${ONESELF}\\b)|and (?=(?:my|the|our|his|her|their|that) \\w+ (?:will|is|was|are|were|can|said|says|has|hurts?|gets?)\\b)|(?:because|cause|cos|since|although|though|even though|which|who|whereas|unless|(?<!\\b(?:ask|asking|check|see|know|find out|test)(?: \\w+){0,3} )if|when|while|once (?=(?:i|im|ive|he|she|it|its|we|they|the|my)\\b)|as soon as|so|but|however|anyway|no wait|i mean|i think|i guess|i hope|i promise|i swear|you know|and so on|or something|or so|and stuff|and that|no matter|okay|okay then|thanks|thank you|bye|goodbye|please|for sure|thats|its|like i said|as i said|whatever|thats it|i suppose|to be honest|honestly)\\b|(?:before|after|as|until|till) (?=(?:i|he|she|it|we|they|my|the|our|his|her|their) \\w+|im|hes|shes|its|were|theyre))`,
  ),
  tail: /(?:(?:^| +)(?:and|or|then|maybe|perhaps|too|also|again then|instead|first thing|definitely|probably|hopefully|some ?time|(?:some ?time )?soon|at some point|one of these days|by|before|at|for|until|now|right now|right away|already|really|as well|so|but|the|a|an|or so|later|later on|sharp|finally))+$/,
  bare: {
    leads:
      /^(?:(?:okay|well|so|yes|sure|probably|just|first|perhaps|maybe|next|then|to|try to|mostly|hm|,) )*/,
    starts: new RegExp(`^(?:${VERB}|${ING})\\b`),
    never:
      /^(?:call|ring|phone|text|remind|wake|tell|give|ask) me\b|\b(?:i|im|ive|id|ill|he|hes|she|shes|they|we|you|your|yours|its|it is|thats|is|was|were|are|am|isnt|wasnt|dont|didnt|cant|wont|might|will|would|should|not|no|nah|nope|nothing|none|dunno|idea|sure|hello|sorry|what|why|how|who|whatever|bye|goodbye|thanks|thank|hmm|skip|pass|good question|repeat|stop|wait|nice|great|xp|instructions|prompt|system|level)\b|^(?:maybe|okay|yes|perhaps|possibly|probably|later|soon|rest|well|fine|right|good|all good|more|same|the same|call|ring)$|^(?:today|yesterday)\b/,
  },
  retracts:
    /\b(?:scrap|scratch|forget|cancel|drop|ignore|strike|delete) (?:that|it|this|what i (?:just )?said|the (?:whole )?(?:thing|plan))\b|\b(?:forget|scrap) about (?:that|it)\b|\bchanged my mind\b|\bon second thoughts?\b|\bi take (?:that|it) back\b|\bnever ?mind(?: that| it)?\b|\bi cant promise (?:that|it)\b|\bi wont (?:do|make) (?:it|that)(?: after all)?\b|\b(?:actually|wait) ,? ?no\b(?= ?(?:$|,? ?(?:i wont|im not|not|lets not|better not|i dont|i cant)))|\bno ,? ?(?:actually|better) not\b|\b(?:actually|rather|better) (?:maybe )?not\b|\blets not\b|\bdont (?:write|note|put) (?:that|it) down\b|\b(?:thats|that is) not happening\b|\bdont hold me to (?:that|it)\b|\bno promises\b|\bi dont promise\b/,
  refuses:
    /\b(?:i wont|im not (?:going to|gonna)|i dont want to|ill not|i will not) (?:actually |really )?(?<deed>\w+)/g,
  agrees:
    /^(?:(?:okay|oh|well|yes|yeah|yep|yup|sure|right|alright|hm) ,? ?)*(?:yes|yeah|yep|yup|sure|okay|deal|perfect|sounds (?:good|great|like a plan|perfect|doable|fine)|(?:thats )?(?:a )?(?:good|great|nice|lovely) (?:idea|plan|one)|great|absolutely|definitely|certainly|of course|why not|lets do (?:that|it|this)|lets say (?:that|so)|lets|ill(?: do (?:that|it|so))?(?= ?(?:$|,))|ill do that|i can do (?:that|it)|i could do that|i would|id like that|all right|alright|that works|works for me|agreed|fine|good|exactly|you got it|will do|done|consider it done|promised?|i promise|count me in|im in)\b/,
  disagrees:
    /\b(?:no|(?<!why )not|nah|nope|but i|but not|maybe|perhaps|might|dont|cant|wont|if|depends|probably not|im not sure|well see|doubt|already|i did|ive done|later)\b/,
  proposals: [
    {
      pattern:
        /\b(?:shall we say|lets say|can we say|could we say|shall i note|shall i write down|can i note|so shall it be)(?: ,)? (?<deed>.+)$/,
      only: "always",
    },
    { pattern: /\b(?:how|what) about (?:you )?(?<deed>\w+ing\b.+)$/, only: "always" },
    { pattern: /\b(?:how|what) about (?<deed>.+)$/, only: "with a day" },
    {
      pattern:
        /\bwould (?<deed>(?:a|an|one|some|\d+|half|the|your|ten|\w+ing)\b.+?) (?:be (?:something|nice|good|possible|okay|doable|an option|a good|helpful|realistic|fine|too much|a start|small enough)|work|help|suit you|do)\b/,
      only: "always",
    },
    {
      pattern:
        /\b(?:would you like to|do you want to|will you|would you|could you|can you|are you going to|do you think you (?:can|could|will)|think you (?:can|could)|want to|fancy|are you up for|will you commit to|can you commit to|do you promise to|what if you|why dont you|shall we|should we|shall you|so youll|you will|youll|so you will|so youre going to|youre going to|so you want to|so your (?:next step|plan) is(?: to)?|so) (?<deed>.+)$/,
      only: "with a day",
    },
  ],
  tag: / ,? ?(?:right|correct|yes|okay|then|is that right|isnt it|wont you|will you|yeah|deal|instead)$/,
  aboutTalk:
    /\b(?:call(?:ing)? you|ring you|phone you|remind you|talk(?:ing)? (?:again|tomorrow|then|more|about)|speak (?:again|tomorrow)|say more|tell me|leave it (?:here|there)|calls?\b(?= at all)|more calls|share|hear (?:me|more|about)|continue|go on|keep going|still (?:there|here)|record|walk me through|did you|have you|how did|what did|was it|feel|remember|try again later|pause|the calls|my calls)\b/,
  naming: (title, name) => {
    if (title.includes(name)) return title;
    return title
      .replace(
        / (?:her|him)(?= (?:about|to|on|for|if|that|whether|what|how|with|at|and|a|an|the|in|some|again)\b|$)/g,
        ` ${name}`,
      )
      .replace(/ (?:his|her)(?= \p{L})/gu, ` ${name}'s`);
  },
  tooLittle:
    /^(?!(?:practi[sc]e|run|swim|read|write|draw|meditate|stretch|sing|train|journal|cook|paint|study|exercise|jog|rehearse|walk|knit|sew|code|dance|cycle|bake)$)\p{L}+$|^(?:do|make|get|have|take|see|keep|use|start|go|try|leave|give|put|look|work) (?:it|that|this|them|something|things|stuff|so|more|better|your best|nothing|anything|on|on it|there|at it|a lot)$/u,
  worded: (written, verb) => (verb === null ? baseForm(written) : `${verb} ${written}`.trim()),
  proposed: baseForm,
  title: (deed) => capital(deed),
  startsWithDeed: (title) => new RegExp(`^${VERB}\\b`, "i").test(title),
  text: (step, by, kind) => {
    if (kind === "thing") return `You agreed to this: ${[step, by].filter(Boolean).join(", ")}.`;
    return `You said you'd ${[step, by].filter(Boolean).join(" ")}.`;
  },
  nextText: (step, by) => `Your next step is to ${step}${by === null ? "" : ` ${by}`}.`,
};
