import type { BroughtName } from "./import-rows";

/**
 * Columns that name rows: ids, keys that are made of ids, and JSON with ids in it. Everything else in a copy is taken
 * as it stands.
 */
const LINKS: { [N in BroughtName]: readonly string[] } = {
  skills: ["id"],
  calls: ["id", "agenda"],
  call_events: ["call_id", "detail"],
  reflections: ["id", "call_id", "found"],
  reflection_corrections: ["id", "call_id", "diff"],
  user_skills: ["skill_id", "merged_into"],
  practice_sessions: ["id", "skill_id", "call_id"],
  xp_events: ["key", "skill_id", "call_id", "source_id"],
  streak_days: ["call_id"],
  streak_repairs: [],
  user_artifacts: [],
  world_banners: [],
  quests: ["id", "key", "call_id", "skill_id", "checkpoint_id", "closed_call_id"],
  checkpoints: ["id", "skill_id"],
  checkpoint_items: ["id", "skill_id", "checkpoint_id", "call_id"],
  checkpoint_reviews: ["id", "item_id", "checkpoint_id", "call_id"],
  recall_answers: ["id", "item_id", "review_id"],
  memories: ["id", "subject", "call_id", "superseded_by"],
  search_entries: ["call_id", "memory_id"],
};

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * A row with every id in it replaced.
 *
 * @param name the row's table
 * @param row as it was in the copy
 * @param idOf gives the new id of an old one, in lower case
 */
export function relink<Row extends object>(name: BroughtName, row: Row, idOf: (old: string) => string): Row {
  const linked = Object.entries(row).map(([column, value]) => [
    column,
    LINKS[name].includes(column) ? withNewIds(value, idOf) : value,
  ]);
  return Object.fromEntries(linked) as Row;
}

function withNewIds(value: unknown, idOf: (old: string) => string): unknown {
  if (typeof value === "string") return value.replace(UUIDS, (old) => idOf(old.toLowerCase()));
  if (Array.isArray(value)) return value.map((part) => withNewIds(part, idOf));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNewIds(part, idOf)]));
}
