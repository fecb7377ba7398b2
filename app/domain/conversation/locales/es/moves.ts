import { reported, starts, whole, words } from "~/domain/conversation/locales/es/patterns";
import type { MoveGrammar, MoveRule } from "~/domain/conversation/locales/locale";

/** When the phone shall ring instead. Numbers are digits here: "una hora" is "1 hora". */

const UNITS =
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve".split(
    " ",
  );
const TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

function spokenNumbers(): Record<string, number> {
  const numbers: Record<string, number> = {
    un: 1,
    una: 1,
    veintiun: 21,
    veintiuna: 21,
    cien: 100,
    "ciento veinte": 120,
  };
  UNITS.forEach((word, value) => {
    if (value > 0) numbers[word] = value;
  });
  TENS.forEach((ten, index) => {
    numbers[ten] = 30 + 10 * index;
    for (let unit = 1; unit < 10; unit++) numbers[`${ten} y ${UNITS[unit]}`] = 30 + 10 * index + unit;
    numbers[`${ten} y un`] = 31 + 10 * index;
  });
  return numbers;
}

const WEEKDAY = "(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)";
const LATER =
  "(?:(?:un poco )?mas (?:temprano|pronto)|mas tarde(?:cito)?|mas ratito|luego|lueguito|despues|al rato|al ratito|otro (?:dia|momento|rato)|otra (?:hora|vez|ocasion)|en (?:un|1) (?:rat(?:o|ito|ico)|momento|momentito)|dentro de (?:un|1) (?:rat(?:o|ito)|momento)|cuando (?:puedas|pueda|salga|llegue|termine|acabe))";
const PART_OF_DAY =
  "(?:(?:por|en|a) la (?:manana|tarde|noche)|antes de cenar|despues de (?:cenar|comer|la cena|almorzar))";
const NEXT_WEEK = "(?:la )?(?:proxima semana|semana (?:que viene|que entra|proxima|siguiente|entrante))";
const WEEKEND = "(?:fin(?:es)? de semana|findes?)";

const TO_US = "(?:vos |tu |usted )?";
const CALL_ME = [
  "(?:llam(?:a|e|en|ad)|marc(?:a|ad)|marqu(?:e|en)|timbr(?:a|e)|telefone(?:a|e)|habla|hable)(?:me|nos)",
  "(?:da|de|dad|pega|echa|haz|tira)me (?:un|una|1) (?:toque|telefonazo|timbrazo|llamado|llamada|ring)",
  "(?:vuelv(?:e|a|as|an)|volve)(?:me|nos)? a (?:llamar|marcar|intentar|probar|telefonear)(?:me|nos|lo)?",
  `me (?:puedes?|podrias?|podes|pueden) ${TO_US}(?:volver a )?(?:llamar|marcar|hablar|timbrar|telefonear)`,
  "(?:puedes?|podrias?|podes|pueden|podriais|podeis) (?:volver a )?(?:llamar|marcar|hablar|timbrar|telefonear|intentar|probar)(?:me|nos|lo)",
  "(?:puedes?|podrias?|podes|pueden) volver a (?:llamar|marcar|intentar|probar)",
  "(?:te|le|os) (?:importa|importaria|molesta|molestaria|parece bien) (?:si me llamas|(?:volver a )?(?:llamar|marcar)(?:me)?)",
  "me (?:llamas|marcas|llamais|marcais|timbras)",
  "(?:prefiero|quiero|quisiera|preferiria|me gustaria|necesito|mejor|te pido) que (?:me|nos) (?:llam(?:e|es|en|aras?)|marqu(?:e|es)|marcaras?)",
  "(?:intenta|intente|prueba|pruebe|proba)(?:lo)?",
].join("|");

const THE_CALL =
  "(?:(?:la|mi|esta|tu|nuestra) (?:proxima )?(?:llamada|charla|conversacion|platica)|la hora de la llamada)";
