/**
 * How a model can speak, best first: all mouth shapes of the Oculus set; the five vowels; a mouth that opens; a jaw
 * that turns; or not at all, and then it nods or sways.
 */
export const MOUTH_ABILITIES = ["visemes", "vowels", "openness", "jaw", "none"] as const;
export type MouthAbility = (typeof MOUTH_ABILITIES)[number];

/** What can be moved of a model. */
export type Abilities = { mouth: MouthAbility; blink: boolean; smile: boolean; head: boolean };

/** The names that a model's parts have, in any spelling. */
export type ModelNames = {
  /** Shapes that its meshes can be bent into. */
  shapes: Iterable<string>;
  nodes: Iterable<string>;
  /** Those of a VRM, by their names in VRM 1.0. */
  expressions: Iterable<string>;
};

/** Of the fourteen that aren't silence, so many have to be there. */
const ENOUGH_VISEMES = 10;
const VISEME_NAMES = ["pp", "ff", "th", "dd", "kk", "ch", "ss", "nn", "rr", "aa", "e", "i", "o", "u"];

/** Names of the five vowels in the order a, i, u, e, o: of VRM, of VRoid's shapes, and of plain ones. */
export const VOWEL_NAMES: readonly (readonly [string, string, string, string, string])[] = [
  ["aa", "ih", "ou", "ee", "oh"],
  ["fcl_mth_a", "fcl_mth_i", "fcl_mth_u", "fcl_mth_e", "fcl_mth_o"],
  ["a", "i", "u", "e", "o"],
];
export const OPEN_NAMES = ["jawopen", "mouthopen"] as const;
/** Eyes, the first that is there. */
export const BLINK_NAMES: readonly (readonly string[])[] = [
  ["eyeblinkleft", "eyeblinkright"],
  ["eyeblink_l", "eyeblink_r"],
  ["eyesclosed"],
  ["fcl_eye_close"],
  ["blink"],
];
export const SMILE_NAMES: readonly (readonly string[])[] = [
  ["mouthsmileleft", "mouthsmileright"],
  ["mouthsmile_l", "mouthsmile_r"],
  ["mouthsmile"],
  ["fcl_mth_fun"],
];
/** Bones by their last name: `mixamorig:Head`, which loaders make `mixamorigHead` of, is a head; a forehead is none. */
export const isBone = (node: string, bone: "head" | "jaw"): boolean => {
  const capital = bone === "head" ? "Head" : "Jaw";
  return node.endsWith(capital) || new RegExp(`(^|[^a-z])${bone}$`, "i").test(node);
};

/**
 * What a model can do, by the names of its parts alone, whatever its meshes are called.
 *
 * @returns the best way to speak that is there, and whether there are lids, a smile and a head
 */
export function abilitiesOf({ shapes, nodes, expressions }: ModelNames): Abilities {
  const shape = new Set(Array.from(shapes, (name) => name.toLowerCase()));
  const expression = new Set(Array.from(expressions, (name) => name.toLowerCase()));
  const bones = [...nodes];
  const every = (names: readonly string[], of: Set<string>) => names.every((name) => of.has(name));
  const mouth = (): MouthAbility => {
    if (VISEME_NAMES.filter((name) => shape.has(`viseme_${name}`)).length >= ENOUGH_VISEMES) return "visemes";
    if (every(VOWEL_NAMES[0] ?? [], expression)) return "vowels";
    if (VOWEL_NAMES.some((names) => every(names, shape))) return "vowels";
    if (OPEN_NAMES.some((name) => shape.has(name))) return "openness";
    return bones.some((name) => isBone(name, "jaw")) ? "jaw" : "none";
  };
  return {
    mouth: mouth(),
    blink: expression.has("blink") || BLINK_NAMES.some((names) => every(names, shape)),
    smile: expression.has("happy") || SMILE_NAMES.some((names) => every(names, shape)),
    head: bones.some((name) => isBone(name, "head")),
  };
}

const MOUTH_WORDS: Readonly<Record<Exclude<MouthAbility, "none">, string>> = {
  visemes: "mouth shapes ✓",
  vowels: "mouth shapes for vowels ✓",
  openness: "a mouth that opens ✓",
  jaw: "a jaw that moves ✓",
};

/** What was found, for the person who brought it: "mouth shapes ✓, blinking ✓". */
export function abilitiesInWords({ mouth, blink, smile, head }: Abilities): string {
  const still = head
    ? "no mouth shapes, so it nods while it speaks"
    : "no mouth shapes, so it sways while it speaks";
  return [
    mouth === "none" ? still : MOUTH_WORDS[mouth],
    blink ? "blinking ✓" : "no blinking",
    ...(smile ? ["smiling ✓"] : []),
  ].join(", ");
}
