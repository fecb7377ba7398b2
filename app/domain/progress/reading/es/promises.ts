import { capital } from "~/domain/conversation/listen";
import { FUTURE, INFINITIVE, infinitiveOf, PRESENT } from "~/domain/progress/reading/es/verbs";
import type { PromiseRules } from "~/domain/progress/reading/promise-rules";

/** How Spanish speakers promise. Words in one form, accents folded away. */

const CLITICS = "(?<clitics>(?:(?:me|te|se|lo|la|los|las|le|les|nos) )+)?";
const IN_BETWEEN =
  "(?:tambien|ya|por fin|solo|luego|despues|primero|simplemente|seguro|sin falta|al menos|intentar|tratar de|procurar|a intentar|a tratar de|volver a|pues|ademas|quizas?|tal vez|a lo mejor|seguramente|probablemente|,|entonces|otra vez|de nuevo|directamente|yo|mejor)";
const SUBJECT =
  "(?:yo|me|mi|el|ella|ellos|ellas|es|fue|era|no|ya|eso|esto|asi|luego veo|ya veremos|a ver|que|creo|espero|si|estoy|estaba|tengo|tenia|la verdad|ojala|quiero|voy|todo|nos|se)";

/** Joins the small pronouns to an infinitive: "se lo" and "mandar" are "mandárselo". */
function joined(infinitive: string, clitics: string): string {
  const small = clitics.trim().replace(/ /g, "");
  if (
    small === "" ||
    (/(?:lo|la|los|las|le|les|me|se|te|nos)$/.test(infinitive.replace(/(?:ar|er|ir)$/, "r")) &&
      !/r$/.test(infinitive))
  )
    return infinitive;
  const twice = /^(?:me|te|se|nos)(?:lo|la|los|las)$/.test(small);
  const stem = twice ? infinitive.replace(/ar$/, "ár").replace(/er$/, "ér").replace(/ir$/, "ír") : infinitive;
  return `${stem}${small}`;
}

/** With its pronouns, where they say more than what follows: "le mando un audio a mi prima" needs none. */
function withClitics(infinitive: string, rest: string, clitics: string): string {
  const doubled = /^(?:les?|se) $/.test(clitics) && /(?:^| )(?:a|al)(?: |$)/i.test(rest);
  const needed = doubled || clitics === "nos " ? "" : clitics;
  return `${joined(infinitive, needed)} ${rest}`.trim();
}

const INFINITIVE_FIRST = new RegExp(`^${INFINITIVE}(?![\\p{L}])`, "iu");

