import { type Accessor, Document, NodeIO } from "@gltf-transform/core";
import type { Mesh, Object3D } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { modelGate } from "~/domain/accounts/model-gate";
import { VISEMES } from "../speech/visemes";
import { abilitiesInWords, driverFor, findAbilities } from "./abilities";
import { opennessOf, vowelsOf } from "./mouth-tables";
import { loadVrm } from "./vrm";

const ALL = VISEMES.map((viseme) => `viseme_${viseme}`);
const BLINKS = ["eyeBlinkLeft", "eyeBlinkRight"];

/** A GLB with one small mesh for each list of shapes, all below a node of each given name. */
async function model(
  meshes: Record<string, readonly string[]>,
  names: readonly string[],
): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const corners = (scale: number): Accessor =>
    document
      .createAccessor()
      .setType("VEC3")
      .setArray(Float32Array.from([0, 0, 0, scale, 0, 0, 0, scale, 0]))
      .setBuffer(buffer);
  const scene = document.createScene();
  let parent = document.createNode("Root");
  scene.addChild(parent);
  for (const name of names) {
    const node = document.createNode(name).setTranslation([0, 1, 0]);
    parent.addChild(node);
    parent = node;
  }
  for (const [name, shapes] of Object.entries(meshes)) {
    const primitive = document.createPrimitive().setAttribute("POSITION", corners(1));
    for (const shape of shapes)
      primitive.addTarget(document.createPrimitiveTarget(shape).setAttribute("POSITION", corners(0.1)));
    const mesh = document.createMesh(name).addPrimitive(primitive);
    parent.addChild(document.createNode(name).setMesh(mesh));
  }
  return new NodeIO().writeBinary(document);
}

async function load(bytes: Uint8Array): Promise<Object3D> {
  const buffer = bytes.slice().buffer;
  return (await new GLTFLoader().parseAsync(buffer, "")).scene;
}

/** How far each shape of a mesh is set. */
function shapesOf(root: Object3D, mesh: string): Record<string, number> {
  const { morphTargetDictionary: names = {}, morphTargetInfluences: set = [] } = root.getObjectByName(
    mesh,
  ) as Mesh;
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, index]) => (set[index] ? [[name, set[index]]] : [])),
  );
}

describe("a model", () => {
  test.each<[string, Record<string, readonly string[]>, string[], object, string]>([
    [
      "with all mouth shapes",
      { Face: [...ALL, ...BLINKS, "mouthSmileLeft", "mouthSmileRight"] },
      ["Hips", "Head"],
      { mouth: "visemes", blink: true, smile: true, head: true },
      "mouth shapes ✓, blinking ✓, smiling ✓",
    ],
    [
      "of VRoid",
      { Face: ["Fcl_MTH_A", "Fcl_MTH_I", "Fcl_MTH_U", "Fcl_MTH_E", "Fcl_MTH_O", "Fcl_EYE_Close"] },
      ["J_Bip_C_Head"],
      { mouth: "vowels", blink: true, smile: false, head: true },
      "mouth shapes for vowels ✓, blinking ✓",
    ],
    [
      "of ARKit",
      { Face: ["jawOpen", ...BLINKS] },
      ["mixamorig:Head"],
      { mouth: "openness", blink: true, smile: false, head: true },
      "a mouth that opens ✓, blinking ✓",
    ],
    [
      "with a jaw",
      { Face: [] },
      ["Head", "Jaw"],
      { mouth: "jaw", blink: false, smile: false, head: true },
      "a jaw that moves ✓, no blinking",
    ],
    [
      "with a head alone",
      { Statue: [] },
      ["Head"],
      { mouth: "none", blink: false, smile: false, head: true },
      "no mouth shapes, so it nods while it speaks, no blinking",
    ],
    [
      "that is a rock, with a headband",
      { Rock: ["viseme_aa"] },
      ["Headband"],
      { mouth: "none", blink: false, smile: false, head: false },
      "no mouth shapes, so it sways while it speaks, no blinking",
    ],
  ])("%s is known by what its parts are called", async (_, meshes, names, abilities, words) => {
    const file = await model(meshes, names);
    const found = findAbilities(await load(file));
    expect(found).toEqual(abilities);
    expect(abilitiesInWords(found)).toBe(words);
    // The gate reads the same from the file alone.
    expect(modelGate(file)).toMatchObject({ ok: true, facts: { abilities } });
  });
});

