import type { Finding, FindingOf } from "~/domain/progress/findings";

/** What a fact is about and what it says, in one form each, so that two wordings of the same can be compared. */

/** Findings that say something about the person. */
export type Fact = FindingOf<"person"> | FindingOf<"fact">;

/** @param finding of a reflection */
export const isFact = (finding: Finding): finding is Fact =>
  finding.kind === "person" || finding.kind === "fact";

/** Lower case, letters and digits only, one space between words. */
export function inOneForm(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** What it is about: "preference:chinese food", "person:marta". One value at a time holds for it. */
export const subjectOf = (fact: Fact): string =>
  fact.kind === "person" ? `person:${inOneForm(fact.name)}` : `${fact.about}:${inOneForm(fact.subject)}`;

/** What it says: "love"; of a person who they are, or an empty text. */
export const wordingOf = (fact: Fact): string =>
  inOneForm(fact.kind === "person" ? (fact.relation ?? "") : fact.value);

/** The kind of memory it makes. */
export const memoryKindOf = (fact: Fact) => (fact.kind === "person" ? fact.kind : fact.about);
