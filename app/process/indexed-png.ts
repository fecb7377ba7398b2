import { crc32, deflateSync } from "node:zlib";

/** Writes a picture with at most 256 colours, which weighs a fraction of one with all of them. */

type Colour = [red: number, green: number, blue: number];
type Share = { colour: Colour; count: number };
/** A colour that fills at least this part of a picture is in the palette as it is: a plain ground stays plain. */
const GROUND = 0.01;

const COLOURS = 256;
/** Colours that differ by less than this in a channel count as one while the palette is chosen. */
const GRAIN = 4;

const keyOf = ([red, green, blue]: Colour) => (red << 16) | (green << 8) | blue;

/** The colours of a picture, and how many of its pixels have each. */
function sharesOf(pixels: Uint8Array, grain: number): Share[] {
  const shares = new Map<number, Share>();
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = [0, 1, 2].map((channel) => (pixels[at + channel] ?? 0) & ~(grain - 1)) as Colour;
    const key = keyOf(colour);
    const known = shares.get(key);
    if (known) known.count++;
    else shares.set(key, { colour, count: 1 });
  }
  return [...shares.values()];
}

/** Splits the widest box of colours in two until there is one for each entry of the palette (median cut). */
function paletteOf(pixels: Uint8Array): Colour[] {
  const enough = (pixels.length / 4) * GROUND;
  const grounds = sharesOf(pixels, 1)
    .filter(({ count }) => count >= enough)
    .map(({ colour }) => colour);
  const all = sharesOf(pixels, GRAIN);
  let boxes = [{ inside: all, ...widest(all) }];
  while (boxes.length < COLOURS - grounds.length) {
    boxes = boxes.sort((a, b) => b.width - a.width);
    const [box] = boxes;
    if (!box || box.width === 0) break;
    const sorted = box.inside.sort((a, b) => (a.colour[box.channel] ?? 0) - (b.colour[box.channel] ?? 0));
    const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
    let [cut, seen] = [0, 0];
    while (cut < sorted.length - 1 && seen < half) seen += sorted[cut++]?.count ?? 0;
    const parts = [sorted.slice(0, Math.max(1, cut)), sorted.slice(Math.max(1, cut))];
    boxes = [...boxes.slice(1), ...parts.map((inside) => ({ inside, ...widest(inside) }))];
  }
  return [...grounds, ...boxes.map(({ inside }) => meanOf(inside))];
}

function widest(inside: readonly Share[]): { channel: number; width: number } {
  const spans = [0, 1, 2].map((channel) => {
    const values = inside.map(({ colour }) => colour[channel] ?? 0);
    const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [255, 0]);
    return { channel, width: Math.max(0, high - low) };
  });
  return spans.reduce((best, span) => (span.width > best.width ? span : best));
}

function meanOf(inside: readonly Share[]): Colour {
  const total = inside.reduce((sum, { count }) => sum + count, 0);
  return [0, 1, 2].map((channel) =>
    Math.round(inside.reduce((sum, { colour, count }) => sum + (colour[channel] ?? 0) * count, 0) / total),
  ) as Colour;
}

/** Where each pixel's colour stands in the palette; what is lost is handed on to the neighbours (Floyd and Steinberg). */
function indexed(pixels: Uint8Array, width: number, height: number, palette: readonly Colour[]): Buffer {
  const left = Float32Array.from(pixels);
  const near = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const colour = [0, 1, 2].map((c) =>
        Math.min(255, Math.max(0, Math.round(left[at + c] ?? 0))),
      ) as Colour;
      const key = keyOf(colour);
      const index = near.get(key) ?? nearest(colour, palette);
      near.set(key, index);
      rows[y * (width + 1) + x + 1] = index;
      for (let c = 0; c < 3; c++) {
        const lost = (colour[c] ?? 0) - (palette[index]?.[c] ?? 0);
        const hand = (to: number, part: number) => {
          if (to < left.length) left[to] = (left[to] ?? 0) + (lost * part) / 16;
        };
        if (x + 1 < width) hand(at + 4 + c, 7);
        if (x > 0) hand(at + (width - 1) * 4 + c, 3);
        hand(at + width * 4 + c, 5);
        if (x + 1 < width) hand(at + (width + 1) * 4 + c, 1);
      }
    }
  }
  return rows;
}

function nearest([red, green, blue]: Colour, palette: readonly Colour[]): number {
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  for (const [index, [r, g, b]] of palette.entries()) {
    const away = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (away < distance) [best, distance] = [index, away];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/**
 * A PNG with a palette: https://www.w3.org/TR/png-3/
 *
 * @param pixels red, green, blue and opacity of each, row by row, 0 to 255; opacity is not kept
 * @param width in pixels
 * @param height in pixels
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Buffer {
  const palette = paletteOf(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, which is a place in the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(indexed(pixels, width, height, palette), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
