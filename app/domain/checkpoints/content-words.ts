import type { Language } from "~/providers/telephony/provider";

/** The words of a sentence that carry what it says, in a form in which they can be compared. */

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Without accents and apostrophes. */
const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: set(`
    a an the this that these those there here it its i im ive id ill me my mine myself you your yours yourself youre
    youve he him his she her hers we us our they them their theirs who whom which what whats when where why how
    is am are was were be been being isnt arent wasnt do does did done doing have has had having can could will would
    shall should may might must get gets got getting let lets go goes went
    and or but so if then than because as of in on at to from for with by about into onto out up off
    just really very quite too also more much many lot lots some any all each every bit kind sort thing things
    something anything stuff way like well actually basically maybe perhaps probably guess think thought mean know
    knew yeah yes okay ok oh um uh er hmm hey hi thanks thank please sorry wait right sure
    learn learned learnt learning realise realised realize realized notice noticed discover discovered figure figured
    found find out understood understand remember recall said told say today yesterday tonight again now only even
    still own one other
  `),
  es: set(`
    el la los las lo un una unos unas al del de a en con por para sin que quien cual como cuando donde porque pues
    y e o u ni si pero sino mas muy tan tanto tanta tantos tantas mucho mucha muchos muchas poco poca algo alguno alguna todo toda todos todas
    este esta esto estos estas ese esa eso esos esas aquel aquella aquello
    yo tu el ella ello nosotros nosotras ustedes vosotros ellos ellas mi mis tus su sus nuestro nuestra me te se nos
    les le conmigo contigo
    es soy eres somos son era eran fue fueron ser sido siendo estar estoy estas esta estan estaba estuve he has ha
    hemos han haber habia hay tengo tiene tienen tener puedo puede pueden poder debo debe deben hacer hago hace hacen
    voy va van ir
    asi tambien ya solo entonces bueno vale claro oye mira eh em mmm ah oh hola gracias perdon espera creo pienso
    supongo quiza quizas tal vez digo dije dijo cosa cosas tipo manera forma
    aprendi aprender aprendido aprendiste descubri descubierto descubriste note notado notaste entendi entendido
    entendiste cuenta di diste vi visto recuerdo recordar acuerdo acordar acordarme se supe sabia hoy ayer ahora
    otra otro vez aun todavia uno
  `),
};

const NUMBERS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    { thirty: "30", forty: "40", fifty: "50", sixty: "60", seventy: "70", eighty: "80", ninety: "90" },
  ),
  es: numbered(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
    {
      treinta: "30",
      cuarenta: "40",
      cincuenta: "50",
      sesenta: "60",
      setenta: "70",
      ochenta: "80",
      noventa: "90",
    },
  ),
};

function numbered(upToTwenty: string, tens: Record<string, string>): Record<string, string> {
  return {
    ...Object.fromEntries(upToTwenty.split(" ").map((word, value) => [word, String(value)])),
    ...tens,
  };
}

/** "One" is a number only in digits. */
const NO_NUMBER = set("one uno");

const NEGATIONS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:not|never|dont|doesnt|didnt|isnt|arent|wasnt|wont|cant|cannot|shouldnt|mustnt|without)\b/,
  es: /\b(?:no|nunca|jamas|sin)\b/,
};

/** Lower case, no accents, no apostrophes, no marks: words with one space between them. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The words that carry what a text says, each once: stems, and numbers in digits.
 *
 * @param text as said
 * @param language of the text
 */
export function contentWords(text: string, language: Language): Set<string> {
  const words = plainWords(text)
    .split(" ")
    .filter((word) => word !== "" && (word.length > 1 || /\d/.test(word)) && !STOP_WORDS[language].has(word));
  return new Set(words.map((word) => numberIn(word, language) ?? stem(word, language)).filter(Boolean));
}

/** Is this content word a number? */
export const isNumber = (word: string) => /^\d+$/.test(word);

/** Does a text deny something? */
export function denies(text: string, language: Language): boolean {
  return NEGATIONS[language].test(plainWords(text));
}

function numberIn(word: string, language: Language): string | null {
  if (/^\d+$/.test(word)) return String(Number(word));
  if (NO_NUMBER.has(word) || !Object.hasOwn(NUMBERS[language], word)) return null;
  return NUMBERS[language][word] ?? null;
}

/** Endings that are cut, the first one that fits, where so many letters are left. */
const ENDINGS: Readonly<
  Record<Language, readonly (readonly [ending: RegExp, left: number, put?: string])[]>
> = {
  en: [
    [/(?:ies|ied)$/, 2, "y"],
    [/(?:ingly|edly)$/, 3],
    [/ing$/, 3],
    [/(?:ness|ment)s?$/, 4],
    [/(?:sses|shes|ches|xes)$/, 2, "$&"],
    [/ed$/, 3],
    [/ers?$/, 3],
    [/ly$/, 3],
    [/(?<!s)s$/, 3],
  ],
  es: [
    [/(?:amente|mente)$/, 3],
    [/(?:aciones|acion|iciones|icion)$/, 3],
    [/(?:andose|iendose|andolo|iendolo|ando|iendo|yendo)$/, 2],
    [/(?:abamos|iamos|aremos|eremos|iremos)$/, 2],
    [/(?:aron|ieron|aban|ian|aste|iste|amos|emos|imos)$/, 3],
    [/(?:arse|erse|irse|arlo|erlo|irlo|arla|erla|irla|arme|erme|irme)$/, 2],
    [/(?:ados|adas|idos|idas|ado|ada|ido|ida)$/, 3],
    [/(?:aba|ia|ara|era|ira|are|ere|ire)s?$/, 3],
    [/(?:ar|er|ir|an|en)$/, 3],
    [/(?:os|as|es|o|a|e|i)$/, 3],
    [/(?<!s)s$/, 3],
  ],
};

/** A light stem: enough that "strings" is "string" and "respirando" is "respiro". */
function stem(word: string, language: Language): string {
  for (const [ending, left, put = ""] of ENDINGS[language]) {
    const cut = word.replace(ending, put);
    if (cut !== word && word.replace(ending, "").length >= left) return settle(cut, language);
  }
  return settle(word, language);
}

/** "running" and "run", "making" and "make". */
function settle(word: string, language: Language): string {
  if (language === "es") return word;
  const single = word.replace(/([bdfgklmnprt])\1$/, "$1");
  return single.length > 3 ? single.replace(/e$/, "") : single;
}
