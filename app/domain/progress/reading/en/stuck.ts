import { at, SO } from "~/domain/progress/reading/en/wording";
import type { Wording } from "~/domain/progress/reading/rule-types";

/** How English speakers tell of what was hard. */
export const stuck: readonly Wording[] = [
  {
    pattern: at(
      "(?<what>i (?:always|constantly|still|just) (?:mess|screw|trip|stumble|rush|forget|lose|get (?:lost|confused|tangled)|slip|fall|miss|drop|tense|freeze|hesitate)(?: up)?).*",
    ),
    turns: true,
    unless: at("(?:always forget how (?:nice|good)|miss (?:him|her|them|my|the)|fall asleep)"),
  },
  {
    pattern: at(
      "i just cant$|i cant for the life of me|cant seem to|(?:stuck|sticks?) (?:fast|to everything)|(?:wont|wouldnt|doesnt) (?:budge|move|rise|hold|stay|stick|behave|cooperate)",
    ),
  },
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
];