/** Shifts that only a call can mean. */
const SHIFT_CALL = [
  `(?:muev(?:e|a)|mover|cambi(?:a|ar|emos)|pas(?:a|ar|emos)|aplaz(?:a|ar)|aplacemos|atras(?:a|ar|emos)|retras(?:a|ar|emos)|pospon(?:er|gamos|ga)?|posterg(?:a|ar|uemos)|adelant(?:a|ar|emos)|reprogram(?:a|ar|emos)|reagend(?:a|ar|emos)|corr(?:e|er)|recorr(?:e|er)|movamos) ${THE_CALL}`,
  "(?:aplazar|atrasar|retrasar|posponer|postergar|adelantar|reprogramar|reagendar)(?:lo|la)",
  "(?:aplaza|atrasa|retrasa|pospon|posterga|adelanta|reprograma|reagenda)(?:lo|la)",
  "(?:aplacemos|atrasemos|retrasemos|pospongamos|posterguemos|adelantemos|reprogramemos)(?:lo|la)",
].join("|");
/** Shifts that need a time to be one. */
const SHIFT_IT = [
  SHIFT_CALL,
  `(?:dej(?:a|ar|emos)|pasa|pasar|cambia|cambiar) (?:${THE_CALL}|esto)`,
  "(?:mueve|pasa|cambia|deja)(?:lo|la|melo|mela)",
  "(?:movamos|pasemos|cambiemos|dejemos|hagamos)(?:lo|la)",
].join("|");
const CAN_WE =
  "(?:podemos|podriamos|puedes|podrias|podes|se puede|puede ser|podria ser|(?:es|seria|sera) posible|te importa(?:ria)?(?: si)?|te parece(?: bien)?(?: si)?|que tal si)";
const WE_DO_IT =
  "(?:hablar|seguir|conversar|platicar|charlar|hacer(?:lo|la| esto)|dejar(?:lo|la| esto)|pasar(?:lo|la)|mover(?:lo|la)|cambiar(?:lo|la)|vernos|hablamos|lo (?:hacemos|dejamos|pasamos|movemos|cambiamos|hablamos)|la (?:hacemos|dejamos|pasamos|movemos|cambiamos)|posponer|aplazar|reprogramar|reagendar)";

/** The words are those of a song, a sentence learned, somebody else. */
const A_PHRASE =
  /\b(?:frase|cancion|dialogo|titulo|novela|pelicula|personaje|verbo|estribillo|poema|letra)\b/;
/** Not a shift to later: "adelantarla una hora" says how much, and the direction is in the verb. */
const BRINGS_FORWARD = /\badelant(?:a|ar|emos)(?:lo|la)?(?: \w+){0,2} (?:\d+|media) (?:hora|minuto)/;

const rule = (kind: MoveRule["kind"], pattern: RegExp | string, more: Partial<MoveRule> = {}): MoveRule => ({
  kind,
  pattern: typeof pattern === "string" ? new RegExp(pattern) : pattern,
  unless: A_PHRASE,
  denied: reported,
  ...more,
});

const CALL_ME_NOT =
  "(?:no (?:me |nos )?(?:llames|llame|llamen|llamar|marques|marque|marquen|molestes|vuelvas a llamar(?:me)?)|no (?:quiero|deseo|quisiera|necesito)(?: (?:recibir|tener|que me llames|que me llamen|que haya|mas|tus|las))* ?(?:llamadas?|que me llames)?|(?:nada de|sin|ninguna|no mas|no haya) (?:mas )?llamadas?)";
const NO_CALL = CALL_ME_NOT.replace(
  "|no (?:quiero|deseo|quisiera|necesito)(?: (?:recibir|tener|que me llames|que me llamen|que haya|mas|tus|las))* ?(?:llamadas?|que me llames)?",
  "|no (?:quiero|deseo|quisiera|necesito) (?:(?:recibir |tener |que haya )?(?:mas |tus |las )?llamadas?|que me (?:llames|llamen|marques))",
);
const CANT =
  "(?:no (?:me llames|me llame|me marques|llames|quiero (?:llamadas|hablar|que me llames)|puedo(?: hablar| atender\\w*)?|voy a poder(?: hablar)?|me viene bien|me va bien|estoy|hay llamadas?|toca|por favor|tengo ganas(?: de hablar)?|me apetece(?: hablar)?|va a poder ser))";
const END = words(
  ", por porfa gracias porque que estoy voy y pero tengo mejor me ni vale okay si de llamame es",
);

const shift = (kind: MoveRule["kind"], verbs: string): MoveRule =>
  rule(
    kind,
    `\\b${CAN_WE} (?:\\w+ )?(?:${verbs})\\b|${starts(`(?:${verbs})\\b`).source}|\\b(?:quiero|quisiera|prefiero|preferiria|me gustaria|mejor|vamos a|hay que|necesito|por favor|y) (?:${verbs})\\b`,
    { unless: new RegExp(`${A_PHRASE.source}|${BRINGS_FORWARD.source}`) },
  );

