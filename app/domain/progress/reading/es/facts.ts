import { INFINITIVE } from "~/domain/progress/reading/es/verbs";
import type { FactRule, FactRules } from "~/domain/progress/reading/promise-rules";

/** How Spanish speakers tell what holds for them. Accents are folded away. */

const VERY = "(?: (?:mucho|muchisimo|bastante|un monton|siempre|nada|tanto))*";
const KINDS: Readonly<Record<string, readonly [value: string, said: string]>> = {
  "me encanta": ["le encanta", "Te encanta"],
  "me encantan": ["le encanta", "Te encantan"],
  "me gusta": ["le gusta", "Te gusta"],
  "me gustan": ["le gusta", "Te gustan"],
  "me fascina": ["le encanta", "Te fascina"],
  "me fascinan": ["le encanta", "Te fascinan"],
  "no me gusta": ["no le gusta", "No te gusta"],
  "no me gustan": ["no le gusta", "No te gustan"],
  odio: ["odia", "Odias"],
  detesto: ["odia", "Detestas"],
  "no soporto": ["no soporta", "No soportas"],
  adoro: ["le encanta", "Adoras"],
  amo: ["le encanta", "Amas"],
  prefiero: ["prefiere", "Prefieres"],
};
const KIND =
  "(?:me encantan?|me gustan?|me fascinan?|no me gustan?|odio|detesto|no soporto|adoro|amo|prefiero)";
const JOBS =
  "(?:enfermer[oa]|profesora?|maestr[oa]|medic[oa]|doctora?|ingenier[oa]|programadora?|disenadora?|carpinter[oa]|fontaner[oa]|electricista|abogad[oa]|contable|contadora?|estudiante|escritora?|periodista|music[oa]|cociner[oa]|panader[oa]|camarer[oa]|conductora?|taxista|piloto|arquitect[oa]|cientific[oa]|bibliotecari[oa]|traductora?|fotograf[oa]|artista|consultora?|matrona|bomber[oa]|jardiner[oa]|agricultora?|mecanic[oa]|peluquer[oa]|psicolog[oa]|fisioterapeuta|dentista|veterinari[oa]|farmaceutic[oa]|autonom[oa]|jubilad[oa]|dependient[ea]|administrativ[oa])";
const KIN =
  "(?:hijas?|hijos?|hermanas?|hermanos?|gat[oa]s?|perr[oa]s?|niet[oa]s?|ninas?|ninos?|mellizos|gemelos|gemelas)";
const one = (noun: string) => (noun.endsWith("s") ? noun : `${noun}s`);
const LONG =
  /\b(?:algun dia|un dia|este ano|el ano que viene|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otono|invierno|un ano|20\d\d|\d+ (?:meses|anos))|para (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|el verano|la primavera|navidad|fin de ano)|antes de (?:cumplir|los \d+|navidad|fin de ano)|maraton|triatlon|novela|propi[oa] (?:negocio|empresa|tienda|estudio)|con fluidez)\b/;
const NO_PREFERENCE =
  /^(?:(?:eso|esto|esta|este|ese|esa|esos|esas|estos|estas|que|como|cuando|donde|lo|la verdad|el (?:segundo|primer|tercer)\w*|mi|su|tu|te|mas|menos|mucho|nada|todo|ser|estar|asi|ella|haber|yo|no|la (?:parte|idea|forma|manera|gente|vida)|el (?:hecho|momento|resultado|final))\b|(?:se|me|le)(?: |$))/;

const goal = (pattern: RegExp, needs?: RegExp): FactRule => ({
  pattern,
  about: "goal",
  subject: null,
  value: null,
  ...(needs ? { needs } : {}),
  longest: 14,
  text: (thing) => `Quieres ${thing}.`,
});
const life = (
  subject: string | ((thing: string, kind: string) => string),
  pattern: string,
  text: (thing: string, kind: string) => string,
  more: Partial<FactRule> = {},
): FactRule => ({
  pattern: new RegExp(pattern, "g"),
  about: "life",
  subject: typeof subject === "string" ? () => subject : subject,
  value: null,
  longest: 6,
  text,
  ...more,
});
const NOW = "(?:(?:ahora|ya|todavia|actualmente|tambien|siempre) )*";

