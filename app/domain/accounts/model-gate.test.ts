import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MODEL_LIMITS } from "./model/limits";
import {
  glb,
  jpegHead,
  pictureFile,
  pngHead,
  shapesFile,
  textFile,
  triangle,
  triangleFile,
  webpHead,
} from "./model/model.fixture";
import { modelGate } from "./model-gate";

const VISEMES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"];

const reasonOf = (bytes: Uint8Array): string | null => {
  const verdict = modelGate(bytes);
  return verdict.ok ? null : verdict.reason;
};
const factsOf = (bytes: Uint8Array) => {
  const verdict = modelGate(bytes);
  if (!verdict.ok) throw new Error(verdict.reason);
  return verdict.facts;
};
/** The bytes of a good file with one number of its head replaced. */
const withHead = (at: number, value: number): Uint8Array => {
  const file = triangleFile().slice();
  new DataView(file.buffer).setUint32(at, value, true);
  return file;
};
const accessor = (changes: object) => ({
  accessors: [{ bufferView: 0, componentType: 5126, type: "VEC3", count: 3, ...changes }],
});
const nodes = (...list: object[]) => ({ nodes: list, scenes: [{ nodes: [0] }] });

describe("a file that may be shown", () => {
  test("is told with what was found in it", () => {
    const file = shapesFile(VISEMES.map((name) => `viseme_${name}`).concat("eyeBlinkLeft", "eyeBlinkRight"));
    expect(factsOf(file)).toEqual({
      format: "glb",
      vertices: 3,
      triangles: 1,
      shapes: 17,
      bones: 0,
      nodes: 1,
      pictures: 0,
      pixels: 0,
      abilities: { mouth: "visemes", blink: true, smile: false, head: true },
      meta: null,
    });
  });

  test.each<[string, Uint8Array, object]>([
    ["a picture in PNG", pictureFile(pngHead(2048, 1024)), { pictures: 1, pixels: 2_097_152 }],
    ["in JPEG", pictureFile(jpegHead(640, 480), { mimeType: "image/jpeg" }), { pixels: 307_200 }],
    ["in WebP", pictureFile(webpHead(4096, 4096), { mimeType: undefined }), { pixels: 16_777_216 }],
    [
      "an extension that is merely used",
      triangleFile({ extensionsUsed: ["EXT_something", "KHR_materials_unlit"] }),
      { triangles: 1 },
    ],
    [
      "a VRM 1.0",
      triangleFile({
        extensionsUsed: ["VRMC_vrm"],
        extensions: {
          VRMC_vrm: {
            meta: { name: "Momo", authors: ["Ada", "Grace\u202e"], avatarPermission: "onlyAuthor" },
            expressions: { preset: { aa: {}, ih: {}, ou: {}, ee: {}, oh: {}, blink: {}, happy: {} } },
          },
        },
      }),
      {
        format: "vrm",
        abilities: { mouth: "vowels", blink: true, smile: true, head: true },
        meta: { title: "Momo", author: "Ada, Grace", authorOnly: true },
      },
    ],
    [
      "a VRM 0.x",
      triangleFile({
        extensions: {
          VRM: {
            meta: { title: "Momo", author: "Ada", allowedUserName: "Everyone" },
            blendShapeMaster: {
              blendShapeGroups: ["a", "i", "u", "e", "o"].map((presetName) => ({ presetName })),
            },
          },
        },
      }),
      { format: "vrm", abilities: { mouth: "vowels", blink: false, smile: false, head: true } },
    ],
    [
      "exceptions to zeros, within the file",
      triangleFile({
        accessors: [
          { bufferView: 0, componentType: 5126, type: "VEC3", count: 3 },
          {
            componentType: 5126,
            type: "VEC3",
            count: 3,
            sparse: {
              count: 1,
              indices: { bufferView: 0, componentType: 5121 },
              values: { bufferView: 0, byteOffset: 12 },
            },
          },
        ],
      }),
      { triangles: 1 },
    ],
  ])("%s", (_, file, facts) => {
    expect(factsOf(file)).toMatchObject(facts);
  });
});

