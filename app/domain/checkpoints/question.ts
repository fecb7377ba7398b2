import { turnAround } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { isSensitive } from "~/domain/conversation/sensitive";
import { countWords } from "~/domain/conversation/words";
import type { LocalDate } from "~/lib/columns";
import type { Language } from "~/providers/telephony/provider";
import { contentWords } from "./content-words";

/** What a question is made of. */
export type Learned = {
  /** One sentence to the person. */
  text: string;
  /** The person's own words. */
  quote: string;
  /** The name of its skill, or null. */
  skill: string | null;
  /** The local day it was learned on. */
  day: LocalDate;
};

const LONGEST_TOPIC = 5;

type Grammar = {
  /** What leads to what was learned: "I noticed that". */
  lead: RegExp;
  /** Words before which a topic may end. Without accents. */
  verbs: RegExp;
  /** Other words that look like one, where that can be seen. */
  verbLike: RegExp | null;
  /** Another word comes before the thing they are about. */
  adjective: RegExp;
  determiner: RegExp;
  /** After these a topic goes on: "asking for …", "two …". */
  goesOn: RegExp;
  /** No topic begins with these, or is one of these. */
  noTopic: RegExp;
  /** The condition of "when I breathe out, my hand gets lighter"; the first group. */
  condition: RegExp | null;
  about(topic: string): string;
  happens(condition: string): string;
  skill(skill: string, day: string): string;
  day(day: string): string;
};

