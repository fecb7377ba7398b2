import { at, I, SO } from "~/domain/progress/reading/en/wording";
import type { Wording } from "~/domain/progress/reading/rule-types";

/** How English speakers tell of what went well. */
export const wins: readonly Wording[] = [
  {
    pattern: at(
      `(?<what>${I} (?:have |just |actually |also )*finally (?:\\w+ed|get (?:the|it|how|why)|know (?:how|the|what|why)|got|did|made|hit|ran|sent|wrote|understood|beat|spoke|found|swam|sang|drew|read|won|held|nailed|went|felt|could|can|have|had|managed|built|broke|began|kept|stood|told|slept))(?![^ ]).*`,
    ),
    unless: at(
      "(?:finally (?:gave up|broke (?:down|up)|lost|had to|quit|got (?:home|sick|to bed|up|off)|went (?:to bed|home)|sat|ended|stopped|slept|arrived|left)|passed (?:away|out))",
    ),
    turns: true,
  },
  {
    pattern: at(
      `(?<what>${I} (?:have |just |actually |even |also |finally |did |really )*(?:managed to|nailed|aced|won|succeeded|got through|made it (?:through|to the end|all)|got the (?:job|part|offer|place|promotion|grade|role|gig|scholarship)|got promoted|hit a new|set a new|got accepted|got in(?:to)? (?:the|uni|college|university|art|music|medical)|broke my (?:own )?(?:record|pb)|beat my|hit my (?:goal|target|best|first)|reached my|achieved|passed (?:the|my|it|all|with|an)|solved|improved|stuck (?:with|to) it))(?![^ ]).*`,
    ),
    unless: at(
      "(?:managed to (?:lose|break|mess|hurt|forget|miss|burn|delete|spill|oversleep|injure|cut|get lost|upset)|passed (?:the|my) (?:salt|time|house|shop|school|station|bus)|passed out|achieved nothing|won t)",
    ),
    turns: true,
  },
  {
    pattern: at(
      `(?<what>${I} (?:have |just |actually |even |also |did )*(?:finished|completed) (?:the|my|a|an|all|reading|writing|both|another|every))(?![^ ]).*`,
    ),
    unless: at(
      "finished (?:the|my|a|an) (?:\\w+ ){0,3}(?:shift|lunch|dinner|coffee|milk|day|work|meeting|call|tea|wine|meal|bottle|sandwich)",
    ),
    turns: true,
  },
  {
    pattern: at(
      `(?<what>${I} (?:have |just |actually |even |also )*(?:was|were) (?:finally |actually |just )?able to) .*`,
    ),
    turns: true,
  },
  {
    pattern: at(
      `(?:it|that|this|things|everything|today|the (?:\\w+ ){1,3}|my (?:\\w+ ){1,3}|practice|which)(?:s| is| has| have)? ?(?:all )?(?:went|sounded|came out|turned out|worked out|gone|flowed|worked|came together|felt|is going|going|was going|sounds) (?:${SO} )*(?:well|great|good|amazing|amazingly|smoothly|smooth|beautifully|beautiful|perfect|perfectly|wonderful|wonderfully|brilliantly|fantastic|better|right|easy|easier|effortless)`,
    ),
    unless: at(
      "(?:(?:felt|feels|sounds|sounded) good to me|that sounds (?:good|great|right|perfect)|felt (?:better|right) after|sounds (?:good|great|perfect))",
    ),
  },
  {
    pattern: at(
      "(?:^|, |and |so )?(?:went|felt|it was) (?:really|very|surprisingly|so|pretty) (?:well|great|smoothly|amazing)",
    ),
  },
  {
    pattern: at(
      `(?<what>(?:i|we) (?:\\w+ )?(?:\\w+ed|ran|swam|did|got|made|spoke|sang|held|read|wrote|understood|had|hit|kept|went|played|beat|could|slept|stood|told|landed) (?:.*)?for the (?:very )?first time)(?![^ ]).*`,
    ),
    unless: at("(?:cried|failed|lost|fell|forgot|missed|hurt|hated)"),
    turns: true,
  },
  {
    pattern: at(
      `(?<what>(?:i|we) (?:\\w+ )?(?:\\w+ed|ran|swam|did|got|made|spoke|sang|read|wrote|went|played|could|got through) .*without (?:stopping|a (?:single )?(?:mistake|break|pause|hitch)|any (?:mistakes?|help|breaks?|notes)|making|looking|pausing|stumbling|losing|messing|walking|notes|falling|help|stuttering|freezing|panicking))(?![^ ]).*`,
    ),
    turns: true,
  },
  {
    pattern: at(
      `(?:im|i was|i am|i felt|i feel|felt|ive been) (?:${SO} |\\w+ly )*(?:proud|thrilled|delighted|chuffed|over the moon|ecstatic|stoked)`,
    ),
  },
  {
    pattern: at(
      `(?:im|i was|i am) (?:${SO} |\\w+ly )*(?:happy|pleased) (?:with|that|about how|about it|because)`,
    ),
  },
  {
    pattern: at(
      `(?:said|says|told me|noticed|reckons|thinks) (?:that )?(?:my|i|id|im|ive|it)(?![^ ]).*(?:better|great|improved|improving|progress|brilliant|beautiful|good|excellent|impressed|fantastic|best)`,
    ),
    unless: at(
      "(?:not (?:good|great|better|that good)|isnt|wasnt|should|could be better|need|get better soon|better (?:not|off)|had better)",
    ),
  },
  {
    pattern: at(
      `(?:im|i am|ive been|ive|i|my \\w+(?: \\w+)?(?:s| is| are| was| were| got| gets| has)) (?:getting |gotten |got |become |sounding |been |definitely |actually )*(?:${SO} )*(?:better (?:at|than|now|every|and better)|better$|cleaner (?:than|now)|cleaner$|improving|improved|faster than|stronger than|a breeze)`,
    ),
    unless: at("(?:feel(?:ing)? better|is better (?:if|when|to))"),
  },
  {
    pattern: at(
      "(?:(?:got|had|have) (?:it|all|them all|every\\w*|the) (?:\\w+ ){0,3}right|(?:i|we) (?:\\w+ ){1,7}, finally|i can (?:now |finally |actually )?(?:play|sing|do|read|say|speak|draw|hold|swim|run|dance|understand|recite) (?:\\w+ ){0,6}(?:now|by heart|from memory|all the way through|without \\w+)|(?:getting|got) the hang of|came together|high score|personal best|new record|personal record|my best (?:time|score|run|day|session|one) (?:ever|yet|so far)|new pb|a pb|breakthrough|it (?:just |finally |suddenly |all |really )*clicked|something (?:just |finally |really )*clicked|paid off|nailed it|big win|small win|little win|a win|huge success|a success|got full marks|standing ovation|best .* (?:ever|yet|so far|in (?:ages|months|weeks|years)))",
    ),
  },
  {
    pattern: at(
      `(?:(?:she|he|they|the (?:\\w+ )?(?:teacher|coach|boss|client|crowd|audience|class|team|judges?|panel)|my (?:\\w+ )?(?:teacher|coach|boss|client|manager|tutor|instructor)|everyone|everybody|people) (?:really |all |actually )*(?:loved (?:it|my)|liked (?:it|my)|praised|applauded|clapped|complimented|was (?:so |really |very )?(?:impressed|pleased)|were (?:so |really |very )?(?:impressed|pleased)|laughed at (?:all )?my jokes))`,
    ),
  },
  { pattern: at("^(?:(?:yes|and|but|well|, ) ?)*i (?:actually |really |finally |just )?did it$") },
  {
    pattern: at(
      "(?:for once i (?:didnt|could|got|managed|finished|had no)|not (?:a single|one) (?:mistake|wrong note|slip|error|stumble)|no (?:mistakes|wrong notes|errors|stumbles)|without a (?:single )?(?:hitch|mistake|slip)|surprised myself|\\d+ (?:days|weeks|sessions|times|nights) in a row|coming along (?:nicely|well|great|beautifully|so well)|and its coming along|standing ovation|round of applause|full marks|top marks)",
    ),
    unless: at("(?:lost|failed|missed|late|rained|sick|ill|bad|worse|didnt sleep)"),
  },
  {
    pattern: at(
      "(?<what>(?:i|we) (?:just |even |also |actually )*(?:got|received|earned) (?:such )?(?:a |my |some |lots of )?(?:nice |lovely |big |huge |real )?(?:compliments?|praise|applause|thumbs up|round of applause|standing ovation|good marks?|good grade|promotion|raise|encore)).*",
    ),
    turns: true,
  },
  {
    pattern: at(
      "(?<what>i (?:now |finally |already )?know (?:all )?(?:the|my|it|both|every) (?:\\w+ ){0,6}?(?:by heart|now|off by heart|inside out|from memory)).*",
    ),
    turns: true,
  },
  { pattern: at("(?:they|she|he|the \\w+) (?:just |finally )?said yes") },
  {
    pattern: at(
      "(?:they|she|he|everyone|everybody|the \\w+|my \\w+) (?:really |actually |just |all |absolutely )*(?:loved|adored) (?:it|my|what i|our|how i)",
    ),
    unless: at("(?:always|used to|never|didnt|film|movie|series|book)"),
  },
  {
    pattern: at(
      `(?:it|my (?:\\w+ ){1,3}) ?(?:sounded|came out|turned out) (?:${SO} )*(?:lovely|gorgeous|delicious|stunning|great|perfect|amazing|beautiful|brilliant|wonderful|fantastic|like (?:music|a real))`,
    ),
    unless: at("(?:sounds (?:great|good|lovely|perfect|amazing|wonderful|brilliant|fantastic)$|you)"),
  },
  {
    pattern: at(
      "(?<what>(?:i|we) (?:\\w+ )?(?:got|made it|went|played|sang|ran|swam|read|climbed) (?:\\w+ ){0,5}all the way (?:to the end|through|up|to the top|across|round)).*",
    ),
    turns: true,
  },
  {
    pattern: at(
      "(?<what>(?:i|we) (?:just |actually |finally |even )*(?:hit|reached|held|landed|nailed) (?:the|that|my|a) (?:\\w+ ){0,2}(?:note|target|goal|landing|chord|pose|handstand|jump|trick|mark|milestone)).*",
    ),
    turns: true,
  },
  {
    pattern: at("(?:(?:^|, |and |my |the |its the )first time (?:ever )?(?:i|ive|in))"),
    unless: at("(?:cried|failed|lost|fell|forgot|missed|hurt|hated|late|next time|alone|sad|scared|ill)"),
  },
  {
    pattern: at(
      "(?:actually|finally) (?:rose|worked|held|sounds?|sounded|looks?|looked|stayed|came out|fits?|fitted|bloomed|stuck)",
    ),
    unless: at("(?:stuck in|didnt|doesnt|not)"),
  },
  {
    pattern: at(
      "(?:im|its|were|ive been) (?:definitely |slowly |really |actually )*getting (?:quicker|faster|stronger|smoother|steadier|cleaner|the hang)",
    ),
  },
  {
    pattern: at(
      "(?:been )?(?:chasing|dreaming of|working towards|trying for|waiting for) (?:that|this|it) (?:for|since)",
    ),
  },
];
