import type { PeopleRules } from "~/domain/progress/reading/promise-rules";

/** How English speakers tell of people. */

const RELATIONS =
  "mother mum mom mama father dad papa sister brother son daughter wife husband partner girlfriend boyfriend fiance fiancee cousin aunt auntie uncle niece nephew grandmother grandma granny gran nan grandfather grandpa grandad granddad friend mate buddy pal flatmate roommate housemate neighbour neighbor colleague coworker teammate boss manager supervisor mentor coach teacher tutor instructor trainer professor therapist doctor boyfriend client student pupil bandmate stepmother stepfather stepmum stepdad stepson stepdaughter stepsister stepbrother godmother godfather godson goddaughter grandson granddaughter ex landlord landlady classmate assistant toddler lad drummer guitarist bassist singer pianist accompanist conductor choirmaster captain nurse vet babysitter nanny editor hairdresser barber plumber gardener vicar priest stepmum sibling great-aunt godparent chef sous-chef instructor mother-in-law father-in-law sister-in-law brother-in-law baby kid child twin dentist physio".split(
    " ",
  );
const SAME: Readonly<Record<string, string>> = {
  mum: "mother",
  mom: "mother",
  mama: "mother",
  dad: "father",
  papa: "father",
  auntie: "aunt",
  grandma: "grandmother",
  granny: "grandmother",
  gran: "grandmother",
  nan: "grandmother",
  grandpa: "grandfather",
  grandad: "grandfather",
  granddad: "grandfather",
  mate: "friend",
  buddy: "friend",
  pal: "friend",
  neighbor: "neighbour",
  coworker: "colleague",
  roommate: "flatmate",
  housemate: "flatmate",
};
const NAME = "(?<name>[\\p{L}][\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?)";
const CAPITAL = "(?<name>\\p{Lu}\\p{Ll}[\\p{L}'-]*(?: \\p{Lu}\\p{Ll}[\\p{L}'-]*)?)";
const RELATION = `(?<relation>${RELATIONS.join("|")})`;
const OF_MINE = "(?:[Mm]y(?: \\p{Ll}+'s)?|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]|[Aa]n|[Mm]e and my)";

export const people: PeopleRules = {
  relations: Object.fromEntries(RELATIONS.map((relation) => [relation, SAME[relation] ?? relation])),
  patterns: [
    new RegExp(
      `(?<!\\p{L})${OF_MINE} (?:(?:best|good|old|older|younger|little|big|dear|new|other|close|eldest|youngest|lovely|twin|vocal|guitar|piano|singing|running|swimming|violin|chess|yoga|music|work|school|dance|swim|late) ){0,2}${RELATION}s?(?: of mine| from (?:work|school|uni|college|church|choir|the (?:club|gym|band|team|office|choir)))?(?:(?: is| who is|'s| whos)? (?:called|named)|'s name is| is|,| -)? ${NAME}`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})${CAPITAL}(?:,|, who is|, who's| is| was|'s|, she's|, he's) (?:my|our|a|an old|my old|my best|my new|my older|my younger|my little) (?:(?:best|good|old|new|older|younger|little) )?${RELATION}(?!\\p{L}|'s)`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:[Uu]ncle|[Aa]unt|[Aa]untie|[Gg]randma|[Gg]randpa|[Gg]ranny|[Cc]oach) ${CAPITAL}`.replace(
        "(?:[Uu]ncle",
        "(?<relation>[Uu]ncle",
      ),
      "gu",
    ),
    new RegExp(
      `(?<=\\p{L},? )${CAPITAL} (?:says|said|told me|tells me|thinks|helped|showed me|taught me|asked|called me|came|comes|is coming|lent|gave me|laughed|joined|texted|wrote me|reckons|loved it|liked it|was there|picked me|and me|and i|and I)(?!\\p{L})`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})${CAPITAL} (?:and I|and me|from (?:work|school|uni|college|next door|the (?:club|choir|band|team|gym|office))|(?:says hi|lent me|gave me|told me|showed me|taught me|called me|texted me|helped me|made me|asked me|drove me|picked me up))(?!\\p{L})`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:with|met|called|saw|between|invited|friends|for) \\p{Lu}\\p{Ll}+(?:, \\p{Lu}\\p{Ll}+)* and ${CAPITAL}`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})${CAPITAL}'s (?:birthday|party|house|place|wedding|flat|recital|kitchen|garden|garage|boat|advice|kids)(?!\\p{L})`,
      "gu",
    ),
    new RegExp(
      `(?<!\\p{L})(?:call|called|calling|phone|phoned|text|texted|texting|tell|told|telling|ask|asked|asking|met|meet|meeting|visit|visited|visiting|thank|thanked|hug|hugged|invite|invited|promise|promised|(?:talk|talked|talking|spoke|speak|speaking|lunch|dinner|coffee|chat|chatted|chatting|jammed|rehearsed|duet|out|meet up|met up|a drink|breakfast|a date|in love|hung out|hang out|a walk|walking|living|moved in) (?:to|with)|with|saw|see|seeing|helped|helping|taught|teaching|joined|miss|missed|lent|showed|emailed|write to|wrote to|writing to|heard from|hear from|thanks to|in front of|next to|(?:draft|letter|email|message|song|card) to) ${CAPITAL}`,
      "gu",
    ),
  ],
  noName: new Set(
    "anki babbel notion figma github garmin strava peloton headspace ableton logic garageband scrivener metronome audacity rosetta busuu memrise coursera udemy strings god chopsticks i i'm i've i'll i'd im monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter god jesus alexa siri google chatgpt claude gpt openai copilot duolingo youtube zoom teams slack spotify netflix amazon apple whatsapp facebook instagram tiktok relevel english spanish french german italian japanese korean chinese russian portuguese london paris berlin madrid rome bristol dublin leeds york new america england spain france germany italy japan china europe the a an it he she they we you and but so because yes no okay well then there that this today tomorrow yesterday who which is was also when if just really music practice everyone everybody nobody somebody someone life work school teacher coach nothing something everything sunday morning tonight saturday brazil ireland scotland wales canada australia india africa lisbon porto vienna zurich dublin sydney toronto chicago boston bach liszt debussy mozart bach beethoven chopin bowie vivaldi brahms shakespeare einstein python rust java javascript excel word photoshop linux mum mom dad grandma grandpa mr mrs ms dr her his my our their your not never what how why where".split(
      " ",
    ),
  ),
  names: new Set(
    "adam alex alice amy andrew angela anna anne anthony arthur ben beth bob brian carla carlos caroline charlie chris christine claire clara colin daniel dave david denise diana ed eddie ella ellen emily emma eric erin eva femi fiona frank fred george grace greg hannah harry heather helen henry ian isabel ivy jack jacob jake james jamie jan jane jason jen jenny jess jessica jim jo joan joe john jon jonas josh julia julie karen kate kathy katie kelly ken kevin kim klara laura leah leo leon lily linda lisa liz lottie lotte louise lucas lucy luke maggie maria marie mark martha martin mary matt max megan mia michael michelle mike molly nadia nancy nick nicole nina noah nora oliver olivia oscar pam pat patrick paul paula pete peter phil priya rachel rebecca rita rob robert robin rosa rose ruth ryan sally sam samantha sandra sara sarah simon sofia sophie stella steph stephen steve sue susan tara ted theo tim toby tom tony tracy victor victoria walter wendy yuki zoe".split(
      " ",
    ),
  ),
  text: (name, relation) =>
    relation === null ? `${name} is somebody you know.` : `${name} is your ${relation}.`,
};
