import { plainWords } from "./content-words";

/**
 * The skill that something learned belongs to: the one that was practised in the same talk, else the one whose name
 * it says. Null where neither tells.
 *
 * @param practised the skills practised in the talk
 * @param skills the person's, by the name they know them by
 * @param said the words in which it was learned
 */
export function skillOf<Skill extends { id: string; name: string }>(
  practised: readonly string[],
  skills: readonly Skill[],
  said: readonly string[],
): string | null {
  if (practised.length === 1) return practised[0] ?? null;
  const words = said.map((text) => ` ${plainWords(text)} `);
  const named = skills.filter(({ name }) => {
    const plain = plainWords(name);
    return plain !== "" && words.some((text) => text.includes(` ${plain} `));
  });
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