describe("speaking", () => {
  const open = async (meshes: Record<string, readonly string[]>, names: string[]) => {
    const root = await load(await model(meshes, names));
    return { root, driver: driverFor(root, findAbilities(root)) };
  };

  test("moves the same shape on every mesh that has it, and closes it again", async () => {
    const { root, driver } = await open({ Face: ALL, Teeth: ["viseme_aa", "viseme_O"] }, ["Head"]);
    driver.mouth({ aa: 0.6, PP: 0.3 });
    expect(shapesOf(root, "Face")).toEqual({ viseme_aa: 0.6, viseme_PP: 0.3 });
    expect(shapesOf(root, "Teeth")).toEqual({ viseme_aa: 0.6 });
    driver.mouth({});
    expect(shapesOf(root, "Face")).toEqual({});
  });

  test("becomes vowels, an open mouth or a jaw where there is no more", async () => {
    const vowels = await open({ Face: ["A", "I", "U", "E", "O"] }, ["Head"]);
    vowels.driver.mouth({ CH: 1 });
    expect(shapesOf(vowels.root, "Face")).toEqual({ U: 0.45, I: 0.2 });

    const mouth = await open({ Face: ["mouthOpen"] }, ["Head"]);
    mouth.driver.mouth({ aa: 1 });
    expect(shapesOf(mouth.root, "Face")).toEqual({ mouthOpen: 0.85 });

    const { root, driver } = await open({ Face: [] }, ["Head", "Jaw"]);
    const jaw = root.getObjectByName("Jaw");
    for (const [aa, degrees] of [
      [1, 10.2],
      [0, 0],
    ] as const) {
      driver.mouth({ aa });
      expect(((jaw?.rotation.x ?? 0) * 180) / Math.PI).toBeCloseTo(degrees);
    }
  });

  test("is a nod of a head without a mouth, and else a little sway", async () => {
    const head = await open({ Statue: [] }, ["Head"]);
    head.driver.mouth({ aa: 1 });
    expect(head.driver.head?.rotation.x).toBeGreaterThan(0.02);
    const rock = await open({ Rock: [] }, []);
    rock.driver.mouth({ aa: 1 });
    expect(rock.root.rotation.z).toBeGreaterThan(0.01);
    rock.driver.mouth({});
    expect(rock.root.rotation.z).toBe(0);
  });

  test("blinks and smiles with whatever there is", async () => {
    const { root, driver } = await open({ Face: [...BLINKS, "eyesClosed", "mouthSmile"] }, ["Head"]);
    driver.blink(2);
    driver.smile(0.5);
    expect(shapesOf(root, "Face")).toEqual({ eyeBlinkLeft: 1, eyeBlinkRight: 1, mouthSmile: 0.5 });
  });

  test("never asks for more than a mouth can open", () => {
    for (const viseme of VISEMES) {
      expect(opennessOf({ [viseme]: 1 })).toBeLessThanOrEqual(1);
      for (const amount of Object.values(vowelsOf({ [viseme]: 1 }))) expect(amount).toBeLessThanOrEqual(1);
    }
  });
});

describe("a VRM", () => {
  beforeAll(() => {
    // Browsers have it; the loader reports its progress with it.
    vi.stubGlobal("ProgressEvent", Event);
  });

  const BONES = ["hips", "spine", "head", "leftUpperArm", "leftLowerArm", "leftHand", "rightUpperArm"].concat(
    ["rightLowerArm", "rightHand", "leftUpperLeg", "leftLowerLeg", "leftFoot"],
    ["rightUpperLeg", "rightLowerLeg", "rightFoot"],
  );
  const PRESETS = ["aa", "ih", "ou", "ee", "oh", "blink", "happy"];

  /** Written by hand over a plain model: the writer knows no VRM. */
  async function vrmFile(presets: readonly string[]): Promise<string> {
    const plain = await model({ Face: presets }, BONES);
    const jsonBytes = new DataView(plain.buffer, plain.byteOffset).getUint32(12, true);
    const json = JSON.parse(new TextDecoder().decode(plain.subarray(20, 20 + jsonBytes)));
    const nodeOf = (name: string) => json.nodes.findIndex((node: { name?: string }) => node.name === name);
    json.extensionsUsed = ["VRMC_vrm"];
    json.extensions = {
      VRMC_vrm: {
        specVersion: "1.0",
        meta: { name: "Momo", authors: ["Ada"], licenseUrl: "https://vrm.dev/licenses/1.0/" },
        humanoid: { humanBones: Object.fromEntries(BONES.map((name) => [name, { node: nodeOf(name) }])) },
        expressions: {
          preset: Object.fromEntries(
            presets.map((name, index) => [
              name,
              { morphTargetBinds: [{ node: nodeOf("Face"), index, weight: 1 }] },
            ]),
          ),
        },
      },
    };
    const { glb } = await import("~/domain/accounts/model/model.fixture");
    const bytes = glb(json, plain.slice(28 + jsonBytes));
    expect(modelGate(bytes)).toMatchObject({ ok: true, facts: { format: "vrm", meta: { author: "Ada" } } });
    return URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  }

  test("speaks, blinks and smiles through its expressions, with its arms down", async () => {
    const { root, driver, update, dispose } = await loadVrm(await vrmFile(PRESETS));
    expect(findAbilities(root)).toEqual({ mouth: "vowels", blink: true, smile: true, head: true });
    driver.mouth({ aa: 0.5, I: 0.5 });
    driver.blink(1);
    driver.smile(1);
    update(1 / 60);
    const set = shapesOf(root, "Face");
    expect(set).toEqual({ aa: 0.5, ih: 0.45, blink: 1, happy: 0.6 });
    expect(root.getObjectByName("leftUpperArm")?.rotation.z).toBeCloseTo(-1.25);
    expect(driver.head).not.toBeNull();
    dispose();
  });

  test("without a mouth nods", async () => {
    const { root, driver } = await loadVrm(await vrmFile(["blink"]));
    expect(findAbilities(root)).toMatchObject({ mouth: "none", blink: true });
    driver.mouth({ aa: 1 });
  });

  test("has to be one", async () => {
    const plain = await model({ Face: ALL }, ["Head"]);
    const url = URL.createObjectURL(new Blob([new Uint8Array(plain)]));
    await expect(loadVrm(url)).rejects.toThrow("no VRM");
  });
});