describe("a file that is something else", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(), /empty/],
    [
      "a drawing",
      textFile('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /drawing/,
    ],
    ["a page behind a byte-order mark", textFile("\ufeff \n<!doctype html><title>hi</title>"), /web page/],
    ["a .gltf", textFile(JSON.stringify(triangle())), /one \.glb/],
    ["a zip", textFile("PK\u0003\u0004 and so on and so forth"), /archive/],
    ["a gzip of a model", new Uint8Array(gzipSync(triangleFile())), /archive/],
    ["a picture", pngHead(10, 10), /picture/],
    ["an FBX", textFile("Kaydara FBX Binary  \0 and so on"), /FBX/],
    ["rubbish", textFile("not a model at all, whatever it is called"), /not a GLB or VRM/],
    ["a head alone", triangleFile().subarray(0, 16), /damaged/],
    ["version 1", withHead(4, 1), /another version/],
    ["a length that isn't the file's", withHead(8, 4096), /damaged/],
    ["a JSON part past the end", withHead(12, 4096), /damaged/],
    ["a JSON part of an odd length", withHead(12, 33), /damaged/],
    ["bytes before the JSON", withHead(16, 0x004e4942), /damaged/],
    ["a list instead of a description", glb("[]"), /damaged/],
    ["text that is no JSON", glb('{"asset":'), /damaged/],
    [
      "text that is no UTF-8",
      glb(triangle({ a: "x" })).map((byte) => (byte === 0x78 ? 0xff : byte)),
      /damaged/,
    ],
    ["glTF 1.0 in a new coat", triangleFile({ asset: { version: "1.0" } }), /another version/],
    ["a name that reaches into programs", glb('{"asset":{"version":"2.0"},"__proto__":{"a":1}}'), /damaged/],
  ])("%s is refused", (_, file, reason) => {
    expect(reasonOf(file)).toMatch(reason);
  });
});

describe("a file that wants more than it weighs", () => {
  const deep = (levels: number) => `${'{"a":['.repeat(levels)}${"]}".repeat(levels)}`;
  const many = (count: number, of: object) => Array.from({ length: count }, () => of);

  test.each<[string, Uint8Array, RegExp]>([
    ["16 MB and a byte", new Uint8Array(MODEL_LIMITS.bytes + 1), /larger than 16 MB/],
    ["5 MB of description", triangleFile({ extras: " ".repeat(5_000_000) }), /larger than 4 MB/],
    [
      "a description a thousand levels deep",
      glb(`{"asset":{"version":"2.0"},"extras":${deep(1000)}}`),
      /damaged/,
    ],
    [
      "half a million values",
      triangleFile({ extras: Array.from({ length: 500_001 }, () => 0) }),
      /500,000 values/,
    ],
    [
      "numbers that aren't in the file, 400 million of them",
      triangleFile(accessor({ bufferView: undefined, count: 400_000_000 })),
      /needs more than 96 MB/,
    ],
    ["three that aren't", triangleFile(accessor({ bufferView: undefined })), /not in the file/],
    [
      "zeros with one exception, too many",
      triangleFile(accessor({ count: 400_000_000, sparse: { count: 1 } })),
      /needs more than 96 MB/,
    ],
    ["more numbers than its part has", triangleFile(accessor({ count: 4 })), /damaged/],
    ["numbers from beyond the part", triangleFile(accessor({ byteOffset: 4 })), /damaged/],
    ["numbers of no kind", triangleFile(accessor({ componentType: 5130 })), /damaged/],
    ["numbers of a kind that objects inherit", triangleFile(accessor({ type: "constructor" })), /damaged/],
    ["less than none", triangleFile(accessor({ count: -1 })), /damaged/],
    ["half a number", triangleFile(accessor({ count: 1.5 })), /damaged/],
    [
      "a part from beyond the file",
      triangleFile({ bufferViews: [{ buffer: 0, byteOffset: 1000, byteLength: 36 }] }),
      /damaged/,
    ],
    ["more than its bytes", triangleFile({ buffers: [{ byteLength: 4_000_000_000 }] }), /damaged/],
    ["a picture of 16,384 pixels square", pictureFile(pngHead(16_384, 16_384)), /16,384 × 16,384/],
    [
      "pictures of 50 million pixels together",
      triangleFile(
        {
          images: many(3, { bufferView: 1 }),
          bufferViews: [
            { buffer: 0, byteLength: 36 },
            { buffer: 0, byteLength: 33 },
          ],
          buffers: [{ byteLength: 36 }],
          accessors: [{ bufferView: 0, componentType: 5126, type: "VEC3", count: 1 }],
        },
        Uint8Array.from([...pngHead(4096, 4096), 0, 0, 0]),
      ),
      /51 million pixels/,
    ],
    [
      "a picture that is a page",
      pictureFile(textFile("<svg><script/></svg>                    ")),
      /neither PNG/,
    ],
    [
      "a picture that is markers without an end",
      pictureFile(new Uint8Array(40_000).fill(0xff).with(1, 0xd8), { mimeType: "image/jpeg" }),
      /neither PNG/,
    ],
    ["a picture under another name", pictureFile(jpegHead(4, 4)), /damaged/],
    ["300 shapes", shapesFile(Array.from({ length: 300 }, (_, i) => `s${i}`)), /300 shapes/],
    ["more nodes than 3,000", triangleFile({ nodes: many(3001, {}) }), /3,001 nodes/],
    [
      "one mesh that is drawn 201 times",
      triangleFile({ nodes: many(201, { mesh: 0 }), scenes: [{ nodes: [0] }] }),
      /201 separate meshes/,
    ],
    [
      "a skin with more than 600 bones",
      triangleFile({ skins: [{ joints: many(601, {}).map(() => 0) }] }),
      /601 bones/,
    ],
    [
      "hair with more than a thousand swinging bones",
      triangleFile({
        extensions: { VRMC_springBone: { springs: many(2, { joints: many(501, {}) }) } },
      }),
      /1,002 swinging bones/,
    ],
    [
      "lights on every node",
      triangleFile(nodes(...many(9, { mesh: 0, extensions: { KHR_lights_punctual: { light: 0 } } }))),
      /9 lights/,
    ],
  ])("%s is refused", (_, file, reason) => {
    expect(reasonOf(file)).toMatch(reason);
  });
});

