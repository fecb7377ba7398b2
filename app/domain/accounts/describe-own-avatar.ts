import { withCommas } from "./model/reading";
import { abilitiesInWords } from "./model-abilities";
import type { ModelReport } from "./model-report";

type Kept = { id: string; name: string; format: string; bytes: number; report: ModelReport; chosen: boolean };

/** A companion that somebody brought, as the page shows it. */
export function describeOwnAvatar({ id, name, format, bytes, report, chosen }: Kept) {
  const { abilities, triangles, meta } = report;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return {
    id,
    name: meta?.title ?? name,
    facts: `${format.toUpperCase()}, ${megabytes} MB, ${withCommas(triangles)} triangles`,
    abilities: abilitiesInWords(abilities),
    licence: meta && licenceOf(meta),
    chosen,
  };
}

function licenceOf({ author, authorOnly }: NonNullable<ModelReport["meta"]>): string | null {
  const words = [author && `By ${author}.`, authorOnly && "Only its author may wear it, says the file."];
  return words.filter(Boolean).join(" ") || null;
}
