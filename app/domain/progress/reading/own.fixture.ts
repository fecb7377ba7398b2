import type { Finding, FindingKind, FindingOf, Talk } from "~/domain/progress/findings";
import type { Language } from "~/providers/telephony/provider";

/** A Wednesday. */
export const WEDNESDAY = "2026-11-25";

/** For tests: a talk out of its lines. Lines in brackets are the companion's. */
export const talkOf = (language: Language, lines: readonly string[], more: Partial<Talk> = {}): Talk => ({
  turns: lines.map((line) =>
    line.startsWith("[")
      ? { role: "companion", text: line.slice(1, -1), at: "2026-11-25T19:30:00Z" }
      : { role: "user", text: line, at: "2026-11-25T19:30:00Z" },
  ),
  language,
  localDay: WEDNESDAY,
  promises: [],
  asked: null,
  ...more,
});

/** For tests: the findings of one kind. */
export const ofKind = <K extends FindingKind>(findings: readonly Finding[], kind: K): FindingOf<K>[] =>
  findings.filter((finding): finding is FindingOf<K> => finding.kind === kind);
