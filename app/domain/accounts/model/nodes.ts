import { MODEL_LIMITS } from "./limits";
import {
  atMost,
  isObject,
  itemAt,
  type Json,
  listOf,
  objectOf,
  refuse,
  refuseBroken,
  shortListOf,
} from "./reading";
import type { MeshCost } from "./shapes";

/** The tree that the meshes hang in. */
export type Nodes = { count: number; bones: number; names: string[]; drawn: MeshCost };

/**
 * Checks that the nodes are a tree of a sensible size, and adds up what it draws.
 *
 * @param meshes what each mesh costs
 * @throws Refusal when a node has two parents, stands in a circle, or there are too many
 */
export function checkNodes(json: Json, meshes: readonly MeshCost[]): Nodes {
  const nodes = shortListOf(json, "nodes", MODEL_LIMITS.nodes, "nodes");
  const bones = checkSkins(json, nodes);
  const roots = checkTree(nodes);
  checkScenes(json, nodes, roots);
  atMost(listOf(json, "animations").length, MODEL_LIMITS.animations, "animations");

  const drawn = { vertices: 0, triangles: 0, primitives: 0, shapeBytes: 0 };
  const skins = listOf(json, "skins");
  let lights = 0;
  for (const node of nodes) {
    if (node.skin !== undefined) itemAt(skins, node.skin, "a node");
    if (objectOf(node, "extensions").KHR_lights_punctual !== undefined) lights++;
    if (node.mesh === undefined) continue;
    const cost = itemAt(meshes, node.mesh, "a node");
    drawn.vertices += cost.vertices;
    drawn.triangles += cost.triangles;
    drawn.primitives += cost.primitives;
  }
  atMost(lights, MODEL_LIMITS.lights, "lights");
  const names = nodes.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  return { count: nodes.length, bones, names, drawn };
}

/** @returns which nodes have no parent */
function checkTree(nodes: readonly Json[]): Set<Json> {
  const roots = new Set(nodes);
  const childrenOf = new Map<Json, Json[]>();
  for (const node of nodes) {
    const { children = [] } = node;
    if (!Array.isArray(children)) return refuseBroken("a node");
    const items = children.map((index) => itemAt(nodes, index, "a node"));
    childrenOf.set(node, items);
    for (const child of items) {
      // A second parent: it was taken away from the roots before.
      if (!roots.delete(child)) return refuseBroken("a node");
    }
  }
  // Whoever stands in a circle hangs from no root.
  let seen = 0;
  let level = [...roots];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MODEL_LIMITS.nodeDepth) refuse("Its nodes are nested too deeply. Export a simpler version.");
    seen += level.length;
    level = level.flatMap((node) => childrenOf.get(node) ?? []);
  }
  return seen === nodes.length ? roots : refuseBroken("a node");
}

function checkScenes(json: Json, nodes: readonly Json[], roots: ReadonlySet<Json>): void {
  const scenes = listOf(json, "scenes");
  if (scenes.length === 0 || scenes.length > 10) refuseBroken("its scene");
  if (json.scene !== undefined) itemAt(scenes, json.scene, "its scene");
  for (const scene of scenes) {
    const { nodes: members = [] } = scene;
    if (!Array.isArray(members) || members.length > nodes.length) refuseBroken("its scene");
    const items = members.map((index) => itemAt(nodes, index, "its scene"));
    if (new Set(items).size < items.length || items.some((node) => !roots.has(node)))
      refuseBroken("its scene");
  }
}

function checkSkins(json: Json, nodes: readonly Json[]): number {
  const bones = new Set<Json>();
  let all = 0;
  for (const skin of shortListOf(json, "skins", MODEL_LIMITS.skins, "skins")) {
    const { joints } = skin;
    if (!Array.isArray(joints)) return refuseBroken("a skin");
    atMost(joints.length, MODEL_LIMITS.bonesOfSkin, "bones in one mesh");
    all += joints.length;
    atMost(all, MODEL_LIMITS.bones, "bones");
    for (const index of joints) bones.add(itemAt(nodes, index, "a skin"));
  }
  checkSprings(json);
  return bones.size;
}

/** Bones that are moved anew in every frame (VRM 0.x and 1.0). */
function checkSprings(json: Json): void {
  const extensions = objectOf(json, "extensions");
  const lists = [
    [objectOf(extensions, "VRMC_springBone").springs, "joints"],
    [objectOf(objectOf(extensions, "VRM"), "secondaryAnimation").boneGroups, "bones"],
  ] as const;
  for (const [groups, member] of lists) {
    if (!Array.isArray(groups)) continue;
    const sizes = groups.map((group) => {
      const list = isObject(group) ? group[member] : undefined;
      return Array.isArray(list) ? list.length : 0;
    });
    atMost(
      sizes.reduce((sum, size) => sum + size, 0),
      MODEL_LIMITS.springs,
      "swinging bones",
    );
  }
}
