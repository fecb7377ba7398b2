import { reported, starts, whole, words } from "~/domain/conversation/locales/es/patterns";
import type { Phrasebook } from "~/domain/conversation/locales/locale";

const TOLD_OF_RECORDS =
  /\b(?:periodista|ministr[oa]|period\w+|articulo|leccion|lei|aprendi|politic\w+|entrevista)\b/;
const AMONG_US = "entre (?:nosotr[oa]s|tu y yo|vos y yo|usted y yo|nos)(?: dos)?";
const KEEP_NOT =
  "(?:anotes|apuntes|escribas|grabes|guardes|registres|transcribas|conserves|archives|anoten|apunten|graben|guarden|registren|recuerdes|tomes notas?|dejes (?:constancia|registro)|hagas constar|pongas|incluyas|(?:vayas|vaya) a (?:anotar|apuntar|escribir|grabar|guardar|registrar|transcribir))";
const KEEP_NOT_FORMAL =
  "(?:anote|apunte|escriba|grabe|guarde|registre|transcriba|conserve|tome notas?|deje (?:constancia|registro)|incluya|ponga)";
const THIS =
  "(?:de )?(?:esto|eso|nada|(?:todo )?lo (?:siguiente|que (?:te |le )?(?:voy|dig\\w+|cuent\\w+|diga|acabo|viene)\\w*)|esta parte|lo proximo)";
const RECORDING =
  "(?:(?:la|tu|esta|el|su|las|tus) )?(?:grabacion|grabadora|transcripcion|registro|notas|microfono)";

