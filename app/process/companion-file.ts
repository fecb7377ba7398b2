/** The companion's geometry as a glTF file, and what an independent validator says about it. */
import path from "node:path";
import { type Accessor, type Buffer, Document, NodeIO, type Primitive } from "@gltf-transform/core";
import { KHRMaterialsClearcoat, KHRMaterialsUnlit, KHRMeshQuantization } from "@gltf-transform/extensions";
import { validateBytes } from "gltf-validator";
import {
  JOINTS,
  MATERIALS,
  type Material,
  type MaterialName,
  NODES,
  type NodeName,
  ownMeshes,
  restOf,
  type SkinPart,
  skinParts,
} from "../components/avatar/geometry/model";
import {
  join,
  minus,
  normalsOf,
  type Patch,
  type Point,
  place,
  plus,
  tint,
} from "../components/avatar/geometry/patch";
import type { Morphing } from "../components/avatar/geometry/strip";

export const COMPANION_FILE = path.join("public", "models", "companion.glb");

/** In bytes. */
export const COMPANION_BUDGET = { raw: 300_000, gzip: 125_000 };

/** What a signed 16-bit, a signed 8-bit and an unsigned 8-bit number hold for 1. */
const FINE = 32_767;
const COARSE = 127;
const BYTE = 255;
/** Severities of the validator: 0 error, 1 warning, 2 information, 3 hint. */
const WARNING = 1;

/** Points of the skin are written about this one: the companion is less than two units high, but more than one. */
const SKIN_MIDDLE: Point = [0, 0.76, 0];

/**
 * Coordinates keep 13 of their 16 bits, which is a seventh of a pixel of a head 600 pixels wide: what is finer is
 * noise that doesn't compress.
 */
const GRAIN = 8;

/** Whole numbers that stand for −1 to 1, or for 0 to 1; each is a multiple of `grain`. */
function steps(points: readonly (readonly number[])[], most: number, grain = 1): number[] {
  return points.flat().map((value) => {
    if (!(Math.abs(value) <= 1)) throw new RangeError(`${value} is not within −1 and 1.`);
    return Math.round((value * most) / grain) * grain;
  });
}

class Writer {
  readonly document = new Document();
  readonly #buffer: Buffer = this.document.createBuffer();
  readonly #materials = new Map<MaterialName, ReturnType<Document["createMaterial"]>>();

  constructor() {
    this.document.createExtension(KHRMeshQuantization).setRequired(true);
  }

  /** Vectors as numbers of 16 bits. Coordinates lie within −1 and 1, so that no node need be scaled. */
  fine(points: Point[]): Accessor {
    return this.accessor("VEC3", new Int16Array(steps(points, FINE, GRAIN)), true);
  }

  accessor(
    type: "SCALAR" | "VEC3" | "VEC4" | "MAT4",
    array:
      | Int16Array<ArrayBuffer>
      | Int8Array<ArrayBuffer>
      | Uint8Array<ArrayBuffer>
      | Uint16Array<ArrayBuffer>
      | Float32Array<ArrayBuffer>,
    normalized = false,
  ): Accessor {
    return this.document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setNormalized(normalized)
      .setBuffer(this.#buffer);
  }

  material(name: MaterialName) {
    const known = this.#materials.get(name);
    if (known) return known;
    const facts: Material = MATERIALS[name];
    const made = this.document
      .createMaterial(name)
      .setBaseColorFactor([...tint(facts.colour)])
      .setMetallicFactor(0)
      .setRoughnessFactor(facts.rough ?? 1)
      .setAlphaMode(facts.clear ? "BLEND" : "OPAQUE")
      .setDoubleSided(facts.bothSides ?? false);
    if (facts.unlit) {
      made.setExtension(
        "KHR_materials_unlit",
        this.document.createExtension(KHRMaterialsUnlit).createUnlit(),
      );
    }
    if (facts.lacquer !== undefined) {
      const lacquer = this.document.createExtension(KHRMaterialsClearcoat).createClearcoat();
      made.setExtension(
        "KHR_materials_clearcoat",
        lacquer.setClearcoatFactor(facts.lacquer).setClearcoatRoughnessFactor(0.18),
      );
    }
    this.#materials.set(name, made);
    return made;
  }

  primitive(name: MaterialName, patch: Patch): Primitive {
    const facts: Material = MATERIALS[name];
    const primitive = this.document
      .createPrimitive()
      .setMaterial(this.material(name))
      .setIndices(this.accessor("SCALAR", new Uint16Array(patch.triangles)))
      .setAttribute("POSITION", this.fine(patch.points));
    if (!facts.unlit) {
      primitive.setAttribute(
        "NORMAL",
        this.accessor("VEC3", new Int8Array(steps(normalsOf(patch), COARSE)), true),
      );
    }
    const plain = patch.tints.every((one) => one.every((value) => value === 1));
    if (!plain) {
      primitive.setAttribute(
        "COLOR_0",
        this.accessor("VEC4", new Uint8Array(steps(patch.tints, BYTE)), true),
      );
    }
    return primitive;
  }

  /** Adds the shapes that a surface can turn into, as the ways its points go. */
  addShapes(primitive: Primitive, { base, shapes }: Morphing): void {
    const known = new Map<string, Accessor>();
    for (const [name, points] of Object.entries(shapes)) {
      const rest = steps(base.points, FINE, GRAIN);
      const ways = Int16Array.from(steps(points, FINE, GRAIN), (value, index) => value - (rest[index] ?? 0));
      const accessor = known.get(ways.join()) ?? this.accessor("VEC3", ways, true);
      known.set(ways.join(), accessor);
      primitive.addTarget(this.document.createPrimitiveTarget(name).setAttribute("POSITION", accessor));
    }
  }
}

function writeSkin(writer: Writer, nodes: Map<NodeName, ReturnType<Document["createNode"]>>): void {
  const { document } = writer;
  const back = JOINTS.flatMap((joint) => {
    const [x, y, z] = minus(SKIN_MIDDLE, restOf(joint));
    return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];
  });
  const skin = document
    .createSkin("Companion")
    .setInverseBindMatrices(writer.accessor("MAT4", new Float32Array(back)));
  for (const joint of JOINTS) {
    const node = nodes.get(joint);
    if (node) skin.addJoint(node);
  }
  const mesh = document.createMesh("Skin");
  for (const part of skinParts()) mesh.addPrimitive(skinPrimitive(writer, part));
  const node = document.createNode("Skin").setMesh(mesh).setSkin(skin);
  document.getRoot().getDefaultScene()?.addChild(node);
}

