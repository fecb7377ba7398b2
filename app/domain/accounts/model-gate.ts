import type { AvatarFormat } from "./companion";
import { checkContents } from "./model/buffers";
import { openContainer } from "./model/container";
import { checkExtensions } from "./model/extensions";
import { checkNodes } from "./model/nodes";
import { listOf, objectOf, Refusal, refuse } from "./model/reading";
import { checkDrawn, checkMeshes } from "./model/shapes";
import { formatOf, type ModelMeta, readVrm } from "./model/vrm-meta";
import { type Abilities, abilitiesOf } from "./model-abilities";

/** What was found in a model. */
export type ModelFacts = {
  format: AvatarFormat;
  vertices: number;
  triangles: number;
  /** The most that one mesh has. */
  shapes: number;
  bones: number;
  nodes: number;
  pictures: number;
  pixels: number;
  abilities: Abilities;
  /** Null of a plain GLB. */
  meta: ModelMeta | null;
};

/** A model that may be shown, or in plain words why not and what to do. */
export type GateVerdict = { ok: true; facts: ModelFacts } | { ok: false; reason: string };

/**
 * Decides by the bytes of a file alone whether a page may load it: a whole GLB 2.0 that needs nothing from elsewhere,
 * and costs no more memory and time than a phone has. It is asked before any loader sees the file, because loaders
 * and validators believe what a file says about itself.
 *
 * @param bytes the whole file, whatever it is; rubbish is refused and never throws
 */
export function modelGate(bytes: Uint8Array): GateVerdict {
  try {
    return { ok: true, facts: examine(bytes) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, reason: thrown.message };
    throw thrown;
  }
}

function examine(bytes: Uint8Array): ModelFacts {
  const container = openContainer(bytes);
  const { json } = container;
  if (!/^2\.\d+$/.test(String(objectOf(json, "asset").version)))
    refuse("It is written in another version. Export it again as glTF 2.0 (.glb).");
  checkExtensions(json);
  const { accessors, pictures, pixels } = checkContents(container);
  const { costs, shapes, shapeNames } = checkMeshes(json, accessors);
  const { count, bones, names, drawn } = checkNodes(json, costs);
  checkDrawn(drawn);
  if (drawn.triangles === 0 || listOf(json, "scenes").length === 0)
    refuse("There is nothing to see in it. Export it again with its meshes.");
  const vrm = readVrm(json);
  return {
    format: formatOf(vrm),
    vertices: drawn.vertices,
    triangles: drawn.triangles,
    shapes,
    bones,
    nodes: count,
    pictures,
    pixels,
    abilities: abilitiesOf({ shapes: shapeNames, nodes: names, expressions: vrm?.expressions ?? [] }),
    meta: vrm?.meta ?? null,
  };
}
