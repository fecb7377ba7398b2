import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { indexedPng } from "./indexed-png";

/** The colours of a picture as they are written: palette and places. */
function read(png: Buffer, width: number, height: number) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const rows = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  const palette = chunks.get("PLTE") ?? Buffer.alloc(0);
  return Array.from({ length: width * height }, (_, pixel) => {
    const index = rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] ?? 0;
    return [...palette.subarray(index * 3, index * 3 + 3)];
  });
}

test("a few colours stay what they are", () => {
  const colours = [
    [14, 10, 30],
    [237, 237, 248],
    [0, 212, 255],
  ];
  const pixels = Array.from({ length: 64 }, (_, pixel) => [...(colours[pixel % 3] ?? []), 255]).flat();
  const png = indexedPng(Uint8Array.from(pixels), 8, 8);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(read(png, 8, 8)).toEqual(Array.from({ length: 64 }, (_, pixel) => colours[pixel % 3]));
});

test("many are each near one of 256", () => {
  const pixels = Uint8Array.from({ length: 64 * 64 * 4 }, (_, at) => {
    const pixel = at >> 2;
    return [(pixel % 64) << 2, (pixel >> 6) << 2, 128, 255][at % 4] ?? 0;
  });
  const shown = read(indexedPng(pixels, 64, 64), 64, 64);
  const away = shown.map(([red = 0, green = 0], pixel) =>
    Math.max(Math.abs(red - ((pixel % 64) << 2)), Math.abs(green - ((pixel >> 6) << 2))),
  );
  expect(new Set(shown.map(String)).size).toBeLessThanOrEqual(256);
  expect(Math.max(...away)).toBeLessThan(40);
});