const asked: readonly MoveRule[] = [
  rule("in_settings", `\\b(?:${NO_CALL})\\b.{0,30}\\b${WEEKEND}\\b|\\b(?:los|el|este) ${WEEKEND} ${CANT}\\b`),
  rule("in_settings", starts(`(?:los|el|este) ${WEEKEND} no(?: mejor no)?(?: |$)`), { tail: END }),
  rule(
    "in_settings",
    `\\b(?:${NO_CALL})\\b.{0,30}\\b(?:pasado manana|${NEXT_WEEK}|este mes|hasta|entre semana)\\b`,
  ),
  rule("in_settings", `\\b${NEXT_WEEK} ${CANT}\\b`),
  rule(
    "next_week",
    `\\b(?:paus|suspend|par|deten|pon)(?:a|e|ar|er|ga|er)?(?: en pausa)? (?:las|mis|tus|estas) llamadas\\b.{0,30}\\b(?:hasta|esta) (?:${NEXT_WEEK}|semana|el lunes)\\b`,
  ),
  rule(
    "in_settings",
    `\\b(?:paus|suspend|deten)(?:a|e|ar|er|ga)? (?:las|mis|tus|estas) llamadas (?:hasta|por|durante)\\b`,
  ),
  rule("in_settings", `\\b(?:${CALL_ME}|${SHIFT_IT})\\b.{0,40}\\bpasado manana\\b`),
  rule("next_week", `\\b(?:${CALL_ME}|${SHIFT_IT}|${CAN_WE} ${WE_DO_IT})\\b.{0,40}\\b${NEXT_WEEK}\\b`),
  rule(
    "next_week",
    starts(`${NEXT_WEEK} (?:mejor|seguimos|hablamos)|mejor ${NEXT_WEEK}|hasta ${NEXT_WEEK} no`),
    { tail: END },
  ),
  rule("next_week", `\\b(?:${NO_CALL})\\b.{0,20}\\besta semana\\b|\\besta semana (?:ya )?${CANT}\\b`, {
    unless: /\bno puedo (?!hablar|atender|por|porque|que|estoy|y|pero|lo siento|,)\w+|\bcancion\b/,
  }),
  rule("next_week", /(?:^|, )esta semana (?:mejor )?no(?: |$)/, { tail: END }),
  rule("drop_weekday", `\\b(?:${NO_CALL})\\b.{0,20}\\b(?:los|ningun|cada) ${WEEKDAY}\\b`),
  rule("drop_weekday", `\\blos ${WEEKDAY} ${CANT}\\b`, {
    unless:
      /\bno puedo (?!hablar|atender|por|porque|que|estoy|y|pero|lo siento|,)\w+|\bno (?:estoy|toca) (?!en casa|disponible|libre)\w+/,
  }),
  rule("drop_weekday", starts(`los ${WEEKDAY}(?: (?:y|ni) (?:los )?${WEEKDAY})* (?:mejor )?no(?: |$)`), {
    tail: END,
  }),
  rule(
    "in_settings",
    `\\b(?:${NO_CALL})\\b.{0,20}\\bel ${WEEKDAY}\\b|\\bel ${WEEKDAY} (?:no me llames|no quiero llamadas)\\b`,
  ),
  rule("some_time", `\\b(?:${CALL_ME})\\b(?: \\S+){0,4}? (?:${LATER}|${PART_OF_DAY})\\b`),
  rule(
    "some_time",
    starts(
      `(?:llama|marca|llame) (?:(?:un poco )?${LATER}|en \\d+ minutos|en media hora|dentro de|a las|manana|el ${WEEKDAY})\\b`,
    ),
  ),
  rule("move_call", `\\b(?:${CALL_ME})\\b`, {
    unless: new RegExp(
      `${A_PHRASE.source}|${BRINGS_FORWARD.source}|\\b(?:intent|prueb)\\w*(?: \\w+)* (?:tocar|hacer|practicar)`,
    ),
  }),
  shift("some_time", SHIFT_CALL),
  shift("move_call", SHIFT_IT),
  rule("in_settings", BRINGS_FORWARD, { unless: /\b(?:clase|reunion|ensayo|reloj|tempo|trabajo)\b/ }),
  rule("move_call", `\\b${CAN_WE} (?:mejor )?${WE_DO_IT}\\b`, {
    unless: new RegExp(`${A_PHRASE.source}|${BRINGS_FORWARD.source}`),
  }),
  rule("some_time", `\\b${CAN_WE} (?:mover|cambiar) la hora\\b`),
  rule("some_time", `\\b${CAN_WE} (?:mejor )?(?:${WE_DO_IT}) (?:para )?(?:mejor )?${LATER}\\b`),
  rule(
    "some_time",
    `\\b(?:lo|la) (?:podemos|podriamos|puedes|podrias|podes) (?:dejar|hacer|pasar|mover|cambiar|aplazar|posponer|hablar) (?:para )?(?:${LATER}|manana|el ${WEEKDAY}|a las|${PART_OF_DAY})\\b`,
  ),
  rule(
    "some_time",
    `\\b(?:puede|podria|podra) ser (?:(?:un poco|algo|mejor) )?(?:${LATER}|manana|el ${WEEKDAY}|a las|${PART_OF_DAY})\\b`,
  ),
  rule(
    "move_call",
    `\\b(?:prefiero|preferiria|mejor) (?:hablar|hablamos|conversar|platicar|charlar|que (?:hablemos|sea))\\b|\\b(?:hablamos|lo dejamos|lo hacemos|la dejamos|la hacemos|lo pasamos|la pasamos) (?:mejor|para|a las)\\b|\\b(?:hablamos|platicamos|charlamos)\\b.{0,30}\\bmejor$`,
  ),
  rule(
    "skip_today",
    `\\b(?:no (?:me |nos )(?:llames|llame|llamen|marques|vuelvas a llamar|molestes)|no (?:quiero|deseo) (?:(?:mas |tus |recibir )*llamadas|que me llames|hablar)) (?:mas )?(?:por )?(?:hoy|esta noche)\\b`,
  ),
  rule(
    "skip_today",
    `\\b(?:hoy|esta noche) (?:ya |mejor )?(?:no me (?:llames|llame|marques)|no quiero (?:llamadas|hablar|que me llames)|no puedo (?:hablar|atender\\w*)|no tengo ganas de hablar|no me apetece hablar|sin llamadas?)\\b`,
  ),
  rule(
    "some_time",
    `\\b(?:(?:ahora|ahorita|en este momento|hoy|esta noche)(?: mismo)? (?:no|estoy)|no puedo)\\b.{0,40} mejor (?:${LATER}|${PART_OF_DAY}|manana|el ${WEEKDAY}|a las?)\\b|\\bahora(?: mismo)? no ,? ?(?:en|dentro de|luego|despues|mas tarde|a las)\\b`,
  ),
  rule("skip_today", `\\bpor hoy (?:ya )?(?:no mas|no sigamos|no|basta)\\b`, { tail: END }),
  rule(
    "skip_today",
    /\b(?:saltar(?:nos|me|lo|la|telo)?|saltemos(?:nos)?|saltemonos|saltate|salta|omitir|omite|omitamos) (?:ya )?(?:(?:el dia|lo|la|la llamada) de )?(?:hoy|esta noche)\b/,
    {
      denied: (before) => reported(before) || /\b(?:aprendi a|logre|pude|empece a|practique)$/.test(before),
    },
  ),
  rule("skip_today", `\\b(?:cancela|cancelar|cancelemos) (?:la llamada de |lo de )?hoy\\b`),
];

