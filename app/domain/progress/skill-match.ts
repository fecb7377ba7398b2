import { storableText } from "~/lib/text";

/** A thing that was practised, as somebody said it, and the skills it may be. */

export type Biome = "meadow" | "forest" | "desert" | "mist" | "tech" | "peaks";

/** A skill of the catalogue or of the person's own. */
export type KnownSkill = {
  id: string;
  code: string;
  /** The catalogue's name. */
  name: string;
  /** The person's own name for it. */
  ownName: string | null;
  /** Everything of this skill counts for that one. */
  mergedInto: string | null;
  /** Is learned by living, not practised by name. */
  isMetaSkill: boolean;
};

/**
 * Other names of the catalogue's skills in English and Spanish, in the form that `plainName` brings them to: lower
 * case, no accents, no article.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  listening: ["active listening", "escuchar", "escucha activa"],
  public_speaking: ["speech", "speeches", "presenting", "presentations", "hablar en publico", "oratoria"],
  storytelling: ["telling stories", "stories", "contar historias"],
  negotiation: ["negotiating", "negociar", "negociacion"],
  feedback: ["feedback", "dar feedback", "retroalimentacion"],
  languages:
    "language|idioma|idiomas|english|ingles|spanish|espanol|french|frances|german|aleman|italian|italiano|portuguese|portugues|japanese|japones|chinese|mandarin|chino|korean|coreano|russian|ruso|arabic|arabe|hindi|dutch|swedish|polish|turkish|vocabulary|vocabulario".split(
      "|",
    ),
  meditation: ["meditate", "meditating", "meditar", "meditacion", "mindfulness", "breathing"],
  running: ["run", "ran", "runs", "jog", "jogged", "jogging", "correr", "corri", "carrera", "trotar"],
  strength: [
    "strength",
    "weights",
    "weightlifting",
    "weight lifting",
    "lifting",
    "lifted weights",
    "gym",
    "gimnasio",
    "pesas",
    "fuerza",
    "push ups",
    "pushups",
    "pull ups",
    "kettlebells",
  ],
  yoga: ["yoga", "stretching yoga", "hacer yoga"],
  sleep: ["sleeping", "dormir", "sueno"],
  guitar: [
    "guitars",
    "acoustic guitar",
    "electric guitar",
    "guitar chords",
    "guitarra",
    "guitarra acustica",
    "guitarra electrica",
  ],
  piano: ["pianos", "keyboard", "piano scales", "teclado"],
  singing: ["sing", "sang", "choir", "vocals", "cantar", "canto", "coro"],
  writing: [
    "write",
    "wrote",
    "novel",
    "essay",
    "journal",
    "journaling",
    "poetry",
    "escribir",
    "escritura",
    "novela",
  ],
  drawing: ["draw", "drew", "sketching", "sketches", "dibujar", "dibujo"],
  photography: ["photos", "taking photos", "pictures", "fotografia", "fotos"],
  cooking: ["cook", "cooked", "baking", "cocinar", "cocina"],
  programming: [
    "coding",
    "code",
    "coded",
    "program",
    "programmed",
    "programar",
    "programacion",
    "python",
    "javascript",
  ],
  typescript: ["ts", "type script"],
  databases: ["database", "sql", "postgres", "base de datos", "bases de datos"],
  data_analysis: ["data", "statistics", "analisis de datos", "estadistica"],
  machine_learning: ["ml", "neural networks", "aprendizaje automatico"],
  design: ["designing", "ui design", "diseno", "disenar"],
  leadership: ["leading", "liderazgo", "liderar"],
  teaching: ["teach", "taught", "ensenar"],
  research: ["researching", "investigar", "investigacion"],
  entrepreneurship: ["my business", "my startup", "emprender", "emprendimiento"],
  strategy: ["estrategia"],
};

const CODE_OF = new Map(
  Object.entries(ALIASES).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
);

const ARTICLE = /^(?:the|a|an|my|some|el|la|los|las|un|una|mi|mis) /;
const VERB =
  /^(?:play(?:ed|ing)?|practi[sc](?:e|ed|ing)|stud(?:y|ied|ying)|tocar|tocando|practicar|practicando|estudiar|estudiando) /;

/** A name in the form in which names are compared: lower case, no accents, no punctuation, no article before it. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim()
    .replace(ARTICLE, "");
}

/**
 * The skill that somebody means.
 *
 * @param thing as said: "the guitar", "correr"
 * @param skills the catalogue and the person's own
 * @returns its id, or that of the skill it was merged into; null when there is none yet
 */
export function matchSkill(thing: string, skills: readonly KnownSkill[]): string | null {
  const whole = plainName(thing);
  // A skill that was made of it may have a name that is cut.
  const forms = [whole, plainName(whole.replace(VERB, "")), plainName(skillName(thing))];
  const names = [...new Set(forms)].filter((name) => name !== "");
  const practised = skills.filter(({ isMetaSkill }) => !isMetaSkill);
  for (const name of names) {
    const found =
      practised.find(({ ownName }) => ownName !== null && plainName(ownName) === name) ??
      practised.find((skill) => plainName(skill.name) === name) ??
      practised.find(({ code }) => code === CODE_OF.get(name));
    if (found) return targetOf(found.id, skills);
  }
  return null;
}

/** The skill that everything of this one counts for: itself, or what it was merged into. */
export function targetOf(
  skillId: string,
  skills: readonly { id: string; mergedInto: string | null }[],
): string {
  const into = new Map(skills.map(({ id, mergedInto }) => [id, mergedInto]));
  const seen = new Set([skillId]);
  let target = skillId;
  for (;;) {
    const next = into.get(target) ?? null;
    if (next === null || seen.has(next)) return target;
    seen.add(next);
    target = next;
  }
}

const LONGEST_NAME = 60;

/** A skill's name as a title: "rock climbing" becomes "Rock climbing". What is already capital stays. */
export function skillName(thing: string): string {
  const words = thing
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|my|el|la|los|las|mi|mis) /i, "");
  const [first = ""] = words;
  return storableText(`${first.toUpperCase()}${words.slice(first.length)}`.slice(0, LONGEST_NAME)).trim();
}

/** What a name sounds like; the first that fits. */
const BIOMES: readonly (readonly [Biome, RegExp])[] = [
  [
    "tech",
    /\b(?:code|coding|program\w*|software|web|app|java\w*|python|rust|linux|excel|robot\w*|electronics?|chess|ajedrez|math\w*|matematicas|physics|fisica)\b/,
  ],
  [
    "forest",
    /\b(?:speak\w*|talk\w*|debate|language|idioma|presentation|interview|networking|hablar|conversa\w*|debatir)\b/,
  ],
  [
    "desert",
    /\b(?:swim\w*|climb\w*|cycl\w*|bik\w*|hik\w*|walk\w*|tennis|football|soccer|basketball|box\w*|judo|karate|pilates|stretch\w*|dance|danc\w*|training|nadar|natacion|escalar|bici\w*|caminar|tenis|futbol|bailar|baile|entren\w*|prayer|therapy)\b/,
  ],
  [
    "peaks",
    /\b(?:manag\w*|lead\w*|coach\w*|mentor\w*|law|medicine|surgery|philosophy|filosofia|derecho|medicina)\b/,
  ],
];

/** Where a skill of somebody's own stands on the map. What sounds like nothing else is made by hand: mist. */
export function biomeFor(name: string): Biome {
  const plain = plainName(name);
  return BIOMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? "mist";
}
