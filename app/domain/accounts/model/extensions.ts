import { isObject, type Json, refuse, refuseBroken } from "./reading";

/** Packed in a way that the page has no reader for, and what to leave out of the export instead. */
const PACKED: Readonly<Record<string, string>> = {
  KHR_draco_mesh_compression: "Draco compression",
  EXT_meshopt_compression: "meshopt compression",
  KHR_meshopt_compression: "meshopt compression",
  KHR_texture_basisu: "KTX2 pictures (use PNG or JPEG)",
  EXT_texture_avif: "AVIF pictures (use PNG or JPEG)",
  EXT_mesh_gpu_instancing: "instancing",
};

/** What a file may need to be shown. Whatever else it merely uses is left aside when it is shown. */
const KNOWN = [
  /^KHR_(materials_(anisotropy|clearcoat|dispersion|emissive_strength|ior|iridescence|sheen|specular|transmission|unlit|variants|volume)|mesh_quantization|texture_transform|lights_punctual|xmp_json_ld)$/,
  /^EXT_texture_webp$/,
  /^VRM$/,
  /^VRMC_(vrm|materials_mtoon|springBone|springBone_extended_collider|node_constraint|materials_hdr_emissiveMultiplier)$/,
];

/**
 * Looks at what a file needs beyond plain glTF 2.0.
 *
 * @throws Refusal when it is packed, or needs something unknown
 */
export function checkExtensions(json: Json): void {
  const [used, required] = ["extensionsUsed", "extensionsRequired"].map((name) => namesOf(json[name]));
  for (const name of [...(used ?? []), ...(required ?? [])]) refusePacked(name);
  for (const name of required ?? []) {
    if (!KNOWN.some((known) => known.test(name)))
      refuse(`It needs the extension ${name.slice(0, 60)}, which is not read here. Export it again without.`);
  }
  // A reader may follow them although they were never announced.
  for (const list of ["bufferViews", "textures", "nodes", "meshes"]) {
    const items = json[list];
    if (!Array.isArray(items)) continue;
    for (const item of items) refusePackedIn(item, list === "meshes");
  }
}

function refusePackedIn(item: unknown, isMesh: boolean): void {
  if (!isObject(item)) return;
  if (isObject(item.extensions)) for (const name of Object.keys(item.extensions)) refusePacked(name);
  if (isMesh && Array.isArray(item.primitives)) {
    for (const primitive of item.primitives) refusePackedIn(primitive, false);
  }
}

function refusePacked(name: string): void {
  const what = Object.hasOwn(PACKED, name) ? PACKED[name] : undefined;
  if (what) refuse(`It is packed in a way that is not read here. Export it again without ${what}.`);
}

function namesOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((name) => typeof name === "string"))
    return refuseBroken("its extensions");
  return value;
}
