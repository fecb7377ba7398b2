import type { Finding } from "./findings";

/**
 * What stands after some turns were corrected: a finding that cites none of them stays as it was, and those that do
 * are read anew. An engine that words things differently each time changes only what the correction is about.
 *
 * @param before what stood
 * @param anew the whole talk read again
 * @param corrected the turns that mean something else now
 */
export function mergeFindings(
  before: readonly Finding[],
  anew: readonly Finding[],
  corrected: ReadonlySet<number>,
): Finding[] {
  const touched = ({ turns }: Finding) => turns.some((turn) => corrected.has(turn));
  const kept = before.filter((finding) => !touched(finding));
  const keys = new Set(kept.map(({ key }) => key));
  const fresh = anew.filter(touched).map((finding) => {
    let { key } = finding;
    for (let n = 2; keys.has(key); n++) key = `${finding.key}.${n}`;
    keys.add(key);
    return { ...finding, key };
  });
  return [...kept, ...fresh].sort(
    (a, b) => a.kind.localeCompare(b.kind) || (a.turns[0] ?? 0) - (b.turns[0] ?? 0),
  );
}
