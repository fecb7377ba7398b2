import { SORROW } from "~/domain/conversation/locales/es/sorrow";
import type { AnswerRules } from "~/domain/conversation/locales/locale";

const ONES = "(?:un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)";
const NUMBER = `(?:(?:(?:cien|ciento|doscientos) ?)?(?:\\d+(?:[.,]\\d+)?|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y ${ONES})?|diez|once|doce|trece|catorce|quince|dieci\\p{L}+|veinte|veinti\\p{L}+|${ONES})|cien|doscientos)`;
const UNIT = "(?:minut(?:it)?os?|mins?|hor(?:it)?as?)";
const DURATION = new RegExp(
  `(?<!\\p{L})(?:media hora(?: larga)?|tres cuartos de hora|(?:un )?cuarto de hora|(?:una )?hora y (?:media|cuarto)|(?:un )?par de (?:minutos|horas)|unos minutos|${NUMBER} (?:largos |buenos )?${UNIT}(?: y (?:media|cuarto|pico|${NUMBER}(?: minutos)?))?|todo el d[ií]a|toda la (?:ma[nñ]ana|tarde|noche))(?!\\p{L})`,
  "iu",
);
const WEEKDAY = "(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)";
const MONTH =
  "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre)";
const PART_OF_DAY = "(?: (?:por|en|a) la (?:ma[nñ]ana|tarde|noche)| temprano)?";
const DAY = `(?:(?:(?:el|este|pr[oó]ximo) )*${WEEKDAY}(?: que viene)?${PART_OF_DAY}|pasado ma[nñ]ana|(?<!(?:la|esta|cada) )ma[nñ]ana${PART_OF_DAY}|hoy(?: mismo)?|esta (?:noche|tarde|semana)|(?:este|el) fin de semana|(?:la )?(?:pr[oó]xima semana|semana (?:que viene|pr[oó]xima|que entra))|el mes que viene|este mes|(?:el )?(?:fin(?:al)?|finales) de (?:la semana|semana|mes)|el (?:d[ií]a )?\\d{1,2} de ${MONTH}|el \\d{1,2})`;
const WHEN = new RegExp(
  `(?<!\\p{L})(?:(?:(?:antes|despu[eé]s) de(?:l)? |para |hasta )?${DAY}|(?:antes|despu[eé]s) del ${WEEKDAY}|(?:en|dentro de) ${NUMBER} (?:d[ií]as?|semanas?|mes(?:es)?)|cada (?:d[ií]a|ma[nñ]ana|tarde|noche|semana|${WEEKDAY})|tod(?:os los d[ií]as|as las (?:ma[nñ]anas|tardes|noches)))(?!\\p{L})`,
  "iu",
);
const NAMED_DAY = new RegExp(`(?<!\\p{L})(?:${WEEKDAY}|${MONTH})(?!\\p{L})`, "giu");

/** "toco" to "tocar": a promise in the present, said back as what there is to do. */
const TO_DO: Readonly<Record<string, string>> = {
  toco: "tocar",
  practico: "practicar",
  leo: "leer",
  hago: "hacer",
  repaso: "repasar",
  escribo: "escribir",
  termino: "terminar",
  empiezo: "empezar",
  grabo: "grabar",
  aprendo: "aprender",
  escucho: "escuchar",
  corro: "correr",
  pinto: "pintar",
  memorizo: "memorizar",
  ensayo: "ensayar",
  estudio: "estudiar",
  haré: "hacer",
  tendré: "tener",
  saldré: "salir",
  pondré: "poner",
};
const TO_DO_FIRST = Object.entries(TO_DO).map(
  ([said, todo]) =>
    [
      new RegExp(`^${said}(?= (?:el|la|los|las|un|una|mi|mis|otra|más|mas|a|al)(?: |$))`, "giu"),
      todo,
    ] as const,
);