export const facts: FactRules = {
  rules: [
    {
      pattern:
        /\bantes (?:decia que )?(?:odiaba|no me gustaba|detestaba|me encantaba|me gustaba) (?<thing>[a-z ]{2,30}?) ,? ?(?:pero|y) (?:ahora|ya) (?<kind>me encanta|me gusta|odio)\b/g,
      about: "preference",
      subject: (thing) => thing.replace(/^(?:el|la|los|las) /, ""),
      value: (kind) => KINDS[kind]?.[0] ?? "",
      longest: 4,
      never: NO_PREFERENCE,
      text: (thing, kind) => `${KINDS[kind]?.[1]} ${thing}.`,
    },
    {
      pattern: new RegExp(
        `(?<!\\bno )(?<!\\b(?:si|que|lo que|como|cuando) )(?:\\ba mi )?\\b(?<kind>${KIND})${VERY} (?<thing>[^,]+)`,
        "g",
      ),
      about: "preference",
      subject: (thing) => thing.replace(/^(?:el|la|los|las|mucho|a) /, ""),
      value: (kind) => KINDS[kind]?.[0] ?? "",
      longest: 5,
      never: NO_PREFERENCE,
      text: (thing, kind) => `${KINDS[kind]?.[1]} ${thing}.`,
    },
    {
      pattern: /\bmi (?<kind>[a-z]+) favorit[oa] es (?<thing>[^,]+)/g,
      about: "preference",
      subject: (_, kind) => `${kind} favorito`,
      value: null,
      longest: 5,
      never: /^(?:cuando|que|como|esta|este|esa|ese)\b/,
      text: (thing, kind) => `Tu ${kind} favorito: ${thing}.`,
    },
    life(
      "trabajo",
      `\\b(?<!\\b(?:el|mi|un|del|al|su|este|otro) )(?:yo )?${NOW}trabajo (?<kind>de|como) (?<thing>[^,]+)`,
      (thing, kind) => `Trabajas ${kind} ${thing}.`,
      { longest: 5, never: /^(?:lunes|noche|dia|casa|siempre|un loco|loc[oa])\b/ },
    ),
    life(
      "trabajo",
      `(?<!\\b(?:el|mi|un|del|al|su|este|otro) )\\b${NOW}trabajo (?<kind>en|para) (?<thing>(?:(?:un|una|el|la) )?(?:\\w+ )?(?:panaderia|hospital|escuela|colegio|instituto|banco|tienda|oficina|restaurante|fabrica|biblioteca|universidad|laboratorio|guarderia|almacen|supermercado|libreria|cafeteria|bar|hotel|museo|farmacia|clinica|empresa|teatro|residencia|ventas|marketing|informatica|finanzas|construccion|hosteleria|educacion))`,
      (thing, kind) => `Trabajas ${kind} ${thing}.`,
    ),
    life("trabajo", `\\bsoy (?<thing>${JOBS}(?: de (?!corazon)\\w+)?)\\b`, (thing) => `Eres ${thing}.`),
    life("trabajo", "\\bestoy (?<thing>jubilad[oa]|en paro|desemplead[oa])\\b", (thing) => `Estás ${thing}.`),
    life(
      "estudios",
      "\\bestudio (?<thing>[a-z ]{3,30}?) en la (?:universidad|facultad)\\b",
      (thing) => `Estudias ${thing}.`,
    ),
    life("casa", `\\b${NOW}vivo en (?<thing>[^,]+)`, (thing) => `Vives en ${thing}.`, {
      longest: 4,
      never: /^(?:las nubes|mi mundo|una burbuja|el pasado|un sueno|eso|esto|paz|tension)\b/,
    }),
    life(
      "hogar",
      `\\b${NOW}vivo (?<thing>con (?:mi|mis|un|una|dos|\\d+) [^,]+|sol[oa])`,
      (thing) => `Vives ${thing}.`,
      { longest: 6 },
    ),
    life(
      (_, kind) => one(kind),
      `(?<!\\bno )\\btengo (?<thing>(?:\\d+|una?) (?<kind>${KIN}))\\b(?! (?:que|malo|enfermo))`,
      (thing) => `Tienes ${thing}.`,
    ),
    life(
      "dieta",
      "(?<!\\bno )\\bsoy (?<thing>vegetarian[oa]|vegan[oa]|celiac[oa]|intolerante a la lactosa)\\b",
      (thing) => `Eres ${thing}.`,
    ),
    life(
      "mano",
      "(?<!\\bno )\\bsoy (?<thing>zurd[oa]|diestr[oa]|ambidiestr[oa])\\b",
      (thing) => `Eres ${thing}.`,
    ),
    life(
      "salud",
      "(?<!\\bno )\\bsoy (?<thing>daltonic[oa]|dislexic[oa]|diabetic[oa]|asmatic[oa])\\b",
      (thing) => `Eres ${thing}.`,
    ),
    life(
      (thing) => `alergia a ${thing}`,
      "(?<!\\bno )\\bsoy alergic[oa] (?<kind>al?) (?<thing>[^,]+)",
      (thing, kind) => `Tienes alergia ${kind} ${thing}.`,
      { longest: 3, value: () => "alergia" },
    ),
    life(
      "relación",
      "(?<!\\bno )\\bestoy (?<thing>casad[oa]|divorciad[oa]|viud[oa]|prometid[oa])\\b",
      (thing) => `Estás ${thing}.`,
    ),
    life("origen", "(?<!\\bno )\\bsoy de (?<thing>[^,]+)", (thing) => `Eres de ${thing}.`, {
      longest: 2,
      never: /^(?:los|las|el|la|un|una|esos|esas|pocas|pocos|mucho|poco|letras|ciencias|aqui|alli|esas)\b/,
    }),
    life("edad", "(?<!\\bno )\\btengo (?<thing>\\d{2} anos)\\b", (thing) => `Tienes ${thing}.`),
    life("cumpleaños", "\\bmi cumpleanos es (?<thing>el [^,]+)", (thing) => `Tu cumpleaños es ${thing}.`, {
      longest: 5,
    }),
    goal(
      new RegExp(
        `\\bmi (?:gran |mayor |principal )?(?:meta|objetivo|sueno|ilusion|ambicion)(?: (?:de|para) (?:este|el) \\w+)? (?:es|seria|siempre ha sido) (?<thing>${INFINITIVE}\\b[^,]*)`,
        "g",
      ),
    ),
    goal(
      new RegExp(
        `(?<!\\bno )\\b(?:quiero|me gustaria|me encantaria|quisiera) (?<thing>${INFINITIVE}\\b[^,]*)`,
        "g",
      ),
      LONG,
    ),
    goal(
      /(?<!\bno )\bquiero (?<thing>(?:aprender (?!a relaj|eso|esto|mas\b|como\b)|ser |convertirme en )[^,]+)/g,
    ),
    {
      ...goal(
        /\b(?:me estoy preparando|estoy entrenando|estoy ahorrando|me preparo) para (?<thing>(?:un|una|el|la|mi) [^,]+)/g,
      ),
      text: (thing) => `Te estás preparando para ${thing}.`,
    },
  ],
  denied:
    /(?:\b(?:si|que|dice que|dijo que|no|nunca|lo que|cuando|donde|antes|como|ojala|decia que|crei que|pensaba que|cree que) )$/,
  never:
    /\b(?:imagina|supongamos|ojala|la cancion|la letra|mi personaje|en (?:el|la|mi) (?:libro|novela|cuento|obra|historia)|es broma|de mentira|el usuario|a (?:mi (?:hij\w+|madre|padre|mari\w+|mujer|herman\w+|novi\w+|amig\w+)|el|ella|ellos) (?:le|les) (?:gusta|encanta))\b/,
  ends: /(?:^| )(?:,|pero|porque|ya que|aunque|y (?=(?:yo|me|no|es|mi|el|la|tambien|luego|ahora|hoy|que|tengo|estoy|soy|vivo|trabajo|quiero)\b)|que|cuando|mientras|si|donde|desde|hace|la verdad|sabes|creo|ahora|hoy|ayer|manana|esta (?:manana|tarde|noche)|mucho|muchisimo|bastante|demasiado|un monton|tambien|mas que|como|o algo asi|en general|bueno|entonces|asi que|por eso|ya|todavia|nada)\b/,
  lead: /^(?:(?:,|mucho|muchisimo|tanto|bastante|mas|sobre todo|tambien) )+/,
  tail: /(?:(?:^| )(?:,|y|o|el|la|los|las|un|una|de|a|en|con|para|por|pero|muy|mas|ya|aqui|alli))+$/,
  noThing:
    /^(?:eso|esto|algo|nada|todo|cosas?|asi|mucho|poco|ello|lo|ser|ir|hacerlo|hacer eso)$|\b(?:tu|usted|te|contigo)\b|^(?:descansar|dormir|parar|decir|dejar(?:lo)?)\b/,
  time: / (?:algun dia|un dia|este ano|el ano que viene|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otono|invierno|un ano|20\d\d|\d+ (?:meses|anos))|para .+|antes de .+)$/,
};
