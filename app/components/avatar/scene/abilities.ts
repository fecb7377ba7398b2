import { MathUtils, type Mesh, type Object3D } from "three";
import {
  type Abilities,
  abilitiesInWords,
  abilitiesOf,
  BLINK_NAMES,
  isBone,
  OPEN_NAMES,
  SMILE_NAMES,
  VOWEL_NAMES,
} from "~/domain/accounts/model-abilities";
import { type MouthWeights, VISEMES } from "../speech/visemes";
import { opennessOf, VOWELS, vowelsOf } from "./mouth-tables";

export { type Abilities, abilitiesInWords };

/** Moves what a model has; what it lacks does nothing. All numbers are 0 to 1. */
export type Driver = {
  /** Takes on a mouth. A model without one nods or sways instead: call it once head and body are in place. */
  mouth(weights: MouthWeights): void;
  blink(amount: number): void;
  smile(amount: number): void;
  head: Object3D | null;
};

/** Where a loader leaves the names of a VRM's expressions. */
const EXPRESSIONS = "expressionNames";
const JAW_ANGLE = MathUtils.degToRad(12);
const NOD_ANGLE = MathUtils.degToRad(3);
const SWAY_ANGLE = MathUtils.degToRad(1.5);

/** Notes on the root of a VRM which expressions it has, for `findAbilities`. */
export function noteExpressions(root: Object3D, names: readonly string[]): void {
  root.userData[EXPRESSIONS] = names;
}

/** What a loaded model can do, by the names of its shapes and nodes, whatever its meshes are called. */
export function findAbilities(root: Object3D): Abilities {
  const nodes: string[] = [];
  root.traverse(({ name }) => nodes.push(name));
  const noted: unknown = root.userData[EXPRESSIONS];
  return abilitiesOf({
    shapes: placesOf(root).keys(),
    nodes,
    expressions: Array.isArray(noted) ? noted.map(String) : [],
  });
}

/**
 * Finds what is to be moved of a model, once; then it is moved in every frame.
 *
 * @param abilities of the same root, see `findAbilities`
 */
export function driverFor(root: Object3D, abilities: Abilities): Driver {
  const places = placesOf(root);
  const set = (name: string, amount: number) => {
    for (const { influences, index } of places.get(name) ?? []) {
      influences[index] = MathUtils.clamp(amount, 0, 1);
    }
  };
  /** Shapes of the first list of names that is there. */
  const setFirst = (lists: readonly (readonly string[])[]) => {
    const names = lists.find((list) => list.every((name) => places.has(name))) ?? [];
    return (amount: number) => {
      for (const name of names) set(name, amount);
    };
  };
  const bone = (which: "head" | "jaw") => {
    let found: Object3D | null = null;
    root.traverse((node) => {
      if (!found && isBone(node.name, which)) found = node;
    });
    return found as Object3D | null;
  };
  const head = bone("head");
  return {
    mouth: mouthOf(abilities, { root, head, jaw: bone("jaw"), places, set }),
    blink: setFirst(BLINK_NAMES),
    smile: setFirst(SMILE_NAMES),
    head,
  };
}

type Places = Map<string, { influences: number[]; index: number }[]>;
type Parts = {
  root: Object3D;
  head: Object3D | null;
  jaw: Object3D | null;
  places: Places;
  set: (name: string, amount: number) => void;
};

function mouthOf({ mouth }: Abilities, { root, head, jaw, places, set }: Parts): Driver["mouth"] {
  switch (mouth) {
    case "visemes":
      return (weights) => {
        for (const viseme of VISEMES) set(`viseme_${viseme.toLowerCase()}`, weights[viseme] ?? 0);
      };
    case "vowels": {
      const names = VOWEL_NAMES.find((list) => list.every((name) => places.has(name))) ?? [];
      return (weights) => {
        const vowels = vowelsOf(weights);
        for (const [at, vowel] of VOWELS.entries()) set(names[at] ?? "", vowels[vowel]);
      };
    }
    case "openness": {
      const name = OPEN_NAMES.find((open) => places.has(open)) ?? "";
      return (weights) => set(name, opennessOf(weights));
    }
    case "jaw": {
      const rest = jaw?.rotation.x ?? 0;
      return (weights) => {
        if (jaw) jaw.rotation.x = rest + JAW_ANGLE * opennessOf(weights);
      };
    }
    case "none": {
      const rest = root.rotation.z;
      return (weights) => {
        // The head was just put in place, so this doesn't add up.
        if (head) head.rotateX(NOD_ANGLE * opennessOf(weights));
        else root.rotation.z = rest + SWAY_ANGLE * opennessOf(weights);
      };
    }
  }
}

/** Every shape by its name in lower case; the same one may be on eyes, head and teeth, which move together. */
function placesOf(root: Object3D): Places {
  const places: Places = new Map();
  root.traverse((node) => {
    const { morphTargetDictionary: names, morphTargetInfluences: influences } = node as Mesh;
    if (!names || !influences) return;
    for (const [name, index] of Object.entries(names)) {
      const key = name.toLowerCase();
      places.set(key, [...(places.get(key) ?? []), { influences, index }]);
    }
  });
  return places;
}
