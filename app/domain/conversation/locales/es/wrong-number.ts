import { reported, starts, whole } from "~/domain/conversation/locales/es/patterns";
import type { Phrases } from "~/domain/conversation/locales/locale";

const NUMBER = "(?:numero|telefono|celular|movil)";
const WRONG = "(?:equivocad[oa]|erroneo|incorrecto|errado)";
const YOU_HAVE =
  "(?:(?:tu |usted |ustedes )?(?:(?:me )?(?:tienes|tiene|tienen|tenes|tendras|tendra|debes? (?:de )?tener|debe ser|es|este es|sera|llamaste|llamo|llamaron|marcaste|marco|marcaron|(?:has|ha|han|habeis) (?:llamado|marcado)|estas? (?:llamando|marcando)|estan (?:llamando|marcando)|llamas|llaman|llama)(?: al?| el| la| un| una)? )?(?:el |la |un |una )?)";
const GOES_ON_TOO =
  "(?: (?:senor|senora|senorita|joven|amig[oa]|hombre|aqui|yo|no soy|no es|no vive|esto es|este|esta|perdon|disculpe?|lo siento|gracias|por favor|adios|chao|creo|me parece|no conozco|que|y|pero)(?: .*)?)?";
const NAME_WORD =
  "(?!(?:piano|nada|mas|cafe|agua|luz|internet|tiempo|ruido|problema|prisa|clase|clases|espacio|sitio|musica|mucho|mucha|muchos|muchas|un|una|el|la|los|las|nadie|ningun|ninguna|gente|silencio|que|quien|playa|mar)\\b)\\w+";
const SOMEBODY = `(?:ningun(?:a)? (?:\\w+ )?\\w+|nadie (?:aqui )?(?:llamad[oa] \\w+|con (?:ese|este|tal) nombre|(?:que )?(?:se )?llam\\w+ (?:asi|\\w+)|asi)|${NAME_WORD})`;

/** The person on the phone is not the user. */
export const wrongNumber: Phrases = {
  whole: [
    ...whole(
      `${YOU_HAVE}(?:${NUMBER}|persona) ${WRONG}${GOES_ON_TOO}`,
      `equivocad[oa] de (?:${NUMBER}|persona)${GOES_ON_TOO}`,
      `(?:usted |tu |ustedes )?esta(?:s|n)? equivocad[oa]s?(?: de (?:${NUMBER}|persona))?${GOES_ON_TOO}`,
      `(?:este |ese )?(?:ya )?no es (?:el |mi |su |este )?(?:${NUMBER} (?:correcto|que busca\\w*)|la persona (?:correcta|que busca\\w*))`,
      "(?:aqui no (?:es|vive)|no es aqui)(?: no)?",
      `(?:esta mal|no es) (?:el|ese|este) ${NUMBER}`,
      "(?:yo )?no soy (?:esa persona|ese|esa|ese senor|esa senora)",
      "(?:(?:el|ella|es[ae] (?:senora?|persona|hombre|mujer|chic[oa])) )?(?:ya )?no vive (?:aqui|en esta casa)(?: ya| mas| ese senor| esa senora| esa persona| nadie (?:con ese nombre|asi|llamado \\w+))?",
      `${NAME_WORD} (?:ya )?no vive (?:aqui|en esta casa)(?: ya| mas)?`,
      `aqui no (?:hay|esta|trabaja|vive|se encuentra)(?: ya)? ${SOMEBODY}`,
      `(?:aqui )?no (?:hay|vive|esta|trabaja)(?: aqui)? ${SOMEBODY.replace(NAME_WORD, "(?!.)")}(?: aqui)?`,
      `no (?:conozco|conocemos) a (?:${SOMEBODY.replace(NAME_WORD, "(?!.)")}|ese \\w+|esa \\w+)`,
      "(?:estas |esta |estan )?(?:busca(?:s|n|ndo)?|quieres?|quiere|querr[ai]\\w*)(?: hablar con)? (?:a )?(?:otra persona|alguien mas|a otr[oa])",
    ),
    starts(`se (?:ha |han )?(?:equivoc|confund)\\w+ de (?:${NUMBER}|persona)\\b`),
    starts(`(?:has |ha |han )?(?:marcaste|marco|marcaron|marcado) mal(?: el ${NUMBER})?(?: |$)`),
  ],
  where: "any",
  within: [
    {
      pattern: new RegExp(`\\bte (?:has |habras )?(?:equivoc|confund)\\w+ de (?:${NUMBER}|persona|casa)\\b`),
      denied: reported,
    },
    {
      // After what tells it: "Aquí no vive ninguna Begoña, se ha equivocado de número."
      pattern: new RegExp(`, se (?:ha |han )(?:equivoc|confund)\\w+ de (?:${NUMBER}|persona|casa)\\b`),
      denied: reported,
    },
    {
      pattern: new RegExp(`\\bcreo que se (?:ha |han )?(?:equivoc|confund)\\w+ de (?:${NUMBER}|persona)\\b`),
      denied: reported,
    },
    {
      pattern:
        /\b(?:no soy|no me llamo|esto (?:no )?es|aqui no \w+|de una|este) (?:\w+ ){1,4}(?:, )?(?:te|se) (?:has |ha )?(?:equivoc|confund)(?:aste|o|ado|iste|io|ido|as|es)\b/,
      denied: reported,
    },
    {
      pattern:
        /\bme (?:estas?|estan|has|ha|han|debes? de|debe)(?: estar)? (?:confund\w+) (?:con|de)\b|\bme confund(?:es|e|en|iste|io) con (?:otr[oa]|alguien)\b/,
      denied: reported,
    },
    {
      pattern:
        /\bno soy (?:(?:yo )?(?:la|el|a) (?:persona )?(?:a )?(?:que|quien)|quien|la persona (?:a )?(?:que|quien)|la persona correcta)(?: (?:tu|usted|ustedes))?(?: (?:estas?|estan))? (?:busca|quier|cre|piens|llam|necesit)\w*/,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:est[ea] (?:ya )?no es (?:el|su) ${NUMBER} de|este ${NUMBER} (?:ya )?no (?:es|pertenece) (?:de|a|al)|este ${NUMBER} (?:ahora |ya )?(?:es|pertenece)(?: ahora| ya)? (?:de|a) (?:otr[oa]|un|una|mi)|este ${NUMBER} (?:antes |era )+(?:era )?de)\\b`,
      ),
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:me (?:dieron|asignaron|acaban de dar|toco)|(?:acabo de|tengo desde hace poco|compre|contrate)(?: \\w+)?) este ${NUMBER}\\b`,
      ),
      denied: reported,
    },
  ],
};
