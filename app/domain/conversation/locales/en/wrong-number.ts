import { whole } from "~/domain/conversation/locales/en/words";
import type { Phrases } from "~/domain/conversation/locales/locale";

const MISTAKEN =
  "(?:must (?:have|be)|mustve|have|ve|got|have got|ve got|must have got|dialed|dialled|have dialed|have dialled|ve dialed|ve dialled|called|have called|ve called|rang|have rung|ve rung|reached|have reached|ve reached|must have dialed|must have dialled)";
const SOMEBODY =
  "(?:someone|somebody|some one|some other person|another person|a different person)(?: else)?";
const MORE =
  "(?: (?:mate|man|pal|dude|dear|buddy|love|sir|madam|here|there|sorry|i|im|ive|you|youve|thanks|thank|bye|goodbye|stop|dont|please|this|for|okay|again|but|and|so|no|its|he|she|im afraid)(?: .*)?)?";
const I_THINK =
  "(?:i (?:think|believe|guess|suppose|fear) |im afraid |looks like |it seems |sounds like |i |im not \\w+ )?";

const WRONG_NUMBER = whole(
  `(?:(?:its|this is|thats|that is|must be|it must be|${I_THINK}you(?: |(?=ve))${MISTAKEN}|this must be|(?:.* )?youve (?:got|called|dialed|dialled|reached|rung)) )?(?:(?:the|a) )?wrong (?:phone )?(?:number|person|phone|guy|man|woman|house|place|party)${MORE}`,
  "(?:.* )?(?:you|youve|you have|youve got|you must have)(?: got| called| dialed| dialled| reached| rung| have)? the wrong (?:phone )?(?:number|person|guy|man|woman|house)",
  "(?:theres |there is )?(?:no one|nobody|no) (?:\\w+ )?(?:here )?(?:by|with|of|called|named) (?:that|this) name(?: .*)?",
  "(?:theres |there is )?(?:no one|nobody) (?:here )?(?:called|named) \\w+(?: here| lives here| living here| at this number)?",
  "nobody here is (?:called|named) \\w+|(?:i )?dont know (?:any|a|an) (?!thing|one|body|song|chord|word)\\w+ sorry|sorry i dont know (?:any|a) (?!thing|one|body|song|chord|word)\\w+",
  "(?:theres )?no (?!bug|one|body|rush|need|problem|way|time|chance|point|reason|doubt|hurry|idea|error|music|piano|guitar)\\w+ (?:here|at this number|living here|on this number)",
  `(?:this|that) (?:isnt|is not) (?:his|her|their|\\w+s) (?:number|phone|mobile)(?: anymore| now)?${MORE}`,
  "(?:he|she|they|(?!(?:it|that|this|there|which|teacher|mum|mom|dad|sister|brother|friend|dog|cat)\\b)\\w+) (?:doesnt|dont|does not|no longer) (?:lives?|have this (?:number|phone)|use this (?:number|phone))(?: here)?(?: anymore| now| any longer)?",
  "(?:im|i am) not (?:the person|the one|who) (?:youre|you are|you think|you want|you)(?: .*)?",
  "(?:.* )?who(?:s| is) \\w+ i dont know (?:any|a|anyone|anybody|who)(?: .*)?",
  "(?:i )?dont know (?:any(?:one|body)?|a) ?(?:called|named|by the name(?: of)?|with that name) .*|(?:i )?dont know (?:anyone|anybody) (?:by|with|of) (?:that|this) name(?: .*)?",
  `(?:this|the|that) (?:number|phone|line) (?:belongs to|isnt|used to be|used to belong to|is) (?:${SOMEBODY}|someone elses|somebody elses|not yours|another|a \\w+ (?:shop|office)|a (?:dentist|bakery|doctor|business|company|fax|shop|school|restaurant))(?: .*)?`,
  "this used to be (?:someone|somebody) elses (?:number|phone)(?: .*)?",
  `${I_THINK}(?:you(?:re| are| must be| might be| have to be)? (?:looking for|after|trying to reach|want|wanted|thinking of|confusing me with|mistaking me for)) (?:${SOMEBODY}|the previous owner|the last owner|the person who had)(?: .*)?`,
  `${I_THINK}(?:youve|you have|you|youre|you are|you must have|youve got) (?:mixed me up|mixing me up|confused me|confusing me|mistaken me|mistaking me|got me mixed up|got me confused) (?:with|for) .*`,
  `(?:.* )?(?:i think |im afraid |)you(?:ve| have| must have)? (?:mis ?dial(?:l)?ed)${MORE}`,
  "i (?:only )?(?:just )?got (?:this|my) (?:phone )?number (?:last|a|this|yesterday|two|three|recently|only|not long)(?: .*)? (?:its not|im not|it isnt|its no longer|not) .*",
);

export const wrongNumber: Phrases = { whole: WRONG_NUMBER, where: "any" };
