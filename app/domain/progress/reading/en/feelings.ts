import type { FeelingRules } from "~/domain/progress/reading/rule-types";

const at = (pattern: string) => new RegExp(`(?<![^ ])${pattern}(?![^ ])`);
const SO =
  "(?:so|really|very|pretty|quite|super|too|a bit|a little|extremely|incredibly|honestly|just|still|also|actually|such|rather|surprisingly|much|way|a lot|always|kind of|that|all|more)";
const I = "(?:i|ive|we|weve)";

const EMOTION =
  "(?:nervous|anxious|angry|sad|stress(?:ed|y)|tense|irritable|irritated|frustrated|scared|afraid|ashamed|guilty|jealous|overwhelmed|lonely|impatient|insecure|defensive|panicky|embarrassed|calm(?:er)?|happy|happier|relaxed|restless|grumpy|snappy|upset|low|down|worried|self conscious|moody|hopeless|annoyed|cranky|proud|shy|bitter|resentful|mad|furious|homesick|numb|gloomy|melancholic|vulnerable|worthless|bad|worse|like (?:a failure|an idiot|a fraud|crying|im not good enough))";
const FEEL = `(?:(?:get|feel|become|am|turn|grow|end up|start(?: to)? feel(?:ing)?|getting|feeling|im|be)(?: feeling| getting)? (?:${SO} )*${EMOTION}|freeze(?: up)?|shut down|tense up|panic|snap(?: at \\w+(?: \\w+)?)?|cry|blush|lose my temper|lose my patience|clam up|spiral|overthink(?: everything)?|beat myself up|withdraw|my (?:heart|chest|stomach|hands|throat|shoulders?) (?:\\w+ ){0,2}(?:races?|racing|tight(?:ens)?|sinks?|knots?|pounds?|shakes?|shaking|sweat\\w*|tense))`;
const MAKES = `(?:makes?|making|leaves|puts) me (?:feel )?(?:${SO} )*(?:${EMOTION}|cry|panic|freeze|in a (?:bad|good) mood)`;
const EACH =
  "(?:whenever|every time|each time|everytime|any time|anytime|the moment|as soon as|every (?:sunday|monday|morning|evening|night|week|single time)|when(?:ever)?)";
const TEND =
  "(?:always|usually|often|tend to|generally|keep|constantly|every time|whenever|each time|everytime|never fail to)";