export const promises: PromiseRules = {
  leads: [
    {
      pattern: new RegExp(
        `(?<!\\bno )(?<!\\bno (?:me|te|se|lo|la|los|las|le|les|nos) )(?<!\\w)${CLITICS}\\bvoy a\\b`,
        "g",
      ),
      only: "always",
    },
    { pattern: new RegExp(`(?<!\\bno )(?<!\\w)${CLITICS}\\bvamos a\\b`, "g"), only: "with a day" },
    {
      pattern:
        /(?<!\bno )\b(?:(?:he decidido|decidi|me he propuesto|me propuse|me propongo|(?:te |le |me )?(?:prometo|prometi|he prometido|juro)(?: a (?:mi mism[oa]|mi \w+|\w+))?(?: que(?: voy a)?)?|me comprometo a|me he comprometido a|me comprometi a|quede en|he quedado en|pienso|tengo pensado|tengo previsto|tengo planeado|planeo|estoy decidid[oa] a|(?:mi|el) plan(?: para \w+)? es|la idea es|mi (?:siguiente|proximo) (?:pequeno )?paso (?:es|sera)|el (?:siguiente|proximo) paso (?:es|sera)))\b/g,
      only: "always",
    },
    {
      pattern:
        /\b(?:quiero|quisiera|me gustaria|me encantaria|tengo que|necesito|debo|deberia|tendre que|puedo|podria|intentare|tratare de|procurare|espero|habria que|hay que|a ver si puedo|a lo mejor|^(?:(?:quizas?|tal vez|a lo mejor|seguramente|probablemente|pues|bueno|creo que|supongo que|intentar|tratar de|,) ?)+)(?! (?:ser|estar|tener)\b)/g,
      only: "as an answer",
    },
  ],
  verbs: [
    {
      pattern: new RegExp(
        `(?<!\\bno )(?<!\\bno (?:me|te|se|lo|la|los|las|le|les|nos) )(?<!\\w)${CLITICS}\\b(?<verb>${FUTURE})\\b`,
        "g",
      ),
      only: "always",
    },
    {
      pattern: new RegExp(
        `(?:\\b(?<object>(?:el|la|los|las|mi|mis|este|esta|esos|esas|estos|estas) (?!(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin|semana|proxim\\w+|dia)\\b)[a-z]+(?: (?:de|del|de la) [a-z]+)?) (?=(?:lo|la|los|las) ))?(?<!\\bno )(?<!\\bno (?:me|te|se|lo|la|los|las|le|les|nos) )(?<!\\b(?:un|el|del|al|mi|tu|su|este|ese|otro|de|en|con|que|cuando|si|siempre|nunca|ya no) )(?<!\\w)${CLITICS}\\b(?<verb>${PRESENT})\\b(?! a (?:${INFINITIVE})\\b)`,
        "g",
      ),
      only: "with a day",
    },
  ],
  deedOf: infinitiveOf,
  noDeed:
    /^(?:ser|estar|tener|haber|poder|querer|saber|sentir\w*|necesitar|extranar|morir\w*|llorar|perder\w*|fallar|enfermar\w*|odiar|amar|gustar\w*|seguir (?:asi|igual|intentando)|ver (?:que|como|si|cuando|a ver)|ver(?:lo)?$|pensar(?:lo|melo)?\b|decir(?:te|le|lo)?\b|colgar\b|dejar(?:te|lo)\b|dejar lo\b|hablar(?:te)? (?:contigo|con usted|con vos)|llamar(?:te|le a usted)\b|volver a llamar\b|llegar tarde|parar(?: aqui| ya)?$|salir(?: ya| ahora)?$|ir(?:me|se)?(?: ya| ahora| a (?:dormir|la cama|casa|cenar|comer|acostarme))?$|dormir(?:me)?(?: ya| ahora| bien)?$|acostar(?:me)?(?: ya)?$|cenar(?: ya| ahora)?$|comer(?: ya| ahora)?$|contar(?:te|le)\b|avisar(?:te|le)\b|mandar(?:te)\b|esperar(?: un momento)?$|explotar|reventar|quedar(?:me|se)? (?:sin|dormid|calv|sol)\w*|volver(?:me|se) loc|caer\w*|poner(?:me|se) (?:triste|nervios|mal|enferm|a llorar)\w*|hacer (?:dano|falta|frio|calor|sol|buen)\b|hacer mi mejor|hacer lo (?:que pueda|posible)|dar (?:igual|pereza|miedo)|echar(?:te)? de menos|intentar(?:lo)?$|probar$|continuar$|ir (?:bien|mal|mejor)|salir (?:bien|mal)|pasar (?:algo|nada|hambre|frio)|apuntar(?:se)? en\b|cumplir \d+)/,
  deed: new RegExp(`^${INFINITIVE}\\b`),
  sameDeed:
    /^(?:hacer(?:lo|la|los|eso|esto|lo mismo)|hacer (?:eso|esto)|terminar(?:lo|la|los|las)|intentarlo)(?: (?:todo|entonces|ya|otra vez|primero|sin falta))*(?= ?(?:$|,|_| (?:el|la|los|para|antes|despues|en|por|con|y|manana|hoy|pasado|este|esta|dentro|a)\b))/,
  between: new RegExp(`^(?:${IN_BETWEEN} )+`),
  denied:
    /(?:\b(?:si|no se si|dice que|dijo que|dicen que|piensa que|cree que|creen que|quiere que|miedo de que|miedo a que|temo que|imagina que|lo que|que es lo que|como|donde|cuando|cada vez que|siempre que|quien|a quien|por que|tal vez|quizas?|a lo mejor|ojala|no creo que|no|nunca|jamas|(?<!\b(?:creo|asi) )que|ni)(?: siempre| yo)? ?,? ?)$/,
  hedges:
    /\b(?:creo que|supongo que|imagino que|quizas?|tal vez|a lo mejor|espero|seguramente|probablemente)\b/g,
  deniedBefore:
    /\b(?:si (?!sin\b|senor|claro|,)(?:tengo|puedo|me|no|hace|el|la|mi|llueve|todo|acabo|termino|consigo|logro|encuentro|hay|fuera|tuviera|pudiera)|imagina|ojala|quizas?|tal vez|a lo mejor|siempre que|cada vez que|antes|dice que|dijo que|dicen que|me dijo que|cuando era|la cancion|la letra|mi \w+ (?:dice|dijo|quiere))\b/,
  deniedAfter:
    /(?<!\b(?:preguntar|ver|comprobar|mirar|saber|preguntarle)(?: \w+){0,3} )\bsi\b(?! no es)|\b(?:ojala|algun dia|un dia de estos|si acaso|depende|o no|en caso de)\b/,
  laterToday: /\b(?:esta noche|esta tarde|luego|mas tarde|despues)\b/,
  habit:
    /\b(?:siempre|normalmente|a veces|a menudo|todos los|todas las|cada (?:dia|semana|manana|noche|vez)|de vez en cuando|casi siempre|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)|generalmente|por lo general|suelo)\b/,
  ends: new RegExp(
    `(?:^| )(?:,|(?:y|e|o) (?=${SUBJECT}\\b|(?:luego|despues|entonces)\\b|(?:se|me|lo|la|le) (?:lo |la )?\\w+o\\b)|(?:pero|porque|ya que|asi que|aunque|como|cuando|mientras|en cuanto|apenas|para que|que (?=es\\b|seguro|me|te|ya)|si|entonces|digo|perdon|bueno|vale|gracias|hasta luego|adios|chao|supongo|creo|espero|a ver|sabes|eso es|o algo asi|y eso|y tal|y ya|y listo|y punto|lo prometo|te lo prometo|prometido|seguro|la verdad|no)\\b|antes de que\\b|despues de que\\b)`,
  ),
  tail: /(?:(?:^| +)(?:y|e|o|luego|despu[eé]s|tambi[eé]n|quiz[aá]s?|tal vez|a lo mejor|ya|sin falta|por fin|para|antes|antes de|de|el|la|los|las|a|al|del|en|con|por|m[aá]s o menos|como|sobre|pronto|m[aá]s adelante|alg[uú]n d[ií]a|un d[ií]a de estos|cuando pueda|entonces|primero|otra vez ya|eh|no m[aá]s|nom[aá]s|ahora|ahora mismo|ahorita|un))+$/,
  bare: {
    leads:
      /^(?:(?:pues|bueno|vale|okay|si|claro|a ver|quizas?|tal vez|seguramente|probablemente|creo que|luego|primero|despues|solo|hm|,) )*/,
    starts: new RegExp(`^(?:${INFINITIVE})\\b`),
    never:
      /\b(?:no|nada|ninguno|ni idea|ni|se|soy|es|fue|era|esta|estan|estoy|tengo|tiene|hay|quiere|va|van|dice|ella|ellos|usted|te|tu|contigo|que|quien|como|donde|cuando|por que|adios|gracias|chao|hola|perdon|nivel|xp|instrucciones|sistema|quizas?|tal vez|dormir|descansar)\b|^(?:si|vale|claro|luego|bien|bueno|mas|lo mismo|igual|seguir)$/,
  },
  retracts:
    /\b(?:olvida(?:lo|te)?|borra(?:lo)?|cancela(?:lo)?|quita(?:lo)?|tacha(?:lo)?|deja(?:lo)?)(?: (?:eso|esto|lo que (?:he dicho|dije)|estar))?(?= ?(?:$|,| (?:mejor|que|no|porque)\b))|\bmejor(?= no\b)|\b(?:cambie|he cambiado) de (?:idea|opinion)\b|\bme lo he pensado mejor\b|\bretiro lo dicho\b|\bal final no\b(?! (?:fue|era|me|lo|la|es)\b)|\bno prometo nada\b|\bno lo (?:apuntes|anotes)\b|\bno te lo puedo prometer\b/,
  refuses: /\bno (?:lo |la |los |las |le |me )?voy a (?<deed>\w+)/g,
  agrees:
    /^(?:(?:okay|bueno|pues|si|ah|claro|vale|venga|perfecto|,) ,? ?)*(?:si|vale|claro|venga|dale|perfecto|genial|de acuerdo|por supuesto|hecho|trato hecho|hagamoslo|hagamos eso|buena idea|me parece (?:bien|perfecto|genial|buena idea|muy bien)|suena bien|esta bien|bien|eso hare|lo hare|lo hago|okay|por que no|prometido|me apunto|va|sale|orale|listo|asi lo hago|eso es|exacto|cuenta con ello|eso voy a hacer)\b/,
  disagrees:
    /\b(?:(?<!por que )no|pero|quizas?|tal vez|a lo mejor|depende|no se|ya lo|ya la|ya veremos|veremos|si puedo|si tengo|intentare|luego)\b/,
  proposals: [
    {
      pattern:
        /\b(?:quedamos en(?: que)?|digamos|lo dejamos en|apuntamos|pongamos|apunto)(?: asi)?(?: ,)? (?<deed>.+)$/,
      only: "always",
    },
    {
      pattern: new RegExp(
        `\\b(?:que tal|y si|que te parece(?: si)?|te parece(?: bien)?(?: si)?|te animas a|te apetece|te comprometes a|por que no|que tal si)(?: pruebas(?: a)?| intentas| empiezas por)? (?<deed>${INFINITIVE}\\b.+)$`,
      ),
      only: "always",
    },
    {
      pattern:
        /\b(?:que tal|que te parece(?: si)?|te parece(?: bien)?(?: si)?|y si) (?<deed>(?:un|una|el|la|los|las|\d+|media|primer\w?) .+)$/,
      only: "with a day",
    },
    {
      pattern: new RegExp(
        `\\b(?:quieres|te gustaria|podrias|puedes|vas a|te ves capaz de|crees que (?:puedes|podrias)|entonces vas a|asi que vas a|entonces) (?<deed>${INFINITIVE}\\b.+)$`,
      ),
      only: "with a day",
    },
    {
      pattern:
        /\b(?:seria|estaria bien|te vendria bien|te ayudaria|ayudaria) (?<deed>(?:un|una|media|\d+|el|la) .+)$/,
      only: "with a day",
    },
  ],
  tag: / ,? ?(?:verdad|no|cierto|vale|si|entonces|correcto|te parece|te parece bien|de acuerdo)$/,
  aboutTalk:
    /\b(?:te llam\w+|llamarte|hablamos|hablar (?:manana|otra vez|mas)|dejamos aqui|contarme|cuentame|me cuentas|decirme|compartir|seguir (?:hablando|con)|mas llamadas|las llamadas|registro|sigues ahi|me oyes|hiciste|has hecho|como te fue|que aprendiste|te sientes|recuerdas|recordarte)\b/,
  naming: (title, name) =>
    title.includes(name)
      ? title
      : title.replace(
          /^((?:Llamar|Visitar|Invitar|Ayudar|Acompañar|Escribir|Preguntar|Recoger|Agradecer)(?=l))(?:lo|la|le)(?= |$)(?! (?:a|el|la|los|las|un|una|que)(?: |$))/u,
          `$1 a ${name}`,
        ),
  tooLittle:
    /^(?!(?:practicar|correr|nadar|leer|escribir|dibujar|meditar|estirar|cantar|entrenar|cocinar|pintar|estudiar|ensayar|caminar|bailar|tejer|repasar|descansar)$)[\p{L}]+$(?<!l[oae]s?$)|^(?:hacer|tener|ver|dar|poner|tomar|dejar|usar|ir|seguir|empezar|trabajar) ?(?:lo|la|eso|esto|algo|cosas|mas|mejor|nada|en eso|con eso|mucho|un poco|asi)$/u,
  worded: (written, verb, { clitics = "", object }) => {
    if (verb !== null) {
      if (object !== undefined)
        return `${verb} ${object[0]?.toLowerCase()}${object.slice(1)} ${written}`.trim();
      return withClitics(verb, written, clitics);
    }
    const infinitive = /^\S+/.exec(written)?.[0];
    if (infinitive === undefined) return null;
    return withClitics(infinitive, written.slice(infinitive.length).trim(), clitics);
  },
  proposed: (written) => written,
  title: (deed) => capital(deed),
  startsWithDeed: (title) => INFINITIVE_FIRST.test(title),
  text: (step, by, kind) =>
    `${kind === "deed" ? `Dijiste que ibas a ${step}` : `Quedaste en esto: ${step}`}${by === null ? "" : `, ${by}`}.`,
  nextText: (step, by) => `Tu siguiente paso: ${step}${by === null ? "" : `, ${by}`}.`,
};
