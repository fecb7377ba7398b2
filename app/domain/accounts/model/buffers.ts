import type { Container } from "./container";
import { MODEL_LIMITS } from "./limits";
import { pictureSize } from "./picture-size";
import {
  atMost,
  isObject,
  itemAt,
  type Json,
  listOf,
  refuse,
  refuseBroken,
  shortListOf,
  wholeOf,
  withCommas,
} from "./reading";

/** Bytes of one number, by its code (glTF 2.0, section 3.6.2.2). */
const NUMBER_BYTES: Readonly<Record<number, number>> = {
  5120: 1,
  5121: 1,
  5122: 2,
  5123: 2,
  5125: 4,
  5126: 4,
};
const NUMBERS: Readonly<Record<string, number>> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
  MAT4: 16,
};

/** A list of numbers in the file. `stored` is false for zeros that only a few exceptions stand for. */
export type Accessor = { count: number; type: string; stored: boolean };
type View = { data: Uint8Array; stride: number | null };

/** Everything that lies in the binary part, each within its bounds. */
export type Contents = { accessors: Accessor[]; pictures: number; pixels: number };

/**
 * Checks that every range lies inside of the file, and that what it unpacks to stays within the limits.
 *
 * @throws Refusal
 */
export function checkContents({ json, bin }: Container): Contents {
  const views = readViews(json, bin);
  return { accessors: readAccessors(json, views), ...measurePictures(json, views) };
}

function readViews(json: Json, bin: Uint8Array): View[] {
  const buffers = listOf(json, "buffers");
  if (buffers.length > 1)
    refuse("It is in several parts. Export it as one .glb file with everything inside.");
  const [buffer] = buffers;
  const length = buffer ? wholeOf(buffer.byteLength, "its binary part") : 0;
  if (length > bin.length || bin.length - length > 3) return refuseBroken("its binary part");
  return shortListOf(json, "bufferViews", MODEL_LIMITS.views, "parts").map((view) => {
    itemAt(buffers, view.buffer, "a part");
    const from = wholeOf(view.byteOffset, "a part", 0);
    const bytes = wholeOf(view.byteLength, "a part");
    if (from + bytes > length) return refuseBroken("a part");
    const stride = view.byteStride === undefined ? null : wholeOf(view.byteStride, "a part");
    if (stride !== null && (stride < 4 || stride > 252)) return refuseBroken("a part");
    return { data: bin.subarray(from, from + bytes), stride };
  });
}

function readAccessors(json: Json, views: View[]): Accessor[] {
  let unpacked = 0;
  return shortListOf(json, "accessors", MODEL_LIMITS.accessors, "lists of numbers").map((accessor) => {
    const { componentType, type } = accessor;
    const size = sizeOf(componentType) * (NUMBERS[String(type)] ?? refuseBroken("a list of numbers"));
    const count = wholeOf(accessor.count, "a list of numbers");
    unpacked += count * size;
    if (unpacked > MODEL_LIMITS.unpackedBytes)
      refuse(
        `Unpacked it needs more than ${MODEL_LIMITS.unpackedBytes / 1024 / 1024} MB. Export a simpler version, with fewer shapes or without animations.`,
      );
    const stored = accessor.bufferView !== undefined;
    if (stored) {
      const view = itemAt(views, accessor.bufferView, "a list of numbers");
      assertWithin(view, wholeOf(accessor.byteOffset, "a list of numbers", 0), count, size);
    }
    if (accessor.sparse !== undefined) checkSparse(accessor.sparse, views, count, size);
    // It would unpack to as many zeros as it likes.
    else if (!stored)
      refuse("It names numbers that are not in the file. Export it again from the program you made it with.");
    return { count, type: String(type), stored };
  });
}

function checkSparse(sparse: unknown, views: View[], count: number, size: number): void {
  if (!isObject(sparse)) refuseBroken("a list of numbers");
  const exceptions = wholeOf(sparse.count, "a list of numbers");
  if (exceptions === 0 || exceptions > count) refuseBroken("a list of numbers");
  const { indices, values } = sparse;
  if (!isObject(indices) || !isObject(values)) refuseBroken("a list of numbers");
  for (const [part, bytes] of [
    [indices, sizeOf(indices.componentType)],
    [values, size],
  ] as const) {
    const view = itemAt(views, part.bufferView, "a list of numbers");
    assertWithin(
      { ...view, stride: null },
      wholeOf(part.byteOffset, "a list of numbers", 0),
      exceptions,
      bytes,
    );
  }
}

const sizeOf = (componentType: unknown): number =>
  (typeof componentType === "number" && NUMBER_BYTES[componentType]) || refuseBroken("a list of numbers");

function assertWithin({ data, stride }: View, from: number, count: number, size: number): void {
  if (count === 0) return;
  if (from + (stride ?? size) * (count - 1) + size > data.length) refuseBroken("a list of numbers");
}

/** What pictures become once they are decoded counts, not what they weigh. */
function measurePictures(json: Json, views: View[]): { pictures: number; pixels: number } {
  const images = shortListOf(json, "images", MODEL_LIMITS.pictures, "pictures");
  shortListOf(json, "textures", MODEL_LIMITS.textures, "textures").forEach((texture) => {
    if (texture.source !== undefined) itemAt(images, texture.source, "a texture");
  });
  let pixels = 0;
  for (const image of images) {
    const { data } = itemAt(views, image.bufferView, "a picture");
    const size = pictureSize(data);
    if (!size)
      refuse("A picture inside is neither PNG, JPEG nor WebP. Export it again with PNG or JPEG pictures.");
    const { width, height, type } = size;
    if (image.mimeType !== undefined && image.mimeType !== type) return refuseBroken("a picture");
    if (Math.max(width, height) > MODEL_LIMITS.pictureSide)
      refuse(
        `A picture inside is ${withCommas(width)} × ${withCommas(height)} pixels; ${withCommas(MODEL_LIMITS.pictureSide)} on each side is the most. Export it again with smaller pictures.`,
      );
    pixels += width * height;
  }
  if (pixels > MODEL_LIMITS.pixels)
    refuse(
      `Its pictures have ${withCommas(Math.ceil(pixels / 1e6))} million pixels together; ${MODEL_LIMITS.pixels / 1e6} million is the most. Export it again with smaller pictures.`,
    );
  atMost(listOf(json, "samplers").length, MODEL_LIMITS.textures, "textures");
  return { pictures: images.length, pixels };
}