const GRAMMAR: Readonly<Record<Language, Grammar>> = {
  en: {
    lead: /^.*?\b(?:learn(?:ed|t)|reali[sz]ed|noticed|found(?: out)?|discovered|figured out|understood|saw|taught me|told me|showed me)(?: today| again| also| just)?(?: that| how to| to| how| about)?\s+/i,
    verbs:
      /^(?:is|are|was|were|isnt|arent|has|have|had|can|cant|could|should|shouldnt|must|will|wont|would|do|does|dont|doesnt|need|makes?|goes|go|gets?|helps?|works?|belongs?|rings?|sounds?|feels?|means?|comes?|takes?|gives?|stays?|keeps?|moves?|sits?|stands?|holds?|starts?|ends?|becomes?|looks?|wants?|depends?|matters?|changes?|turns?|shows?|lets?|runs?|rests?|falls?|breaks?|opens?|closes?|saves?|tastes?|hurts?)$/u,
    verbLike: /^\p{L}{3,}(?<!s|u|i)s$/u,
    adjective:
      /^(?:first|second|third|left|right|upper|lower|big|small|new|old|long|short|high|low|sharp|dull|slow|fast|hard|soft|warm|cold|calm|good|bad|wrong|main|whole|double|open|own|(?:eas|hard|long|short|fast|slow|high|low|small|bigg)(?:i)?est|\p{L}{3,}(?:ful|ous|ive|ical|less|able))$/iu,
    determiner: /^(?:my|the|a|an|your|our|his|her|their)$/i,
    goesOn:
      /^(?:of|for|with|without|to|in|on|at|from|by|about|over|under|before|after|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/i,
    noTopic:
      /^(?:i|im|ive|you|it|its|this|that|these|those|there|he|she|they|we|if|when|not|no|nothing|something|everything|what|why|how|and|but|so|because|to|thing|things|way|lot|bit|trick|key|point|problem|best|first|last|next|other|same|most|only|more|less|it's|i'm|i've|there's|that's|one|some|all|really|very)$/i,
    condition: /^(?:if|when|whenever)\s+(i\s+[^,.;]{3,50}?)(?:,|\s+then\b|(?=\s+i\s))\s*\S/i,
    about: (topic) => `You learned something about ${topic}. What was it?`,
    happens: (condition) => `You learned what happens when ${condition}. What was it?`,
    skill: (skill, day) => `On ${day} you learned something about ${skill}. What was it?`,
    day: (day) => `On ${day} you learned something new. What was it?`,
  },
  es: {
    lead: /^.*?(?<!\p{L})(?:aprend[ií](?:do)?|descubr[ií]|descubierto|not[eé]|notado|entend[ií](?:do)?|me di cuenta|dado cuenta|he visto|vi|me ense[nñ](?:[oó]|aron)|ense[nñ]ado)(?: hoy| tambi[eé]n)?(?: de| a| sobre)?(?: que| c[oó]mo)?\s+/iu,
    verbs:
      /^(?:es|son|era|eran|fue|esta|estan|estaba|va|van|iba|tiene|tienen|debe|deben|puede|pueden|hay|hace|hacen|suena|suenan|ayuda|ayudan|sirve|sirven|funciona|funcionan|necesita|necesitan|queda|quedan|sale|salen|viene|vienen|empieza|empiezan|termina|terminan|cambia|cambian|depende|dependen|pasa|pasan|se|no|me|te|lo|la|le|duele|duelen|gira|sube|baja|cuesta|cuestan|importa|importan|mejora|mejoran|relaja|relajan|mueve|mueven|debo|tengo|siempre)$/u,
    verbLike: null,
    adjective:
      /^(?:primer[oa]?|segund[oa]|tercer[oa]?|gran|buen[oa]?|mal[oa]?|nuev[oa]s?|viej[oa]s?|propi[oa]s?)$/i,
    determiner: /^(?:el|la|los|las|mi|mis|tu|tus|su|sus|un|una)$/i,
    goesOn: /^(?:de|con|sin|para|por|en|a|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d+)$/i,
    noTopic:
      /^(?:yo|si|cuando|que|no|nada|algo|todo|esto|eso|ello|como|porque|pero|y|a|de|en|con|para|por|se|me|te|lo|hay|es|cosa|cosas|forma|manera|clave|truco|problema|mejor|primera?|ultim[oa]|otr[oa]|mism[oa]|mayoria|verdad|vez|veces)$/i,
    condition: null,
    about: (topic) => `Aprendiste algo sobre ${topic}. ¿Qué era?`,
    happens: (condition) => `Aprendiste qué pasa cuando ${condition}. ¿Qué era?`,
    skill: (skill, day) => `El ${day} aprendiste algo sobre ${skill}. ¿Qué era?`,
    day: (day) => `El ${day} aprendiste algo nuevo. ¿Qué era?`,
  },
};

/**
 * The question by which something learned is recalled aloud. It names what it was about, in the person's words, and
 * not what was learned about it; where no such words are sure enough, the skill, or the day.
 *
 * @param learned what it was, and when
 * @param language the talk was in
 */
export function questionFor(learned: Learned, language: Language): string {
  const grammar = GRAMMAR[language];
  if (!isSensitive(learned.quote, language)) {
    for (const sentence of [learned.quote, learned.text]) {
      const question = questionIn(sentence, grammar, language);
      if (question !== null) return question;
    }
  }
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${learned.day}T12:00:00Z`));
  return learned.skill === null ? grammar.day(day) : grammar.skill(learned.skill, day);
}

function questionIn(sentence: string, grammar: Grammar, language: Language): string | null {
  const said = sentence
    .normalize("NFC")
    .replace(/[’‘]/g, "'")
    .split(/[.!?;…\n]+(?:\s|$)/);
  const told = said.find((part) => grammar.lead.test(part));
  const clause = (told ?? said[0] ?? "").replace(grammar.lead, "").replace(/\s+/g, " ").trim();
  const { answers } = localeOf(language);
  const turned = (words: string) => turnAround(words.replace(SENTENCE_START, lower), answers);
  const condition = grammar.condition?.exec(clause)?.[1];
  if (condition !== undefined && leavesSomething(condition, clause, language)) {
    return grammar.happens(turned(condition));
  }
  const topic = topicIn(clause, grammar);
  if (topic === null || !leavesSomething(topic, clause, language)) return null;
  return grammar.about(turned(topic));
}

/** A capital that is only there because a sentence begins. */
const SENTENCE_START = /^(?:The|My|A|An|Your|Our|El|La|Los|Las|Mi|Mis|Un|Una|\p{Lu}\p{Ll}+ing)(?= )/u;
const lower = (word: string) => word.toLowerCase();

/** The question gives away no more than half of what there is to recall. */
function leavesSomething(given: string, clause: string, language: Language): boolean {
  const all = contentWords(clause, language);
  const left = [...all].filter((word) => !contentWords(given, language).has(word));
  return left.length >= 2 && left.length * 2 >= all.size;
}

/** What a clause is about: the words before its verb, or else the first thing it names. */
function topicIn(clause: string, grammar: Grammar): string | null {
  const words = clause.split(/[\s,:–—()"«»]+/).filter((word) => word !== "");
  return subjectAt(words, 0, grammar) ?? firstThing(words, grammar);
}

function subjectAt(words: readonly string[], from: number, grammar: Grammar): string | null {
  const first = words[from] ?? "";
  if (grammar.noTopic.test(first)) return null;
  const named = grammar.determiner.test(first);
  const begin = from + (named ? 1 : 0);
  for (let end = begin + 1; end <= Math.min(begin + LONGEST_TOPIC - 1, words.length - 1); end++) {
    const next = bare(words[end] ?? "");
    const looksLike = grammar.verbLike?.test(next) === true;
    if (!looksLike && !grammar.verbs.test(next)) continue;
    // "The long run builds", "asking for help costs": what looks like a verb is the thing itself.
    const last = bare(words[end - 1] ?? "");
    if (grammar.goesOn.test(last) || (end - 1 > from && grammar.adjective.test(last))) continue;
    // "The guitar strings are": a plural looks like a verb until the verb comes.
    const isPlural = looksLike && grammar.verbs.test(bare(words[end + 1] ?? ""));
    return asTopic(words.slice(from, isPlural ? end + 1 : end), grammar);
  }
  return named ? thingAt(words, from, grammar) : null;
}

/** A determiner with its noun, and an adjective between them. */
function thingAt(words: readonly string[], from: number, grammar: Grammar): string | null {
  const noun = grammar.adjective.test(words[from + 1] ?? "") ? from + 2 : from + 1;
  return noun < words.length ? asTopic(words.slice(from, noun + 1), grammar) : null;
}

function firstThing(words: readonly string[], grammar: Grammar): string | null {
  const at = words.findIndex(
    (word, index) => grammar.determiner.test(word) && !grammar.noTopic.test(bare(words[index + 1] ?? "")),
  );
  return at < 0 ? null : thingAt(words, at, grammar);
}

function asTopic(words: readonly string[], grammar: Grammar): string | null {
  const topic = words.join(" ").replace(/[^\p{L}\p{N}' +#-]/gu, "");
  const noun = words.at(-1) ?? "";
  if (topic.length < 3 || topic.length > 40 || countWords(topic) > LONGEST_TOPIC) return null;
  return words.some((word) => grammar.noTopic.test(bare(word))) || bare(noun).length < 3 ? null : topic;
}

const bare = (word: string) =>
  word
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
