/** A skill and what it was merged into. */
type Linked = { id: string; mergedInto: string | null };

/**
 * Everything that counts for a skill: itself, what was merged into it, what was merged into that, and so on.
 *
 * @returns ids, the skill's own first
 */
export function groupOf(skillId: string, skills: readonly Linked[]): string[] {
  const group = [skillId];
  for (const id of group) {
    for (const skill of skills) {
      if (skill.mergedInto === id && !group.includes(skill.id)) group.push(skill.id);
    }
  }
  return group;
}
