import { MODEL_LIMITS } from "./limits";
import { isObject, type Json, refuse, refuseBroken, withCommas } from "./reading";

const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);

/** A GLB taken apart: its description, and the bytes that it describes. */
export type Container = { json: Json; bin: Uint8Array };

/**
 * Takes a GLB apart, version 2: a head of 12 bytes, a JSON chunk and at most one binary chunk (glTF 2.0, section 4).
 *
 * @throws Refusal when it is something else, or contradicts itself
 */
export function openContainer(bytes: Uint8Array): Container {
  if (bytes.length > MODEL_LIMITS.bytes) refuse(tooLargeWords());
  refuseOtherFiles(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) return refuseBroken("its length");
  const version = view.getUint32(4, true);
  if (version !== 2) refuse("It is a GLB of another version. Export it again as glTF 2.0 (.glb).");
  if (view.getUint32(8, true) !== bytes.length) return refuseBroken("its length");

  const chunks: { type: number; data: Uint8Array }[] = [];
  for (let at = 12; at < bytes.length; ) {
    if (at + 8 > bytes.length || chunks.length === 2) return refuseBroken("its last part");
    const length = view.getUint32(at, true);
    if (length % 4 !== 0 || at + 8 + length > bytes.length) return refuseBroken("the length of a part");
    chunks.push({ type: view.getUint32(at + 4, true), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  const [first, second] = chunks;
  if (first?.type !== JSON_CHUNK || (second && second.type !== BIN_CHUNK)) return refuseBroken("its order");
  return { json: readJson(first.data), bin: second?.data ?? new Uint8Array() };
}

/** What to say of a file that is too large, whether it was read or not. */
export const tooLargeWords = (): string =>
  `The file is larger than ${MODEL_LIMITS.bytes / 1024 / 1024} MB. Export it again with smaller pictures (1024 pixels wide is plenty) or fewer shapes.`;

/** By the first bytes, whatever the file is called. */
function refuseOtherFiles(bytes: Uint8Array): void {
  const first = String.fromCharCode(...bytes.subarray(0, 16));
  if (first.startsWith("glTF")) return;
  const text = first.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (bytes.length === 0) refuse("The file is empty. Choose a .glb or .vrm file.");
  if (text.startsWith("<"))
    refuse("This is a web page or a drawing, not a 3D model. Choose a .glb or .vrm file.");
  if (text.startsWith("{")) refuse("This is a .gltf file in several parts. Export it as one .glb file.");
  if (first.startsWith("PK") || first.startsWith("\u001f\u008b") || /^(7z|Rar!)/.test(first))
    refuse("This is a packed archive. Unpack it, and choose the .glb or .vrm file inside.");
  if (/^(\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF)/.test(first))
    refuse("This is a picture, not a 3D model. Choose a .glb or .vrm file.");
  if (first.startsWith("Kaydara FBX")) refuse("This is an FBX file. Export it as .glb.");
  refuse("This is not a GLB or VRM file. Choose a file that ends in .glb or .vrm.");
}

function readJson(data: Uint8Array): Json {
  if (data.length > MODEL_LIMITS.jsonBytes)
    refuse("Its description is larger than 4 MB. Export a simpler version, without animations.");
  measureDepth(data);
  const json = parse(data);
  if (!isObject(json)) return refuseBroken("its description");
  walk(json);
  return json;
}

/** Before it is parsed, since a parser goes as deep as it is told to. */
function measureDepth(data: Uint8Array): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0;
    if (quoted) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) quoted = false;
    } else if (byte === 0x22) quoted = true;
    else if (OPEN.has(byte)) depth++;
    else if (CLOSE.has(byte)) depth--;
    if (depth > MODEL_LIMITS.jsonDepth) refuseBroken("its description");
  }
}

function parse(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data));
  } catch {
    return refuseBroken("its description");
  }
}

/** Nothing in a file may name another one, wherever it stands. */
function walk(json: Json): void {
  const waiting: unknown[] = [json];
  let seen = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    // Counted before they are looked at: pairs of two million names and values are a third of a gigabyte.
    seen += Array.isArray(value) ? value.length : Object.keys(value).length;
    if (seen > MODEL_LIMITS.jsonValues)
      refuse(
        `Its description has more than ${withCommas(MODEL_LIMITS.jsonValues)} values. Export a simpler version.`,
      );
    for (const [name, member] of Object.entries(value)) {
      if (name === "__proto__") refuseBroken("a name");
      if (name === "uri" && member !== undefined) refuseAddress(member);
      waiting.push(member);
    }
  }
}

function refuseAddress(uri: unknown): never {
  if (typeof uri === "string" && uri.trimStart().toLowerCase().startsWith("data:"))
    return refuse(
      "A part of it is written as text. Export it again as one .glb file with everything inside.",
    );
  return refuse(
    "It needs other files, or files from other places. Export it as one .glb file with everything inside.",
  );
}
