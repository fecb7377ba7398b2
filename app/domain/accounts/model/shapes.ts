import type { Accessor } from "./buffers";
import { MODEL_LIMITS } from "./limits";
import { atMost, isObject, itemAt, type Json, listOf, refuse, refuseBroken, shortListOf } from "./reading";

/** What drawing one mesh takes. */
export type MeshCost = { vertices: number; triangles: number; primitives: number; shapeBytes: number };
export type Meshes = { costs: MeshCost[]; shapes: number; shapeNames: string[] };

/** A texel of four floats. */
const SHAPE_BYTES = 16;
const TRIANGLES = 4;

/**
 * Checks every mesh against the numbers it is made of.
 *
 * @returns what each costs, and the names of all shapes it can be bent into, as they are written
 * @throws Refusal
 */
export function checkMeshes(json: Json, accessors: Accessor[]): Meshes {
  const materials = shortListOf(json, "materials", MODEL_LIMITS.materials, "materials");
  const names = new Set<string>();
  let shapes = 0;
  const costs = listOf(json, "meshes").map((mesh) => {
    const primitives = listOf(mesh, "primitives");
    if (primitives.length === 0) return refuseBroken("a mesh");
    const cost = { vertices: 0, triangles: 0, primitives: primitives.length, shapeBytes: 0 };
    for (const primitive of primitives) {
      if (primitive.material !== undefined) itemAt(materials, primitive.material, "a mesh");
      const part = measure(primitive, accessors);
      cost.vertices += part.vertices;
      cost.triangles += part.triangles;
      cost.shapeBytes += part.shapeBytes;
      shapes = Math.max(shapes, part.shapes);
    }
    for (const name of shapeNamesOf(mesh)) names.add(name);
    return cost;
  });
  if (costs.length === 0) refuse("There is nothing to see in it. Export it again with its meshes.");
  const shapeBytes = costs.reduce((sum, cost) => sum + cost.shapeBytes, 0);
  if (shapeBytes > MODEL_LIMITS.shapeBytes)
    refuse(
      "Its shapes need more memory than phones have. Export it with the shapes for mouth and eyes alone.",
    );
  return { costs, shapes, shapeNames: [...names] };
}

function measure(primitive: Json, accessors: Accessor[]) {
  const { attributes, indices, mode } = primitive;
  if (!isObject(attributes)) return refuseBroken("a mesh");
  for (const index of Object.values(attributes)) itemAt(accessors, index, "a mesh");
  const position = itemAt(accessors, attributes.POSITION, "a mesh");
  if (!position.stored || position.type !== "VEC3" || position.count === 0) return refuseBroken("a mesh");
  const corners = indices === undefined ? position.count : itemAt(accessors, indices, "a mesh").count;
  const targets = listOf(primitive, "targets");
  if (targets.length > MODEL_LIMITS.shapes)
    refuse(
      `It has ${targets.length} shapes on one mesh; ${MODEL_LIMITS.shapes} is the most. Export it with those for mouth and eyes alone.`,
    );
  const kinds = new Set<string>();
  for (const target of targets) {
    for (const [kind, index] of Object.entries(target)) {
      itemAt(accessors, index, "a shape");
      kinds.add(kind);
    }
  }
  return {
    vertices: position.count,
    triangles: mode === undefined || mode === TRIANGLES ? Math.floor(corners / 3) : corners,
    shapes: targets.length,
    shapeBytes: position.count * targets.length * kinds.size * SHAPE_BYTES,
  };
}

function shapeNamesOf(mesh: Json): string[] {
  const names = isObject(mesh.extras) ? mesh.extras.targetNames : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

/** What the whole scene costs, drawn once. @throws Refusal when it is too much for a phone */
export function checkDrawn(drawn: MeshCost): void {
  atMost(drawn.triangles, MODEL_LIMITS.triangles, "triangles");
  atMost(drawn.vertices, MODEL_LIMITS.vertices, "corners");
  atMost(drawn.primitives, MODEL_LIMITS.primitives, "separate meshes");
}
