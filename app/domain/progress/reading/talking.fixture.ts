import type { Talk } from "~/domain/progress/findings";
import type { Language } from "~/providers/telephony/provider";

/** For tests: a talk out of its lines; those that begin with "?" are the companion's. */
export const talking = (language: Language, lines: readonly string[]): Talk => ({
  turns: lines.map((line, at) => ({
    role: line.startsWith("?") ? "companion" : "user",
    text: line.replace(/^\?/, ""),
    at: new Date(Date.UTC(2026, 10, 24, 19, 0, at * 10)).toISOString(),
  })),
  language,
  localDay: "2026-11-24",
  promises: [],
  asked: null,
});