const LENGTH =
  "(?:(?:unos|unas|como|mas o menos) )*(?:\\d+ (?:horas? y (?:media|cuarto|\\d+)|minut\\w+|hor(?:it)?as?|cuartos? de hora|par de hor(?:it)?as)|media hor(?:it)?a|cuarto de hora|hora y media|unos minut\\w+)";
const IN = `(?:(?:en|dentro de|como en|de aqui a) ${LENGTH}|${LENGTH} (?:mas tarde|despues|antes))`;
const AT =
  "(?:(?:para|como|sobre|tipo|a eso de|hacia) )?(?:a )?las? \\d{1,2}(?: (?:y )?(?:\\d{1,2}|media|cuarto|pico)| menos (?:\\d{1,2}|cuarto)| en punto)?(?: (?:de|por|en) la (?:manana|tarde|noche))?(?: (?:am|pm|a m|p m))?";
const ON = `(?:para )?(?:manana|hoy|esta (?:noche|tarde)|(?:(?:el|este|proximo) )*${WEEKDAY}(?: que viene)?)(?: (?:por|en|a) la (?:noche|tarde|manana)| temprano| al mediodia)?`;
const SOME = `(?:${IN}|${ON}|${AT}|${PART_OF_DAY}|${LATER})`;
const SUITS =
  "(?:(?:seria|es|estaria|me (?:viene|va|queda|vendria)) )?(?:mejor|perfecto|bien|si (?:puedes|puede|no te importa))";
