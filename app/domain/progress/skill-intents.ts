/** Values of the field `intent` in what the forms about skills post. */
export const SKILL_INTENTS = {
  /** with skillId, hours, minutes, day, note */
  log: "log-practice",
  /** with sessionId */
  remove: "remove-practice",
  /** with name, biome */
  add: "add-skill",
  /** with skillId */
  discover: "discover-skill",
  /** with name; empty brings the catalogue's back */
  rename: "rename-skill",
  /** with into */
  merge: "merge-skills",
  /** with skillId, the one that counts on its own again */
  unmerge: "unmerge-skill",
  archive: "archive-skill",
  bringBack: "bring-back-skill",
} as const;

/** Longest name of a skill, and longest note of a session, in characters. */
export const LONGEST_NAME = 60;
export const LONGEST_NOTE = 500;
