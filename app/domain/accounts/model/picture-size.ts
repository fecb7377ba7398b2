/** What the first bytes of a picture say. */
export type PictureSize = { type: "image/png" | "image/jpeg" | "image/webp"; width: number; height: number };

/**
 * Kind and size of a picture, read from its head and from nothing else: the picture is not decoded.
 *
 * Sources: PNG (ISO/IEC 15948, IHDR), JPEG (ITU-T T.81, B.2.2 frame header), WebP (RFC 9649).
 *
 * @returns null when it is none of the three, or its head is damaged
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = readPng(view) ?? readJpeg(view) ?? readWebp(view);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

const ascii = (view: DataView, at: number, text: string): boolean =>
  at + text.length <= view.byteLength &&
  [...text].every((sign, i) => view.getUint8(at + i) === sign.charCodeAt(0));

function readPng(view: DataView): PictureSize | null {
  if (!ascii(view, 0, "\u0089PNG\r\n\u001a\n") || !ascii(view, 12, "IHDR") || view.byteLength < 24)
    return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers without a length: fill bytes, restarts, start and end. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
/** Frames, which have the size; C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A picture's head has a few dozen parts. One that is made of markers alone would be read to its end. */
const MOST_MARKERS = 10_000;

function readJpeg(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (let markers = 0; at + 4 <= view.byteLength && markers < MOST_MARKERS; markers++) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker)) {
      if (at + 9 > view.byteLength) return null;
      return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // The picture itself begins, and no frame came before.
    else if (marker === 0xda) return null;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function readWebp(view: DataView): PictureSize | null {
  if (!ascii(view, 0, "RIFF") || !ascii(view, 8, "WEBP") || view.byteLength < 30) return null;
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (ascii(view, 12, "VP8X")) return { type: "image/webp", width: uint24(24) + 1, height: uint24(27) + 1 };
  if (ascii(view, 12, "VP8L")) {
    const packed = view.getUint32(21, true);
    return { type: "image/webp", width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (!ascii(view, 12, "VP8 ")) return null;
  return {
    type: "image/webp",
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}