const RATHER = "(?:mejor|que sea|puede ser|podria ser|prefiero|preferiria|y si|que tal)";

const bare: readonly MoveRule[] = [
  ...whole(
    `(?:${IN}|${ON} ${AT}|${AT} (?:de )?${ON})(?: ${SUITS})*(?: (?:y )?no (?:de|por|a|el|en) .{1,20})?`,
    `${ON} a (?:la misma hora|la hora de siempre|mi hora de siempre)|a la misma hora ${ON}`,
    `(?:${RATHER} )+${SOME}(?: ${SOME})*(?: ${SUITS})*`,
    `${SOME}(?: ${SOME})*(?: ${SUITS})+`,
  ).map((pattern): MoveRule => ({ kind: "move_call", pattern })),
  ...whole(
    `${LATER}(?: ${SUITS})*`,
    `(?:${RATHER} )+(?:${LATER}|${PART_OF_DAY})(?: ${SUITS})*`,
    `(?:${LATER}|${PART_OF_DAY})(?: ${SUITS})+`,
  ).map((pattern): MoveRule => ({ kind: "some_time", pattern })),
  ...whole(`pasado manana(?: ${AT}| ${PART_OF_DAY})?(?: ${SUITS})*`).map(
    (pattern): MoveRule => ({ kind: "some_time", pattern }),
  ),
  ...whole(
    `(?:a partir de ahora|desde ahora|de ahora en adelante|siempre|todos los dias) (?:mejor |que sea )?${AT}`,
    `(?:mejor |que sea )?${AT} (?:a partir de ahora|desde ahora|de ahora en adelante|siempre|todos los dias)`,
  ).map((pattern): MoveRule => ({ kind: "in_settings", pattern })),
  ...whole("esta semana (?:mejor )?no(?: puedo| va a poder ser)?", "no esta semana").map(
    (pattern): MoveRule => ({ kind: "next_week", pattern }),
  ),
];

const HOUR = "(?<hour>\\d{1,2})";
const clockRows = (minutes: number, words_: string) => [
  { pattern: new RegExp(`\\blas? ${HOUR} menos ${words_}\\b`), add: -minutes },
  { pattern: new RegExp(`\\b${words_} para las? ${HOUR}\\b`), add: -minutes },
];

