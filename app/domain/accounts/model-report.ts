import { isObject, type Json, objectOf } from "./model/reading";
import { lineOf, type ModelMeta } from "./model/vrm-meta";
import { type Abilities, MOUTH_ABILITIES } from "./model-abilities";
import type { ModelFacts } from "./model-gate";

/** What is kept with an upload of what was found in it. */
export type ModelReport = {
  abilities: Abilities;
  triangles: number;
  /** Null of a plain GLB. */
  meta: ModelMeta | null;
};

export const reportOf = ({ abilities, triangles, meta }: ModelFacts): ModelReport => ({
  abilities,
  triangles,
  meta,
});

/** A kept report as it is read again; what an older one lacks counts as not found. */
export function readReport(kept: unknown): ModelReport {
  const report: Json = isObject(kept) ? kept : {};
  const abilities = objectOf(report, "abilities");
  const meta = isObject(report.meta) ? report.meta : null;
  return {
    abilities: {
      mouth: MOUTH_ABILITIES.find((mouth) => mouth === abilities.mouth) ?? "none",
      blink: abilities.blink === true,
      smile: abilities.smile === true,
      head: abilities.head === true,
    },
    triangles: typeof report.triangles === "number" ? report.triangles : 0,
    meta: meta && {
      title: lineOf(meta.title),
      author: lineOf(meta.author),
      authorOnly: meta.authorOnly === true,
    },
  };
}

/** How a person's file is called in their list, whatever its name was: its last part, without a path or its ending. */
export function shownName(fileName: string): string {
  const last = fileName.split(/[/\\]/).pop() ?? "";
  return lineOf(last.replace(/\.(glb|vrm|gltf)$/i, "").replace(/^\.+/, "")) ?? "My companion";
}

/** The media type of GLB and VRM alike. */
export const MODEL_TYPE = "model/gltf-binary";
