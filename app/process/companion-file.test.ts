import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { beforeAll, describe, expect, it } from "vitest";
import { COMPANION_BUDGET, COMPANION_FILE, companionGlb, faultsOf } from "./companion-file";

let glb: Uint8Array;
beforeAll(async () => {
  glb = await companionGlb();
});

const read = () => new NodeIO().registerExtensions(ALL_EXTENSIONS).readBinary(glb);

describe("the companion's file", () => {
  it("is built to the same bytes every time, and those are the ones that the product ships", async () => {
    expect(Buffer.compare(await companionGlb(), glb)).toBe(0);
    const shipped = await readFile(COMPANION_FILE);
    expect(shipped.length).toBe(glb.length);
    // Versions of Node differ in the last place of powers: a coordinate may be rounded the other way.
    const differences = [...shipped].map((byte, place) => Math.abs(byte - (glb[place] ?? 0))).filter(Boolean);
    expect(differences.length).toBeLessThanOrEqual(4);
    expect(Math.max(0, ...differences)).toBeLessThanOrEqual(1);
  });

  it("has neither an error nor a warning", async () => {
    expect(await faultsOf(glb)).toEqual([]);
  });

  it("keeps its budget", () => {
    expect(glb.length).toBeLessThanOrEqual(COMPANION_BUDGET.raw);
    expect(gzipSync(glb).length).toBeLessThanOrEqual(COMPANION_BUDGET.gzip);
  });

  it("needs no decoder and no other file", async () => {
    const root = (await read()).getRoot();
    expect(root.listTextures()).toEqual([]);
    const required = root.listExtensionsRequired().map(({ extensionName }) => extensionName);
    expect(required).toEqual(["KHR_mesh_quantization"]);
  });

  it("names what moves, what changes colour and what changes shape", async () => {
    const root = (await read()).getRoot();
    const nodes = root.listNodes().map((node) => node.getName());
    const moving = [
      "Companion",
      "Hips",
      "Neck",
      "Head",
      "Face",
      "Eyes",
      "EyeLeft",
      "EyeRight",
      "Brows",
      "Mouth",
    ];
    expect(nodes).toEqual(expect.arrayContaining([...moving, "LeftHand", "RightHand", "Heart", "Bead"]));
    expect(
      root
        .listMaterials()
        .map((material) => material.getName())
        .sort(),
    ).toEqual(["Accent", "Glow", "MouthInside", "Shell", "SoftGlow", "Visor"]);
    const mouth = root.listMeshes().find((mesh) => mesh.getName() === "Mouth");
    expect(mouth?.getExtras().targetNames).toContain("viseme_aa");
    expect(mouth?.getWeights().every((weight) => weight === 0)).toBe(true);
  });

  it("is refused by the validator when a byte of its structure is wrong", async () => {
    const broken = Uint8Array.from(glb);
    broken[20] = 0;
    expect(await faultsOf(broken)).not.toEqual([]);
  });
});