export const moves: MoveGrammar = {
  numbers: spokenNumbers(),
  asked,
  bare,
  notToday: whole(
    "(?:hoy|esta noche) (?:mejor )?no(?: puedo| puede ser| va a poder ser| gracias| por favor)?",
    "(?:mejor )?(?:no hoy|hoy mejor no|hoy paso)",
  ),
  corrects: /^(?:ay )?(?:no|mejor|perdon|espera|digo|quiero decir|bueno no|o)\b/,
  notMeant: new RegExp(
    `(?: ,)? ?\\b(?:(?:y |pero )?no|en vez d|en lugar d)(?: ?(?:e|el|de|por|en|a) ?)+(?:las? \\d{1,2}(?: y (?:media|cuarto)| menos cuarto)?|${WEEKDAY}|la (?:manana|tarde|noche))(?: de la (?:manana|tarde|noche))?\\b`,
    "g",
  ),
  mends: / (?:, )?(?:no ,|no perdon|perdon ,|digo|quiero decir|mejor dicho|o mejor)(?: ,)? /,
  vague:
    /\bpasado manana\b|\b(?:antes|despues|a partir) de las? \d|\bentre las? \d|\b(?:en|dentro de) \d+ (?:dias|semanas?|mes(?:es)?)\b|^(?!.*\d)(?!.*hora).*\bmas (?:temprano|pronto)\b/,
  everyDay:
    /\b(?:todos los (?:dias|lunes|martes|miercoles|jueves|viernes|sabados|domingos)|todas las (?:noches|mananas|tardes|semanas)|cada (?:dia|noche|manana|tarde|semana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)|siempre|(?:a partir de|desde|de) (?:ahora|hoy|manana) en adelante|a partir de (?:ahora|hoy|manana)|desde ahora|a diario|entre semana)\b/,
  lengths: [
    ...[5, 10, 15, 20, 25, 30, 35, 40, 45, 50].map((plus) => ({
      pattern: new RegExp(`(?<!\\blas? )\\b(?<count>\\d+) horas? y ${plus}(?: minutos)?\\b`),
      minutes: 60,
      plus,
    })),
    { pattern: /(?<!\blas? )\b(?<count>\d+) horas? y media\b/, minutes: 60, plus: 30 },
    { pattern: /(?<!\blas? )\b(?<count>\d+) horas? y cuarto\b/, minutes: 60, plus: 15 },
    { pattern: /\bhora y media\b/, minutes: 90 },
    { pattern: /\bhora y cuarto\b/, minutes: 75 },
    { pattern: /\bpar de hor(?:it)?as\b/, minutes: 120 },
    { pattern: /\bpar de minut(?:it)?os\b/, minutes: 2 },
    { pattern: /(?<!\blas? )\b(?<count>\d+) hor(?:it)?as?\b/, minutes: 60 },
    { pattern: /\b3 cuartos de hora\b/, minutes: 45 },
    { pattern: /\bcuart(?:it)?o de hora\b/, minutes: 15 },
    { pattern: /\bmedia hor(?:it)?a\b/, minutes: 30 },
    { pattern: /\b(?<count>\d+) (?:minut(?:it)?os?|min)\b/, minutes: 1 },
    { pattern: /\bunos minut(?:it)?os\b/, minutes: 10 },
    {
      pattern: /\b(?:en|dentro de) (?<count>[1-9]\d)(?=$| (?:por|y|que|mejor|porfa|estoy|vale))/,
      minutes: 1,
    },
  ],
  later: /^ (?:mas tarde|despues|mas)\b/,
  earlier: /^ (?:antes|mas (?:temprano|pronto))\b/,
  today: /\b(?:hoy|esta (?:noche|tarde))\b/,
  tomorrow: /(?<!\b(?:la|esta|pasado|cada|media|las|1) )\bmanana\b(?! siguiente)/,
  weekdays: [
    /\blunes\b/,
    /\bmartes\b/,
    /\bmiercoles\b/,
    /\bjueves\b/,
    /\bviernes\b/,
    /\bsabados?\b/,
    /\bdomingos?\b/,
  ],
  clock: [
    ...clockRows(15, "(?:1 )?cuarto"),
    ...[5, 10, 20, 25].flatMap((minutes) => clockRows(minutes, String(minutes))),
    { pattern: new RegExp(`\\blas? ${HOUR} y media\\b`), add: 30 },
    { pattern: new RegExp(`\\blas? ${HOUR} y cuarto\\b`), add: 15 },
    { pattern: new RegExp(`\\blas? ${HOUR} (?:y |con )?(?<minute>[0-5]?\\d)\\b(?! (?:minutos|horas))`) },
    {
      pattern: new RegExp(
        `\\b(?:las?|tipo) ${HOUR}(?! (?:minutos|horas? (?:mas|antes|despues)|semanas?|dias?|veces|vez))\\b`,
      ),
    },
    { pattern: new RegExp(`\\b${HOUR}(?: (?<minute>[0-5]\\d))? ?(?:am|pm|a m|p m)\\b`) },
    { pattern: /\b(?:mediodia|medio dia)\b/, time: "12:00" },
    { pattern: /\b(?:medianoche|media noche)\b/, time: "00:00" },
  ],
  dayParts: [
    {
      pattern: /\b(?:(?:por|en|de|a) la manana|temprano|am|a m|de la madrugada)\b/,
      half: "am",
      from: "05:00",
      until: "12:00",
      time: "09:00",
    },
    {
      pattern: /\b(?:(?:por|en|de|a) la tarde|esta tarde|manana tarde|tardecita)\b/,
      half: "pm",
      from: "12:00",
      until: "20:00",
      time: "17:00",
    },
    {
      pattern: /\b(?:(?:por|en|de|a) la noche|esta noche|manana noche)\b/,
      half: "pm",
      from: "18:00",
      until: "24:00",
      time: "20:00",
    },
    { pattern: /\b(?:pm|p m)\b/, half: "pm", from: "12:00", until: "24:00", time: "17:00" },
  ],
  asksForPlan:
    /(?:siguiente|próximo) paso|cuándo (?:te gustaría|lo|la|vas|quieres|puedes|podrías)|qué día|un día basta|qué (?:vas a|harás|te gustaría) hacer|cuál es (?:tu|el) plan/i,
};
