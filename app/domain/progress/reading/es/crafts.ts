import type { CraftRules, Lengths } from "~/domain/progress/reading/rule-types";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Crafts in "-er" and "-ir", by their folded preterite and gerund: infinitive and how it is told. */
const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  cosi: ["coser", "Cosiste"],
  cosiendo: ["coser", "Cosiste"],
  puli: ["pulir", "Puliste"],
  puliendo: ["pulir", "Puliste"],
  esculpi: ["esculpir", "Esculpiste"],
  esculpiendo: ["esculpir", "Esculpiste"],
  construi: ["construir", "Construiste"],
  construyendo: ["construir", "Construiste"],
  hile: ["hilar", "Hilaste"],
  traduje: ["traducir", "Tradujiste"],
  traduciendo: ["traducir", "Tradujiste"],
  compuse: ["componer", "Compusiste"],
  componiendo: ["componer", "Compusiste"],
  fundi: ["fundir", "Fundiste"],
  resolvi: ["resolver", "Resolviste"],
  resolviendo: ["resolver", "Resolviste"],
  imprimi: ["imprimir", "Imprimiste"],
};

/** Skills without an object too: "Estuve tallando una hora." */
const ALONE = set(
  "lijar tallar esculpir coser bordar hilar injertar podar soldar barnizar cepillar forjar grabar modelar tornear esmaltar restaurar encuadernar componer improvisar editar filmar fotografiar animar ilustrar mecanografiar memorizar recitar traducir boxear remar surfear esquiar patinar sembrar plantar cavar escardar afinar depurar construir pulir tostar tapizar estampar rotular trenzar malabarear rapear silbar torear zapatear cincelar labrar calar esquilar",
);

/** No craft, whatever the object. */
const NOT = set(
  "trabajar hablar estar charlar esperar mirar viajar pasar quedar llamar llegar tardar descansar comprar limpiar fregar planchar barrer cenar desayunar almorzar merendar tomar conversar visitar cuidar ayudar acompanar llevar buscar aguantar caminar andar pasear banar duchar navegar jugar fumar llorar gritar sonar pensar ordenar pagar gastar aparcar manejar lavar tirar sacar dejar entrar gustar necesitar terminar acabar empezar intentar tratar usar ganar perder quitar olvidar faltar cansar levantar acostar sentar despertar encontrar contar preguntar contestar explicar ensenar escuchar observar notar probar tocar practicar ensayar estudiar repasar entrenar meditar dibujar pintar programar cocinar bailar cantar nadar escalar montar dedicar echar dar recordar comentar celebrar invitar cargar entregar firmar mandar enviar cambiar votar dudar amar odiar disfrutar chatear chismear cotillear madrugar bajar regresar volver retrasar durar costar logar lograr mejorar cerrar apagar guardar alquilar reservar cancelar conectar comenzar apuntar anotar encargar organizar preparar arreglar reparar revisar parar sudar respirar",
);

const told = (infinitive: string) => `${infinitive.charAt(0).toUpperCase()}${infinitive.slice(1, -2)}aste`;

/** "ataqué" to "atacar", "lijado" and "lijando" to "lijar". A future ("lijaré") is none. */
function infinitiveIn(word: string, source: string): string | null {
  if (/(?:ado|ando)$/.test(word)) return word.replace(/(?:ado|ando)$/, "ar");
  if (!source.endsWith("é") || /[aei]re$/.test(word)) return null;
  const stem = word.slice(0, -1);
  return `${stem
    .replace(/qu$/, "c")
    .replace(/gu$/, "g")
    .replace(/c$/, (end) => (stem.endsWith("qu") ? end : "z"))}ar`;
}

export const crafts: CraftRules = {
  past: new RegExp(
    `(?<![^ ])(?:(?<=(?:^| )he (?:\\w+mente |ya )?)\\w{3,}ado|\\w{2,}[^aeiou ]e|\\w{2,}[qg]ue|${Object.keys(
      IRREGULAR,
    )
      .filter((form) => !form.endsWith("ndo"))
      .join("|")})(?![^ ])`,
    "g",
  ),
  ing: new RegExp(
    `(?<![^ ])(?:\\w{2,}ando|${Object.keys(IRREGULAR)
      .filter((form) => form.endsWith("ndo"))
      .join("|")})(?![^ ])`,
    "g",
  ),
  deedOf: (word, source) => {
    const known = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
    if (known) return { thing: known[0], told: known[1], alone: true };
    const infinitive = infinitiveIn(word, source);
    if (infinitive === null || NOT.has(infinitive)) return null;
    return { thing: infinitive, told: told(infinitive), alone: ALONE.has(infinitive) };
  },
  endsBreath: set("y e pero porque mientras cuando luego despues que hasta aunque"),
  endsObject:
    /^(?:unos|unas|casi|como|mas|menos|o|hoy|ayer|esta|este|manana|tarde|noche|durante|por|otra|vez|un|una|el|la|los|las|todo|toda|bien|despacio)$/,
  noObject:
    /(?<![^ ])(?:a|le|les|te|hij[oa]s?|herman[oa]s?|padres?|madre|amig[oa]s?|vecin[oa]s?|novi[oa]|marido|mujer|jef[ea]|tiempo|dinero|que|eso|cosas|ruido|planes)(?![^ ])/,
  article: /^(?:un|una|unos|unas|el|la|los|las|mi|mis|su|sus|este|esta|estos|estas|dos|\d+|nuestr[oa]s?) /,
  theirs: (object) => object.replace(/(?<!\p{L})mi(s?)(?!\p{L})/gu, "tu$1"),
};

const CLOCK = "(?:las? )?(?:\\d{1,2}(?::\\d\\d)?|una)(?: (?:y (?:media|cuarto|\\d+)|menos (?:cuarto|\\d+)))?";

/** "De tres a cuatro y media", "desde las 6 hasta las 7", but not "de 5 a 10 páginas". */
export const range: Lengths["range"] = {
  pattern: new RegExp(
    `(?<![^ ])(?<!(?:paginas?|capitulos?|compases|niveles|subi|paso|pase) )(?:de|desde|entre) (?<a>${CLOCK}) (?:a|hasta|y) (?<b>${CLOCK})(?! (?:\\w+s|por|bpm|km)(?![^ ]))(?![^ ])`,
    "g",
  ),
  bare: new RegExp(
    `(?<![^ ])(?:(?:empece|comence) a (?<a>${CLOCK})(?: , | y | luego )+(?:acabe|termine|pare) (?:a |sobre )?(?<b>${CLOCK})|(?<c>las? (?:\\d+|una)(?: y (?:media|cuarto))?) a (?<d>las? (?:\\d+|una)(?: y (?:media|cuarto))?))(?![^ ])`,
    "g",
  ),
  clock: (text) => {
    const match = /^(?:las? )?(\d+|una)(?::(\d\d))?(?: (y|menos) (media|cuarto|\d+))?$/.exec(text);
    if (match === null) return null;
    const [, hour = "", colon, sign, part] = match;
    const hours = hour === "una" ? 1 : Number(hour);
    if (hours > 24) return null;
    const beside = part === undefined ? 0 : part === "media" ? 30 : part === "cuarto" ? 15 : Number(part);
    return hours * 60 + Number(colon ?? 0) + (sign === "menos" ? -beside : beside);
  },
};
