const LIFE = "(?:life|living|being alive|existing|this life|my life)";
const PEOPLE =
  "(?:everyone|everybody|they|them|people|others|all|the world|my (?:\\w+ )?(?:family|kids|children|parents|wife|husband|friends)|you all)";
const IF_GONE =
  "(?:i (?:was|were) (?:gone|dead|not (?:here|around)|no longer (?:here|around))|i (?:wasnt|werent) (?:here|around|alive)|i (?:disappeared|died|didnt exist))";
const HARMER =
  "(?:hes|shes|(?:he|she|my (?:ex )?(?:husband|wife|boyfriend|girlfriend|partner|ex|dad|father))(?: is|s)?)";
const WALK_INTO =
  "(?:driv(?:e|ing) (?:(?:in)?to a (?:tree|wall|truck|lorry)|off (?:a|the) (?:bridge|road|cliff))|(?:jump|step|walk|throw)(?:ing)?(?: myself)? (?:(?:in front of|under) (?:a|the) (?:train|car|bus|truck|lorry|tube)|off (?:a|the|my) (?:bridge|roof|building|cliff|balcony)|into (?:the )?traffic|on(?:to)? the tracks))";

/** Thoughts of dying and fear of somebody, said around the corner. */
export const OBLIQUE: readonly RegExp[] = [
  `\\b(?:tired|sick|weary|done|fed up|exhausted|had enough|giv(?:e|en|ing) up) (?:of|with|on|from)(?: all(?: of)?)? ${LIFE}(?! (?:in|at|with|drawing|drawings|models?|here|alone|like a)\\b)`,
  "\\b(?:life|living|lifes)(?: is| just| is just| has become)? ?(?:isnt|not|no longer|never) (?:really |just )?worth (?:living|it|the (?:pain|effort))\\b",
  "\\b(?:want|wish|like|love|hope|pray|could|rather)(?: i could)?(?: to)?(?: just)? (?:go|fall)(?: back)?(?: to)? (?:sleep|asleep) (?:and )?(?:never|not|dont|wont) (?:ever )?wake(?: up)?\\b",
  "\\bi (?:hope|wish|pray)(?: to god)? i (?:dont|wont|never|didnt|wouldnt) wake up\\b",
  `\\b${PEOPLE}(?: ?d| would| will|ll)(?: all| probably| just)? be (?:happier|better|better off|glad|relieved) (?:if|when|once) ${IF_GONE}`,
  "\\b(?:written|wrote|writing|write|left|leaving) (?:my (?:goodbye|farewell)|(?:my|a|the) suicide) (?:letters?|notes?)\\b",
  "\\b(?:saving|hoarding|stockpiling|collecting|counted|counting) (?:up )?(?:all )?my (?:sleeping )?(?:pills|tablets|meds|medication)\\b",
  "\\b(?:theres|i see|i have|see) no (?:other )?way out(?: for me| anymore)*$",
  `\\b(?:think|thinking|thought|thoughts|fantasi[sz]e|fantasi[sz]ing|dream|feel like|want) (?:about |of |to )?${WALK_INTO}\\b`,
  `\\b(?:im|ive become|being|feel like|just) (?:just |only |such |nothing but )*a burden (?:to|on|for) ${PEOPLE}\\b`,
  "\\bi (?:just |only |really )*want to be (?:with|reunited with) my (?:dead|late) \\w+\\b",
  "\\bsuicide (?:is (?:on my mind|an option|the only)|keeps)\\b",
  "\\b(?:taken|took|swallowed) (?:too many|all|a (?:lot|bunch|handful))(?: (?:of|my|the|his|her|sleeping|pain|heart)){0,4} (?:pills|tablets|meds|medication|painkillers)\\b",
  `\\b${HARMER} (?:(?:going|threatening|trying|wants|about|promised) )+to (?:hurt|kill|beat|hit) me\\b(?! (?:at|in|on) )`,
  "^(?:\\w+ ){0,2}i (?:just |really )?dont feel safe(?: (?:here|anymore|right now|at the moment|tonight|with them))*$",
  "\\b(?:whats|what is|dont see|cant see|theres no|see no) (?:the |any |a )?point (?:of|in|to) (?:anything|it all|everything|life|carrying on|going on)(?: anymore)*$",
].map((pattern) => new RegExp(pattern));

/** "To die of embarrassment" is a figure of speech. */
export const FIGURES =
  /\bdie (?:of|from|for) (?:embarrassment|shame|laughter|laughing|boredom|curiosity|hunger|thirst|heat|cold)\b/;