export const answers: AnswerRules = {
  fillers: /(?<!\p{L})(?:e+h+|e+m+|a+h+|m{2,}|h+m+|u+m+|o sea|digamos)(?!\p{L}),?/giu,
  turned: {
    mi: "tu",
    mis: "tus",
    mí: "ti",
    mío: "tuyo",
    mía: "tuya",
    míos: "tuyos",
    mías: "tuyas",
    me: "te",
    conmigo: "contigo",
    yo: "tú",
  },
  turnedPhrases: [
    ...TO_DO_FIRST,
    [/(?<=^|\s)(\p{L}+[aei]r)é(?=\s|$)/giu, "$1"],
    [/(?<=\p{L}[aeiáéí]r)me(?=lo|la|los|las|\s|$)/giu, "te"],
  ],
  names: NAMED_DAY,
  writeName: (name) => name.toLowerCase(),

  duration: DURATION,
  when: WHEN,
  sayWhen: (found) => (new RegExp(`^${WEEKDAY}`, "iu").test(found) ? `el ${found}` : found),

  opening:
    /^(?:(?:hola|buenas|buenas (?:tardes|noches)|buenos d[ií]as|ah|pues|bueno|vale|ok|okay|s[ií]|claro|mira|relevel|a ver|hoy)(?:,| |$)+)+/iu,
  practised:
    /(?<!\p{L})(?:(?:he (?:estado )?|estuve )?(?:practi(?:qu[eé]|cado|cando)|to(?:qu[eé]|cado|cando)|estudi(?:[eé]|ado|ando)|ensay(?:[eé]|ado|ando)|le(?:[ií]|[ií]do|yendo)|dibuj(?:[eé]|ado|ando)|escri(?:b[ií]|to|biendo)|pint(?:[eé]|ado|ando)|entren(?:[eé]|ado|ando)|repas(?:[eé]|ado|ando)|cant(?:[eé]|ado|ando)|bail(?:[eé]|ado|ando)|program(?:[eé]|ado|ando)|cocin(?:[eé]|ado|ando)|aprend(?:[ií]|ido|iendo)|jug(?:u[eé]|ado|ando)(?: al?)?|hice|hecho|haciendo|trabaj(?:[eé]|ado|ando) en|estuve con|estudiando))\s+(.+)$/iu,
  beside:
    /(?<!\p{L})(?:hoy|anoche|ayer|esta (?:ma[nñ]ana|tarde|noche)|otra vez|de nuevo|sobre todo|m[aá]s o menos|solo|s[oó]lo|solamente|nada m[aá]s|la verdad|casi|como|unos|unas|durante|por|alrededor de|cerca de|un (?:poco|poquito|rato|ratito)(?: de| a)?|algo de|bastante|mucho|mucha|pues|creo que|en total|tambi[eé]n)(?!\p{L})/giu,
  thingEnds:
    /,|(?<!\p{L})(?:y|e|pero|porque|ya que|con|cuando|mientras|despu[eé]s|antes|hasta|luego|que|donde|en|para|a las|desde|fue|era|estuvo|fueron)(?!\p{L})/iu,
  article: /^(?:el|la|los|las|al|a la|del|un|una) (?=\S+$)/iu,
  notDone: /(?<!\p{L})(?:no|nada|nunca|tampoco|ning[uú]n|ninguna|sin)(?!\p{L})/iu,
  grave:
    /(?<!\p{L})(?:muri[oó]|muri\p{L}*|muert[oae]s?|morir\p{L}*|falleci\p{L}*|funeral|entierro|velorio|hospital\p{L}*|suicid\p{L}*|matar\p{L}*|enferm\p{L}*|c[aá]ncer|abus\p{L}*|maltrat\p{L}*|depr(?:im\p{L}*|esi[oó]n\p{L}*)|mierda|put[oa]\p{L}*|joder|jodid\p{L}*|carajo|divorci\p{L}*|despid\p{L}*|despedid\p{L}*|da[nñ]o|duelo)(?!\p{L})/iu,
  sorrow: SORROW,
  noThing:
    /(?<!\p{L})(?:ll[aá]m\p{L}*|marca(?:me|r|s)?|para|basta|luego|ma[nñ]ana|espera|perd[oó]n|por favor|alexa|siri|mensaje|recado|ella|qui[eé]n|qu[eé]|c[oó]mo|d[oó]nde|cu[aá]n\p{L}*|puede[sn]?|podr[ií]a[sn]?|est[aá]|dame|d[ií]game|hij[oa]|algo m[aá]s|tarde|noche)(?!\p{L})/iu,
  emptyThing:
    /^(?:eso|esto|ello|lo|algo|cosas?|nada|todo|poco|mucho|s[ií]|no|hola|bien|bueno|vale|ok|claro|genial|muy bien|regular|y|pero|el|la|los|las|un|una|mi|mis|con|a|de|en|que|qu[eé]|c[oó]mo|muy|lo mismo|lo de siempre|as[ií]|ah[ií]|ya|seguir|practicar|lo har[eé]|lo mismo de siempre)$/iu,
  aboutSomebody:
    /(?<!\p{L})(?:yo|me|te|t[uú]|lo|se|nos|es|fue|era|hay|hab[ií]a|estuve|estoy|tuve|tengo|fui|soy|hice|puse|vi|di|\p{L}+[éí]|\p{L}+(?:amos|imos))(?!\p{L})/iu,

  learned: null,
  part: null,
  echoEnds: /,/,
  noEcho: /^/,

  promise:
    /(?<!\p{L})(?:voy a|quiero|quisiera|me gustar[ií]a|tengo que|intentar[eé]|pienso|prometo|planeo|\p{L}{3,}[aei]ré)(?!\p{L})/iu,
  stepLead:
    /^(?:(?:ok|okay|vale|bueno|pues|s[ií]|claro|mira|a ver|quiz[aá]s?|tal vez|a lo mejor|seguramente|probablemente|ojal[aá]|creo que|supongo que|yo|luego|despu[eé]s|entonces|(?:mi|el) (?:siguiente|pr[oó]ximo) paso (?:es|ser[ií]a|ser[aá])|mi (?:plan|meta|objetivo|idea) es|el plan es|la idea es|prometo(?: que)?|que|voy a|vamos a|quiero|quisiera|me gustar[ií]a|tengo que|tendr[eé] que|deber[ií]a|debo|puedo|podr[ií]a|pienso|planeo|intentar[eé]|tratar[eé] de|intentar|tratar de|procurar[eé]?|espero|me propongo|hay que|lo de)[ ,]+)+/iu,
  noStep:
    /^(?:no|nada|qu[eé]|c[oó]mo|qui[eé]n|cu[aá]n\p{L}*|d[oó]nde|por qu[eé]|para qu[eé]|puedes?|podr[ií]as|ll[aá]mame|llame|deja de|espera|perd[oó]n|y t[uú])(?!\p{L})|(?<!\p{L})(?:te|t[uú]|usted|contigo)(?!\p{L})/iu,
  stepEnds:
    /(?<!\p{L})(?:porque|ya que|pero|para que|as[ií] que|y luego|y despu[eé]s|y entonces|si|aunque)(?!\p{L})/iu,
  stepTail: /[\s,]+(?:para|antes de|el|y|o|quiz[aá]s?|tal vez|a lo mejor|antes|por)?[\s,]*$/iu,
  trailingBye:
    /(?<!\p{L})[\s,.!¡]*(?:(?<!\p{L})(?:vale|ok|okay|bueno|pues|gracias|muchas gracias|me tengo que ir|tengo que irme|me voy|te dejo|adi[oó]s|chao|chau|hasta (?:luego|ma[nñ]ana|pronto)|nos vemos|hablamos|un abrazo|cu[ií]date|ya)(?!\p{L})[\s,.!¡]*)+$/iu,

  didNothing:
    /\bno (?:he |pude |he podido |logre |tuve tiempo (?:de |para )?|alcance a |me dio tiempo(?: a| de)? ?|llegue a )?(?:practi(?:que|cado|car)|hice|hecho|hacer|toque|tocado|tocar|estudie|estudiado|estudiar|pude|podido|tuve|entrene|entrenado|alcance|logre|ensaye|lei|me dio tiempo)\b|\bno (?:me dio tiempo|tuve tiempo|he tenido tiempo|hubo tiempo)\b|\b(?:hoy no|hoy nada|dia libre|dia de descanso|me lo salte|me dio (?:mucha )?(?:pereza|flojera)|(?:llegue|estuve|andaba|estoy) (?:muy|demasiado|super) cansad[oa]|me la salte|demasiado cansad[oa]|estaba (?:muy|demasiado) cansad[oa])\b|^(?:no|nada)\b(?! (?:espera|eso no|digo|quiero decir|perdon|es eso|era eso|me llam\w+)\b)/,
  butDid:
    /\bpero (?:si )?(?:\w+ )?(?:practique|toque|hice|lei|estudie|escribi|dibuje|corri|repase|entrene|cante|he \w+)\b/,
  negation: /\bno\b|\bnada\b|\bni\b/,
  none: /^(?:no|nada|ninguno|ninguna|para nada|la verdad que no|la verdad no)\b(?!.*\b(?:pero|salvo|excepto|llorar|dormir)\b)(?! (?:fue|ha sido|era|salio|estuvo) (?:\w+ )?(?:facil|bien)\b)|\b(?:fue|estuvo|ha sido|ha ido|fueron|me (?:resulto|parecio)|todo (?:fue|estuvo|salio|muy)) (?:todo )?(?:\w+ )?(?:facil|bien|fluido|sencillo|sin problemas?)\b|\bno (?:hubo|me costo) nada\b/,
};