const offRecord: Phrasebook["offRecord"] = {
  where: "any",
  whole: whole(
    `(?:(?:esto |eso |que |y |esta parte |lo siguiente )*(?:queda |quede |se queda |se quede |es |solo )?)${AMONG_US}(?: (?:esto|nada mas|solamente|no mas))?`,
    `(?:deja|deje|para|pare|puedes? (?:dejar|parar)|podrias? (?:dejar|parar)|podes (?:dejar|parar)|puedes? no) (?:de )?(?:grabar|anotar|transcribir|apuntar|tomar notas|escribir|registrar|guardar)(?:me|lo)?(?: ${THIS})?`,
    `(?:puedes? |podrias? |podes )?(?:apaga|apague|apagar|para|pare|parar|pausa|pause|pausar|corta|corte|cortar|deten|detener|quita|quitar|desactiva|desactivar) ${RECORDING}`,
    `(?:sin|nada de) (?:grabar(?:me|lo)?|grabaciones?|grabacion|notas|apuntes|registros?|transcribir|transcripcion|anotar|apuntar)(?: ${THIS})?`,
    "esto (?:es|va|queda) (?:en )?(?:off|privado|secreto|personal)",
    "(?:que )?(?:esto |eso )?no (?:sale|salga) de aqui",
    "no (?:grabar|registrar|anotar|guardar|transcribir)(?: (?:esto|eso))?",
    "(?:borra|elimina|olvida)(?:lo|me eso)?(?: (?:esto|eso|lo que dije|lo que acabo de decir))?(?<=lo|eso|esto|dije|decir)",
  ),
  within: [
    {
      pattern:
        /\b(?:fuera|afuera|por fuera) (?:de |del |de la |de los )?(?:registros?|grabacion(?:es)?|micro(?:fono)?s?|record|camaras?|acta|lo registrado|transcripcion|notas)\b/,
      unless: TOLD_OF_RECORDS,
      denied: reported,
    },
    /** Said in English, in a sentence that isn't. */
    {
      pattern: /\b(?:off|of) (?:the )?records?\b/,
      unless: new RegExp(
        `${TOLD_OF_RECORDS.source}|\\b(?:i|im|an|my|is|was|it|its|he|she|they|you|we|in|to|and|for|from|took|bought)\\b`,
      ),
      denied: reported,
    },
    {
      pattern:
        /\bsin (?:registro|(?:que )?(?:quede|quedar|dejar) (?:\w+ )?(?:registro|constancia|registrado|grabado)|que conste|que (?:lo |me |se |esto )?(?:anotes|apuntes|grabes|guardes|registres|grabe|quede))\b/,
      unless: TOLD_OF_RECORDS,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:que )?(?:esto|eso|lo que (?:te |le )?\\w+|y) (?:se )?qued[ea] ${AMONG_US}\\b|\\bque quede ${AMONG_US}\\b`,
      ),
      denied: reported,
    },
    { pattern: starts(`(?:esto )?${AMONG_US}(?! y\\b| los\\b| hay\\b| habia\\b| hubo\\b)(?: |$)`) },
    {
      pattern:
        /\b(?:que )?(?:esto|eso|lo que \w+(?: \w+)?) (?:que )?no (?:conste|consta|cuenta|quede (?:registrado|grabado|guardado|escrito|anotado))\b|\bque no (?:conste|quede (?:ningun )?(?:registro|constancia|registrado|grabado|guardado|escrito))\b|^no conste\b/,
      denied: reported,
    },
    {
      pattern: new RegExp(`\\bno (?:(?:me|lo|la|los|nos|te lo) )?${KEEP_NOT}\\b`),
      unless: /\bmarcador\b/,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\bno ${KEEP_NOT_FORMAL} ${THIS}\\b|\\b(?:esto|eso) no lo ${KEEP_NOT_FORMAL}\\b|\\bno (?:lo|me) ${KEEP_NOT_FORMAL} por favor\\b`,
      ),
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\bno quiero que (?:${THIS} )?(?:(?:me|lo|se|te) )?(?:${KEEP_NOT}|${KEEP_NOT_FORMAL}|quede|conste)\\b`,
      ),
      denied: reported,
    },
    {
      pattern:
        /\b(?:esto|eso|lo que (?:te|le) \w+(?: a \w+)?|esta parte|lo siguiente) (?:si )?(?:es|va a ser|seria|queda) (?:muy |algo |un poco |mas bien )?(?:confidencial|privad[oa]|secret[oa]|un secreto|en off)\b/,
      unless: TOLD_OF_RECORDS,
      denied: reported,
    },
    {
      pattern:
        /\b(?:te|le|os) (?:puedo|podria|quiero|quisiera|voy a|cuento|digo|importa si te)(?: \w+)?(?: (?:contar|decir|confesar|comentar|cuento|digo))?(?:te)? (?:(?:algo|una cosa|un secreto|esto) )?(?:en (?:confianza|privado|secreto|confidencia|off)|de forma confidencial)\b|\b(?:puedo|quiero|podria|quisiera) (?:contar|decir|confesar|comentar|hablar)(?:te|le)? (?:(?:de )?(?:algo|una cosa|esto) )?(?:en (?:confianza|privado|secreto|confidencia|off))\b/,
      denied: reported,
    },
    {
      pattern: new RegExp(
        `\\b(?:borra|elimina|olvida) (?:${THIS}|lo ultimo)(?: que (?:dije|he dicho|acabo de decir))?\\b`,
      ),
      tail: words(", por y que ya"),
      denied: reported,
    },
  ],
};

const KEEP_AGAIN = "(?:grabar|anotar|guardar|escribir|registrar|apuntar|transcribir|tomar notas)";
const onRecord: Phrasebook["onRecord"] = {
  where: "any",
  whole: [
    ...whole(
      `(?:(?:podemos |puedes |quiero |vamos a )?(?:volvemos|volvamos|volver|vuelve|vuelva|regresamos|regresemos|regresar|de vuelta|de nuevo|otra vez|estamos|seguimos|sigamos|seguir|pasamos) )*(?:al|en el|con el|con|en|dentro del) registro(?: (?:otra vez|de nuevo|ya))*`,
      `(?:ya )?(?:puedes|puede|podes|podemos|podrias) (?:(?:volver|empezar|seguir) a |seguir )?(?:${KEEP_AGAIN}|grabando|anotando|registrando)(?:lo|me)?(?: (?:esto|otra vez|de nuevo|ya))*`,
      `(?:vuelve|vuelva|empieza|sigue) (?:a )?(?:${KEEP_AGAIN}|grabando|anotando|registrando)(?: (?:otra vez|de nuevo))*`,
      "(?:back )?on (?:the )?record",
      "(?:esto )?(?:si )?que (?:si )?conste(?: en acta)?(?: (?:otra vez|de nuevo|ya))*",
      "(?:esto )?(?:si )?(?:lo )?(?:puedes|puede) (?:guardar|anotar|registrar)(?:lo)?",
    ),
    starts("(?:ya )?(?:volvemos|volvamos|vuelvo|regresamos|de vuelta) (?:al|con el|con) registro\\b"),
  ],
};

export const record = { offRecord, onRecord };
