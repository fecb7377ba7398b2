import { POLITE, whole } from "~/domain/conversation/locales/en/words";
import type { Phrases } from "~/domain/conversation/locales/locale";

const MINUTE =
  "(?:(?:a|one|1|two|2|three|3|four|4|five|5|ten|10|fifteen|15|twenty|20|thirty|30|sixty|60|ninety|90|half a|a couple(?: of)?|couple of|a few|like a|about a|maybe a) )(?:quick |short )?(?:minutes?|mins?|seconds?|secs?|moment)";
const HEDGE = "(?:really |only |just |like |about |maybe |literally |around |roughly )*";
const TAIL =
  "(?: (?:today|now|right now|tonight|here|so|to (?:talk|spare|chat|speak)|for (?:this|you|a chat|today)|because|before|till|until|okay|sorry|please|then|and|but|left(?!.* (?:of|on|in) the)|max|tops|at most|im)(?: .*)?)?";
const LEAVE = "(?:go|leave|run|head off|head out|get going|hang up|be off|dash|board)";
const SHORT = "(?:quick|short|brief|fast|quickly|to the point)";

const SHORT_ON_TIME = whole(
  `(?:.* (?:so|and|but|listen|look|sorry|because|cause) )?(?:i|ive|you|youve)(?: have| got| ve got| have got)? ?${HEDGE}(?:have |got |have got )?${HEDGE}${MINUTE}${TAIL}`,
  `(?:only|just) (?:have|got) (?:like |about |maybe )?${MINUTE}${TAIL}`,
  `(?:only|just) ${MINUTE} (?:today|tonight|now|right now|please|for you|left)`,
  `${HEDGE}${MINUTE} (?:max|tops|at most|only|no more)${TAIL}`,
  `(?:i |we )?(?:dont|havent) (?:have|got) (?:much|a lot of|a lot|any|that much|long|very long)(?: time)?${TAIL}`,
  `(?:i )?(?:cant|dont have time to|wont be able to|wont|couldnt) (?:really )?(?:talk|chat|stay|speak|stay on|be on)(?: (?:on )?(?:the )?(?:phone|line|call))?(?: for)?(?: too| very| that| so)? long(?: .*)?`,
  `(?:im|i) (?:in|kind of in|a bit in|sort of in|really in|always in) a (?:bit of a |big |real |massive )?(?:hurry|rush)${TAIL}`,
  `(?:im )?(?:a bit |a little |very |really |kind of )?(?:short on|short of|pressed for|tight on|low on|running out of) time${TAIL}`,
  `(?:i|ive|id|im)? ?(?:really |just )?(?:have to|got to|need to|must|going to have to|better|will have to|about to) ${LEAVE}(?: again)? in ${MINUTE}(?: .*)?`,
  `(?:(?:can|could) (?:we|you) |lets |let us |please |id like to )*(?:make|keep|do|have) (?:it|this|that|todays call|the call)(?: a)? (?:real |really |very )?${SHORT}(?: (?:one|call|version))?${POLITE}(?: today| tonight)?(?: please)?`,
  `(?:.*(?<!\\bto) )?(?:lets |please )?(?:make|keep) (?:it|this) ${SHORT}${POLITE}(?: today)?`,
  `(?:(?:can|could) (?:we|you|i) (?:do|have|get|give me) |give me |lets (?:do|have) |just |do )?(?:(?:the|a) )?(?:quick|short|brief|fast) (?:one|version|call|chat)(?: (?:today|please|tonight|thanks|then))*`,
  `(?:lets |please |can (?:we|you) )?be (?:quick|brief|fast)${POLITE}`,
  `(?:can (?:we|you) |could (?:we|you) |lets |please )?(?:speed (?:it|this) up|hurry up|hurry)${POLITE}|quickly please`,
  `(?:theres )?(?:not|no) (?:much |a lot of )?time${TAIL}`,
);

export const shortOnTime: Phrases = { whole: SHORT_ON_TIME, where: "any" };
