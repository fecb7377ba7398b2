import type { TurnRules } from "~/domain/progress/reading/rule-types";

/** Turning Spanish to the person: only what has no verb or clitic of theirs; everything else is quoted. */
export const turn: TurnRules = {
  // First persons: a pronoun, an ending that may be one. Their verbs aren't turned.
  unsure:
    /(?<![^ ])(?:yo|nos|nosotr[oa]s|conmigo|tu|te|ti|usted|contigo|soy|estoy|doy|voy|se|he|hemos|fui|hice|puse|estuve|tuve|pude|quise|vine|di|vi|era|estaba|tenia|habia|podia|iba|\w+[^\Waeiou]o|\w+[^\Waeiou](?:e|i)|\w+(?:mos|aba|ia|uelo|iero|ego|uo|io|eo|ao)|\w+ria)(?![^ ])/,
  wrong: /(?<!\p{L})(?:y|pero|o|el|la|los|las|un|una|de|que|porque|si|cuando|tu|con)$/iu,
  lead: /^(?:(?:hola|buenas|bueno|pues|sí|si(?=,)|vale|ok|okay|claro|eh+|em+|mm+|a ver|mira|y|pero|tambi[eé]n|la verdad|creo que|no s[eé]|o sea|buena pregunta|d[eé]jame pensar|quiz[aá]s?|hoy|bien(?= pero)|luego|entonces|hij[oa]s?(?=,))(?!\p{L})[\s,.…–—-]*)+(?=\S)/iu,
  tail: /[\s,.!;:–—-]*(?:(?<!\p{L})(?:o algo as[ií]|y eso|y ya|creo|la verdad|supongo|no s[eé]|sabes|y nada)[\s,.!;:–—-]*)+$/iu,
  fillers: /(?<!\p{L})(?:e+h+|e+m+|m{2,}|u+h+|u+m+)(?!\p{L})[,\s]*/giu,
  quoted: (text) => `«${text}»`,
};