/** A surface of the skin, about `SKIN_MIDDLE`. */
function skinPrimitive(writer: Writer, { material, pieces }: SkinPart): Primitive {
  const whole = join(
    ...pieces.map(({ joint, patch }) =>
      place(patch, (point) => minus(plus(point, restOf(joint)), SKIN_MIDDLE)),
    ),
  );
  const joints = pieces.flatMap(({ joint, patch }) =>
    patch.points.flatMap(() => [JOINTS.indexOf(joint), 0, 0, 0]),
  );
  const weights = joints.map((_, index) => (index % 4 === 0 ? BYTE : 0));
  return writer
    .primitive(material, whole)
    .setAttribute("JOINTS_0", writer.accessor("VEC4", new Uint8Array(joints)))
    .setAttribute("WEIGHTS_0", writer.accessor("VEC4", new Uint8Array(weights), true));
}

/**
 * Builds the companion's model. The same code gives the same bytes.
 *
 * @returns a GLB: quantised, without textures, and without anything that needs a decoder
 * @throws RangeError when a point is outside of what its numbers can hold
 */
export async function companionGlb(): Promise<Uint8Array> {
  const writer = new Writer();
  const { document } = writer;
  const scene = document.createScene("Companion");
  document.getRoot().setDefaultScene(scene).getAsset().generator = "relevel.me companion";
  const nodes = new Map<NodeName, ReturnType<Document["createNode"]>>();
  for (const name of Object.keys(NODES) as NodeName[]) {
    const { parent, at }: { parent: NodeName | null; at: Point } = NODES[name];
    const node = document.createNode(name).setTranslation([...at]);
    nodes.set(name, node);
    if (parent === null) scene.addChild(node);
    else nodes.get(parent)?.addChild(node);
  }
  writeSkin(writer, nodes);
  for (const { node, parts } of ownMeshes()) {
    const names = Object.keys(parts[0]?.surface.shapes ?? {});
    const mesh = document.createMesh(node);
    for (const { material, surface } of parts) {
      const primitive = writer.primitive(material, surface.base);
      writer.addShapes(primitive, surface);
      mesh.addPrimitive(primitive);
    }
    if (names.length > 0) mesh.setWeights(names.map(() => 0)).setExtras({ targetNames: names });
    nodes.get(node)?.setMesh(mesh);
  }
  const io = new NodeIO().registerExtensions([KHRMeshQuantization, KHRMaterialsUnlit, KHRMaterialsClearcoat]);
  return io.writeBinary(document);
}

/**
 * What Khronos' validator has to say about a model.
 *
 * @returns one line for each error and each warning; none when it is sound
 */
export async function faultsOf(glb: Uint8Array): Promise<string[]> {
  const { issues } = await validateBytes(glb, { maxIssues: 50, writeTimestamp: false });
  return issues.messages
    .filter(({ severity }) => severity <= WARNING)
    .map(({ code, pointer, message }) => `${code} ${pointer ?? ""}: ${message}`);
}
