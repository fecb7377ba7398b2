import type { AvatarFormat } from "../companion";
import { isObject, type Json, objectOf } from "./reading";

/** Who made a VRM and what its author allows, in the author's own words where there are any. */
export type ModelMeta = {
  title: string | null;
  author: string | null;
  /** Only its author may wear it, says the file. */
  authorOnly: boolean;
};

/** What a VRM says about itself, and which expressions it brings. Null of a plain GLB. */
export type Vrm = { meta: ModelMeta; expressions: string[] };

const CHARACTERS = 80;

/** One line of somebody else's text, at most so many characters of it. */
export function lineOf(value: unknown, most = CHARACTERS): string | null {
  if (typeof value !== "string") return null;
  const line = value
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(line).slice(0, most).join("").trim() || null;
}

/** Reads the VRM part of a model: version 1.0 (`VRMC_vrm`), or 0.x (`VRM`). */
export function readVrm(json: Json): Vrm | null {
  const extensions = objectOf(json, "extensions");
  if (isObject(extensions.VRMC_vrm)) {
    const meta = objectOf(extensions.VRMC_vrm, "meta");
    const authors = Array.isArray(meta.authors)
      ? meta.authors.map((author) => lineOf(author)).filter(Boolean)
      : [];
    const presets = objectOf(objectOf(extensions.VRMC_vrm, "expressions"), "preset");
    return {
      meta: {
        title: lineOf(meta.name),
        author: lineOf(authors.join(", ")),
        authorOnly: meta.avatarPermission === "onlyAuthor",
      },
      expressions: Object.keys(presets),
    };
  }
  if (!isObject(extensions.VRM)) return null;
  const meta = objectOf(extensions.VRM, "meta");
  const groups = objectOf(extensions.VRM, "blendShapeMaster").blendShapeGroups;
  return {
    meta: {
      title: lineOf(meta.title),
      author: lineOf(meta.author),
      authorOnly: meta.allowedUserName === "OnlyAuthor",
    },
    expressions: (Array.isArray(groups) ? groups : []).flatMap((group) => {
      const name = isObject(group) ? group.presetName : undefined;
      return typeof name === "string" ? [NAMES_OF_OLD[name] ?? name] : [];
    }),
  };
}

export const formatOf = (vrm: Vrm | null): AvatarFormat => (vrm ? "vrm" : "glb");

/** What VRM 1.0 calls the expressions of VRM 0.x. */
const NAMES_OF_OLD: Readonly<Record<string, string>> = {
  a: "aa",
  i: "ih",
  u: "ou",
  e: "ee",
  o: "oh",
  joy: "happy",
};