describe("a file that reaches out, or in circles", () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      "a picture elsewhere",
      triangleFile({ images: [{ uri: "https://tracker.example/pixel.png" }] }),
      /other places/,
    ],
    [
      "a buffer elsewhere",
      triangleFile({ buffers: [{ byteLength: 36, uri: "http://169.254.169.254/" }] }),
      /other/,
    ],
    [
      "a buffer on the disk",
      triangleFile({ buffers: [{ byteLength: 36, uri: "../../etc/passwd" }] }),
      /other/,
    ],
    [
      "a picture as text",
      triangleFile({ images: [{ uri: "data:image/svg+xml,<svg/>" }] }),
      /written as text/,
    ],
    [
      "an address where nobody looks",
      triangleFile({ extras: { deep: [{ uri: "//tracker.example" }] } }),
      /other/,
    ],
    [
      "two binary parts",
      triangleFile({ buffers: [{ byteLength: 36 }, { byteLength: 36 }] }),
      /several parts/,
    ],
    ["a node that is its own child", triangleFile(nodes({ mesh: 0, children: [0] })), /damaged/],
    [
      "nodes in a circle",
      triangleFile(nodes({ mesh: 0 }, { children: [2] }, { children: [3] }, { children: [1] })),
      /damaged/,
    ],
    [
      "a node with two parents",
      triangleFile(nodes({ mesh: 0, children: [1, 2] }, { children: [3] }, { children: [3] }, {})),
      /damaged/,
    ],
    [
      "nodes a hundred and one deep",
      triangleFile(
        nodes(
          { mesh: 0, children: [1] },
          ...Array.from({ length: 101 }, (_, i) => (i < 100 ? { children: [i + 2] } : {})),
        ),
      ),
      /nested too deeply/,
    ],
    ["a child that isn't there", triangleFile(nodes({ mesh: 0, children: [7] })), /damaged/],
    ["a mesh that isn't there", triangleFile(nodes({ mesh: 7 })), /damaged/],
    ["a scene of nodes that aren't there", triangleFile({ scenes: [{ nodes: [7] }] }), /damaged/],
    ["nothing at all", glb({ asset: { version: "2.0" } }), /nothing to see/],
    ["Draco", triangleFile({ extensionsRequired: ["KHR_draco_mesh_compression"] }), /without Draco/],
    ["meshopt", triangleFile({ extensionsUsed: ["EXT_meshopt_compression"] }), /without meshopt/],
    [
      "meshopt that wasn't announced",
      triangleFile({
        bufferViews: [{ buffer: 0, byteLength: 36, extensions: { EXT_meshopt_compression: {} } }],
      }),
      /without meshopt/,
    ],
    ["KTX2", triangleFile({ extensionsUsed: ["KHR_texture_basisu"] }), /without KTX2/],
    ["something unknown", triangleFile({ extensionsRequired: ["ACME_rocket"] }), /ACME_rocket/],
  ])("%s is refused", (_, file, reason) => {
    expect(reasonOf(file)).toMatch(reason);
  });
});

describe("rubbish", () => {
  const good = pictureFile(pngHead(64, 64));

  test("of any kind gets an answer", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(good.length),
        (flips, keep) => {
          const file = good.slice();
          for (const [at, byte] of flips) file[at] = byte;
          modelGate(file);
          modelGate(file.subarray(0, keep));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("in the place of any member gets an answer", () => {
    const model = JSON.parse(
      JSON.stringify(triangle({ skins: [{ joints: [0] }], images: [], materials: [{}] })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(model)), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const changed = structuredClone(model);
        const last = path.at(-1) ?? "";
        const parent = path.slice(0, -1).reduce((at, name) => at[name], changed);
        parent[last] = value;
        modelGate(triangleFile(changed));
      }),
      { numRuns: 300 },
    );
  });
});

/** The way to every member of a JSON value. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [name],
    ...pathsOf(member).map((rest) => [name, ...rest]),
  ]);
}
