/** Small models and hostile ones, made of bytes: what a loader would be given. */

type Members = Record<string, unknown>;

/** Packs JSON and bytes into a GLB 2.0. */
export function glb(json: unknown, bin: Uint8Array = new Uint8Array()): Uint8Array {
  return glbOf(typeof json === "string" ? json : JSON.stringify(json), bin);
}

function glbOf(json: string, bin: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(json);
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const binBytes = bin.length > 0 ? 8 + padded(bin.length) : 0;
  const file = new Uint8Array(12 + 8 + padded(text.length) + binBytes);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, file.length, true);
  view.setUint32(12, padded(text.length), true);
  view.setUint32(16, 0x4e4f534a, true);
  file.fill(0x20, 20, 20 + padded(text.length));
  file.set(text, 20);
  if (bin.length > 0) {
    const at = 20 + padded(text.length);
    view.setUint32(at, padded(bin.length), true);
    view.setUint32(at + 4, 0x004e4942, true);
    file.set(bin, at + 8);
  }
  return file;
}

/** The first bytes of a PNG, which has its size and no picture. */
export function pngHead(width: number, height: number): Uint8Array {
  const head = new Uint8Array(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(head.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  head.set([1, 0, 0, 0, 0], 24);
  return head;
}

/** A JPEG as far as its frame header, behind a comment. */
export function jpegHead(width: number, height: number): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xfe,
    0,
    4,
    0x68,
    0x69,
    0xff,
    0xff,
    0xc2,
    0,
    11,
    8,
    ...size,
    1,
    1,
    0x11,
    0,
  ]);
}

/** A WebP of the extended kind, as far as its size. */
export function webpHead(width: number, height: number): Uint8Array {
  const head = new Uint8Array(30);
  head.set(new TextEncoder().encode("RIFF\u0016\0\0\0WEBPVP8X\n\0\0\0"));
  const view = new DataView(head.buffer);
  view.setUint16(24, (width - 1) & 0xffff, true);
  view.setUint8(26, (width - 1) >> 16);
  view.setUint16(27, (height - 1) & 0xffff, true);
  view.setUint8(29, (height - 1) >> 16);
  return head;
}

/** One triangle of floats. */
const TRIANGLE = new Uint8Array(Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]).buffer);

/** The JSON of a model that is one triangle and nothing else. */
export function triangle(changes: Members = {}): Members {
  return {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ name: "Head", mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [
      { bufferView: 0, componentType: 5126, type: "VEC3", count: 3, min: [0, 0, 0], max: [1, 1, 0] },
    ],
    bufferViews: [{ buffer: 0, byteOffset: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36 }],
    ...changes,
  };
}

/** That model as a file, with what a test changes of it. */
export const triangleFile = (changes: Members = {}, bin: Uint8Array = TRIANGLE): Uint8Array =>
  glb(triangle(changes), bin);

/** The triangle with a picture behind its numbers. */
export function pictureFile(picture: Uint8Array, image: Members = {}): Uint8Array {
  const bin = new Uint8Array(36 + picture.length);
  bin.set(TRIANGLE);
  bin.set(picture, 36);
  return triangleFile(
    {
      images: [{ bufferView: 1, mimeType: "image/png", ...image }],
      textures: [{ source: 0 }],
      materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
      bufferViews: [
        { buffer: 0, byteOffset: 0, byteLength: 36 },
        { buffer: 0, byteOffset: 36, byteLength: picture.length },
      ],
      buffers: [{ byteLength: bin.length }],
    },
    bin,
  );
}

/** The triangle with shapes of these names, all of them the triangle itself. */
export const shapesFile = (names: readonly string[], changes: Members = {}): Uint8Array =>
  triangleFile({
    meshes: [
      {
        primitives: [{ attributes: { POSITION: 0 }, targets: names.map(() => ({ POSITION: 0 })) }],
        extras: { targetNames: names },
      },
    ],
    ...changes,
  });

/** A text as bytes, for files that only pretend. */
export const textFile = (text: string): Uint8Array => new TextEncoder().encode(text);
