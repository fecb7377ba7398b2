import { expect } from "vitest";
import type { Finding, Talk } from "~/domain/progress/findings";

/** Holds for the findings of any engine. */
export function expectCited(findings: readonly Finding[], { turns, promises }: Talk): void {
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
  for (const finding of findings) {
    const cited = finding.turns.map((turn) => turns[turn - 1]);
    expect(finding.turns.length).toBeGreaterThan(0);
    expect(finding.turns).toEqual([...new Set(finding.turns)].sort((a, b) => a - b));
    for (const turn of cited) {
      expect(turn?.role).toBe("user");
      // An empty turn was left out.
      expect(turn?.text.trim()).not.toBe("");
    }
    expect(finding.quote.trim()).not.toBe("");
    expect(cited[0]?.text).toContain(finding.quote);
    if (finding.kind === "kept") expect(promises.map(({ questId }) => questId)).toContain(finding.questId);
  }
}