export const feelings: FeelingRules = {
  win: [
    {
      pattern: at(
        `(?<what>${I} (?:have |just |actually |also )*finally (?:\\w+ed|get|know|hear|see|feel|got|did|made|hit|ran|sent|wrote|understood|beat|spoke|found|swam|sang|drew|read|won|held|nailed|went|felt|could|can|have|had|managed|built|broke|began|kept|stood|told|slept))(?![^ ]).*`,
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
  ],
    { pattern: at("^(?:(?:yes|and|but|well|, ) ?)*i (?:actually |really |finally |just )?did it$") },
    {
      pattern: at(
        "(?:for once|not (?:a single|one) (?:mistake|wrong note|slip|error|stumble)|no (?:mistakes|wrong notes|errors|stumbles)|without a (?:single )?(?:hitch|mistake|slip)|surprised myself|(?:\\w+ )?(?:days|weeks|sessions|times|nights) in a row|coming along (?:nicely|well|great|beautifully|so well)|and its coming along|standing ovation|round of applause|full marks|top marks)",
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
        "(?:they|she|he|everyone|everybody|the \\w+|my \\w+) (?:really |actually |just |all |absolutely )*(?:loved|liked|adored) (?:it|my|the|what i|our|how i)",
      ),
      unless: at("(?:always|used to|never|didnt|film|movie|series|book)"),
    },
    {
      pattern: at(
        `(?:it|that|they|the (?:\\w+ ){1,3}|my (?:\\w+ ){1,3}) ?(?:sounded|looked|tasted|felt|came out|turned out|sounds|looks|tastes) (?:${SO} )*(?:lovely|gorgeous|delicious|stunning|great|perfect|amazing|beautiful|brilliant|wonderful|fantastic|like (?:music|a real))`,
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
      pattern: at("(?:for the (?:very )?first time|(?:^|, |and |my |the |its the )first time (?:ever )?(?:i|ive|in))"),
      unless: at("(?:cried|failed|lost|fell|forgot|missed|hurt|hated|late|next time|alone|sad|scared|ill)"),
    },
    {
      pattern: at("(?:actually|finally) (?:rose|worked|held|sounds?|sounded|looks?|looked|stayed|came out|fits?|fitted|bloomed|stuck)"),
      unless: at("(?:stuck in|didnt|doesnt|not)"),
    },
    { pattern: at("(?:im|its|were|ive been) (?:definitely |slowly |really |actually )*getting (?:quicker|faster|stronger|smoother|steadier|cleaner|the hang)") },
    { pattern: at("(?:been )?(?:chasing|dreaming of|working towards|trying for|waiting for) (?:that|this|it) (?:for|since)") },
  ],
  stuck: [
    {
      pattern: at(
        "(?<what>i (?:always|constantly|still|just) (?:mess|screw|trip|stumble|rush|forget|lose|get (?:lost|confused|tangled)|slip|fall|miss|drop|tense|freeze|hesitate)(?: up)?).*",
      ),
      turns: true,
      unless: at("(?:always forget how (?:nice|good)|miss (?:him|her|them|my|the)|fall asleep)"),
    },
    { pattern: at("i just cant$|i cant for the life of me|cant seem to|(?:stuck|sticks?) (?:fast|to everything)|(?:wont|wouldnt|doesnt) (?:budge|move|rise|hold|stay|stick|behave|cooperate)") },
    {
      pattern: at(
        "(?:(?:come|comes|came|go|goes|went|move|moves|moved|is|are|was|were|its|thats|still) (?:\\w+ )?too (?:fast|quick|quickly|slow|slowly|high|low|big|small|loud|wide|long|heavy|stiff|tight|wet|dry|hard|difficult|steep|dark)(?: for me)?)",
      ),
      unless: at("(?:not|isnt|wasnt|never|too late|too long to wait)"),
    },
    {
      pattern: at(
        "(?:(?:got|get|gets|getting) (?:so |really |a bit )?(?:bored|frustrated|confused|muddled|discouraged)|(?:felt|feel|feeling) like (?:giving up|quitting|crying|an idiot|a failure)|(?:wanted|want|nearly|almost) (?:to )?(?:give up|gave up|quit)|no matter (?:what|how)|lost (?:all )?(?:patience|count|heart|motivation)|running out of (?:patience|ideas)|clean off|(?:it|the \\w+|my \\w+) (?:just |completely |suddenly )*(?:broke|snapped|cracked|collapsed|chipped|tore|burned|burnt|fell over|came apart))",
      ),
      unless: at("(?:broke (?:the ice|my record|my pb)|news broke|day broke|not bored)"),
    },
    {
      pattern: at(
        "(?:wont do what i|too (?:tired|exhausted|distracted|nervous|slow|stiff|weak) to \\w+|(?:drives?|driving) me (?:crazy|mad|nuts|insane|up the wall)|not (?:improving|getting (?:anywhere|better))|getting nowhere|going nowhere)",
      ),
    },
    {
      pattern: at(
        "(?<what>(?:i|we) (?:just |also |still |always |keep |kept )*(?:got|get|getting|was|were|am|felt) (?:\\w+ )?stuck) .*",
      ),
      turns: true,
      unless: at(
        "stuck (?:in (?:traffic|a meeting|the (?:lift|elevator))|with it|to it|at (?:work|the office|home))",
      ),
    },
    {
      pattern: at(
        "(?:im|i am|ive been|still|got|getting|be|keep getting) (?:a bit |still |kind of |really |totally |completely |so )*stuck",
      ),
      unless: at("stuck (?:in (?:traffic|a meeting|the (?:lift|elevator))|to it|at (?:work|the office))"),
    },
    {
      pattern: at(
        "(?<=(?:^|(?:^| )(?:,|and|but|because|so|that|when|if|where|honestly|well|also|cause|though) ))(?<what>i (?:just |still |really |simply |honestly |literally )*(?:cant|couldnt) (?:seem to |ever |quite |really |even |yet |just )*(?:get|do|play|focus|concentrate|keep|figure|make|hold|reach|find|understand|pronounce|hit|land|manage|coordinate|control|hear|feel|switch|change|sing|relax|stick|finish|start|roll|tell them apart|follow|sustain|memori[sz]e|nail|read|write|crack|solve|draw|run|balance|breathe|handle|stay|move|bring myself|commit|motivate|remember (?:the|any|all|which|how|my|half|words|names|what))).*",
      ),
      unless: at(
        "(?:(?:hear (?:anything|you|a thing))|cant (?:make (?:it (?:to|tomorrow|on)|tomorrow|friday|monday)|find my (?:keys|phone|glasses)|hear you|understand (?:you|why he|why she|people)|get over how|stay (?:long|on)|tell you|do (?:that|it) (?:today|tomorrow|on)|do (?:friday|monday|tomorrow)|talk|keep you|get enough)|couldnt (?:make it|do it today)|couldnt be (?:happier|better))",
      ),
      turns: true,
    },
    {
      pattern: at(
        "(?<what>i (?:just |still |always |also |constantly )*(?:keep|kept) (?:on )?(?:forgetting|making|losing|messing|missing|getting|falling|stopping|putting|procrastinating|cracking|interrupting|worrying|comparing|stumbling|rushing|hitting|mixing|confusing|avoiding|postponing|tripping|dropping|slipping|running out|going (?:flat|sharp)|tensing|speeding|slowing|failing|giving up|delaying|checking my phone|second guessing|freezing|doubting)).*",
      ),
      unless: at("(?:getting better|getting easier|making progress|losing weight)"),
      turns: true,
    },
    {
      pattern: at(
        "(?<what>(?:i|ive|we) (?:\\w+ )?(?:struggle|struggled|been struggling|wrestled) (?:(?:with|to|a lot|at)) ?.*)",
      ),
      turns: true,
    },
    {
      pattern: at(
        "(?:im struggling|still struggling|struggling (?:with|to)|was a (?:real )?struggle|is a (?:real )?struggle|its a struggle)",
      ),
    },
    {
      pattern: at(
        `(?:is|was|are|were|its|thats|theyre|s|still|feels|felt|find|find it|found it|found|gets|got|seems|\\w+s) (?:${SO} )*(?:hard|harder|difficult|tricky|tough|impossible|frustrating|messy|a mess|a disaster|a nightmare|a pain|exhausting|overwhelming|sloppy|shaky|beyond me|too fast for me|killing me|annoying|hopeless|brutal|rough|a killer)`,
      ),
      unless: at(
        "(?:(?:isnt|wasnt|arent|werent|not|nothing|never|hardly|less) (?:\\w+ ){0,3}(?:hard|difficult|tricky|tough|harder)|hard (?:work|worker|drive|boiled|copy|disk|time believing)|so hard (?:i|we) laughed|laughed so hard|(?:worked|works|work|try|tried|tries|practi[sc]ed) (?:so |really |very )*hard|what is hard)",
      ),
    },
    {
      pattern: at(
        "(?:the|my|one|main|biggest|only|real|another) (?:\\w+ )?(?:problem|trouble|issue|obstacle|challenge|hurdle|difficulty|worry|fear|hard part|hardest part|hardest thing|tricky part|trickiest part|tough part|struggle)(?:s| is| was| for me| with me| ,)",
      ),
      unless: at("(?:no (?:\\w+ )?(?:problem|trouble|issue)|the problem set|not (?:a|the) problem)"),
    },
    {
      pattern: at(
        "(?:(?:have|had|having|got|ive) (?:some |a lot of |a bit of |real |so much |big |still )*(?:trouble|problems|difficulty|difficulties|a hard time|issues) (?:with|\\w+ing|to|at|on|in|focus\\w*))",
      ),
      unless: at("(?:no (?:trouble|problem)|didnt have)"),
    },
    {
      pattern: at(
        `(?:im|i am|i was|i got|i get|ive been|i feel|i felt|it is|its|that was|was|feeling) (?:${SO} |\\w+ly )*(?:frustrated|frustrating|furious|fed up|overwhelmed|demotivated|unmotivated|burnt out|burned out|worried (?:about|that|i|if|it|my)|afraid (?:of|ill|that ill|to)|scared (?:of|that|to|about)|anxious about|nervous about|stressed (?:about|out)|discouraged|disappointed (?:with|in|about|that))`,
      ),
      unless: at(
        "(?:not|isnt|wasnt|less|no longer) (?:\\w+ )?(?:frustrated|worried|afraid|scared|nervous|anxious)",
      ),
    },
    {
      pattern: at(
        "(?<what>(?:i|we) (?:just |really |also |still |totally |completely |kind of |sort of |basically )*(?:messed (?:it |that |up|the)|messed up|screwed (?:it |that |up)|failed|gave up|froze|procrastinated|blanked|fell apart|hit a wall|burned out|lost (?:my (?:patience|focus|rhythm|place|motivation|confidence|temper|count)|the (?:rhythm|beat|thread|tempo)|focus|motivation|concentration)|got (?:distracted|frustrated|confused|lost|nowhere|overwhelmed|discouraged|rejected|turned down))).*",
      ),
      turns: true,
      unless: at("(?:never|didnt|not) (?:\\w+ )?(?:fail|failed|give|gave|lost)"),
    },
    {
      pattern: at(
        "(?:it|that|things|practice|today|everything|the (?:\\w+ ){1,2}|my (?:\\w+ ){1,2}) ?(?:all )?(?:didnt (?:go|work|sound) (?:\\w+ )?(?:well|good|great|out|right|as planned|at all|smoothly)|didnt go well|went (?:\\w+ )?(?:badly|terribly|wrong|awful|horribly|poorly)|fell apart|falls apart|wont (?:stay|go|come|stick|work)|doesnt (?:sound|stick|work|feel|come)|keeps? (?:\\w+ing))",
      ),
      unless: at(
        "(?:keeps? (?:getting|going) (?:better|well)|keeps? (?:improving|growing|going|me|coming back to me)|nothing (?:went wrong|bad))",
      ),
    },
    {
      pattern: at(
        "(?<what>my (?:\\w+ )?(?:hands?|fingers?|wrists?|back|voice|shoulders?|knees?|legs?|arms?|mind|brain|lips|thumb|pinky|accent|focus|concentration|motivation|ankle|neck|eyes|feet) (?:just |still |always |keeps? |kept |really |also )*(?:hurts?|hurting|gets? (?:so |really )?(?:tired|tense|cramped|sore|tight)|cramps?|cramping|ached?|aches|wanders?|wandering|cracks?|cracking|goes (?:numb|blank)|went (?:numb|blank)|locks? up|gives? out|tense[sd]? up|shakes?|seizes? up|dont (?:move|reach|listen)|wont (?:move|reach|listen|cooperate|bend|stretch)|isnt (?:strong|there))).*",
      ),
      turns: true,
    },
    {
      pattern: at(
        "(?:i (?:have|had|have got|ve got|got) no (?:clue|idea) (?:how|what|why|where)|ive no (?:clue|idea) (?:how|what|why)|i dont (?:\\w+ )?(?:know (?:how to|what to do)|understand (?:the|how|why|what|it|this)|get (?:the|how|why|it|this)|have (?:the |any |enough )?(?:time|energy|motivation|discipline|patience|confidence)))",
      ),
      unless: at(
        "(?:dont know how to (?:thank|say this)|dont get me wrong|you|dont have time (?:to talk|right now|now|today|for this))",
      ),
    },
    {
      pattern: at(
        "(?:still|yet) (?:a )?(?:\\w+ )?(?:buzz\\w*|mess|out of tune|too slow|not there|a long way|way too slow|wobbly|clumsy|stiff|weak|bad|terrible|awful)",
      ),
    },
  ],
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
  notAnAnswer:
    /^(?:(?:no|nope|nah|nothing|none)(?![^ ])(?!.*(?<![^ ])(?:but|except|just|only|apart)(?![^ ]))|(?:not (?:really|much|a lot|today|particularly|that i|especially)|hardly anything)(?![^ ])(?!.*(?<![^ ])(?:but|except|apart)(?![^ ]))|(?:it|everything|all|that|today|honestly|well) (?:was|went|is|felt) (?:\w+ )?(?:fine|okay|ok|easy|good|well|smooth|smoothly|great|alright)(?!.*(?<![^ ])(?:but|except|apart)(?![^ ]))|(?:all|everything) (?:good|fine)|i dont (?:know|think so|remember)|i had (?:none|no)|(?:can|could|would|will|do|are) you|what|why|who|set|give|tell me|ignore|thank you|please|stop|ask me|goodbye|bye|yes$|im (?:good|fine)|same as|skip|pass|next question|i didnt (?:practi[sc]e|do anything)|i am fine|easy)(?![^ ])/,
  quote: {
    win: (text) => `Something went well: ${text}.`,
    stuck: (text) => `Something was hard: $text.`,
    feeling: (text) => `You named a pattern: $text.`,
  },
};
