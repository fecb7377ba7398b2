import { type ExportedTable, OWNER } from "./exported-table";

const VENDORS = "It is an id at a phone service, of use to that service alone.";
const COST = "It is what a call costs whoever runs this instance.";

/** What a copy holds of talks and of everything that followed from them. */
export const OF_TALKS = {
  calls: {
    table: "public.calls",
    order: "scheduled_at, id",
    columns: [
      ...[
        "id",
        "kind",
        "local_date",
        "attempt",
        "status",
        "to_number",
        "provider",
        "scheduled_at",
        "dialed_at",
      ],
      ...["answered_at", "ended_at", "duration_seconds", "ended_reason", "transcript", "transcript_text"],
      ...[
        "recording_url",
        "max_seconds",
        "no_game",
        "last_status_at",
        "agenda",
        "transcript_purged_at",
        "created_at",
      ],
    ],
    withheld: {
      user_id: OWNER,
      agent_id: VENDORS,
      vendor_call_id: VENDORS,
      vendor_payload:
        "It is what a phone service sent, in its own words; what it says of the call is here in ours.",
      cost_minor: COST,
      cost_currency: COST,
      booked_minor: COST,
      booked_per_minute: COST,
      booked_currency: COST,
    },
  },
  call_events: {
    table: "public.call_events",
    order: "id",
    columns: ["call_id", "at", "kind", "detail"],
    withheld: { user_id: OWNER, id: "It counts the events of everybody." },
  },
  reflections: {
    table: "public.reflections",
    order: "told_at, id",
    columns: [
      ...[
        "id",
        "call_id",
        "local_date",
        "language",
        "engine",
        "engine_version",
        "turns_hash",
        "awarded_hash",
      ],
      ...["outcome", "quality", "found", "duration_seconds", "told_at", "created_at", "updated_at"],
    ],
    withheld: { user_id: OWNER },
  },
  reflection_corrections: {
    table: "public.reflection_corrections",
    order: "created_at, id",
    columns: ["id", "call_id", "turn", "meant", "created_at", "applied_at", "diff"],
    withheld: { user_id: OWNER },
  },
  skills: {
    table: "public.skills",
    whose: "visible",
    order: "code",
    columns: ["id", "own", "code", "name", "category", "biome", "description", "is_meta_skill"],
    withheld: { user_id: "`own` says whether a skill is the person's own or of the catalogue." },
  },
  user_skills: {
    table: "public.user_skills",
    order: "created_at, skill_id",
    columns: [
      ...["skill_id", "name", "level", "xp", "minutes", "discovered", "due_at", "last_practiced_at"],
      ...["archived_at", "merged_into", "created_at"],
    ],
    withheld: { user_id: OWNER },
  },
  practice_sessions: {
    table: "public.practice_sessions",
    order: "practiced_at, created_at, finding_key, id",
    columns: [
      ...["id", "skill_id", "local_date", "minutes", "counted_minutes", "source", "note", "call_id"],
      ...["finding_key", "quote", "turns", "practiced_at", "created_at"],
    ],
    withheld: { user_id: OWNER },
  },
  xp_events: {
    table: "public.xp_events",
    order: "id",
    columns: [
      ...["id", "key", "rule", "rule_version", "base", "multiplier_percent", "amount", "reason", "quote"],
      ...["skill_id", "call_id", "source_id", "local_date", "reverses", "created_at"],
    ],
    withheld: { user_id: OWNER },
  },
  streak_days: {
    table: "public.streak_days",
    order: "local_date",
    columns: ["local_date", "state", "call_id", "note", "updated_at"],
    withheld: { user_id: OWNER },
  },
  streak_repairs: {
    table: "public.streak_repairs",
    order: "local_date",
    columns: ["local_date", "note", "created_at"],
    withheld: { user_id: OWNER },
  },
  progress: {
    table: "public.progress",
    order: "user_id",
    columns: [
      ...["xp", "level", "streak", "longest_streak", "freezes", "rhythm", "reflections", "next_settle_at"],
      "updated_at",
    ],
    withheld: { user_id: OWNER },
  },
  user_artifacts: {
    table: "public.user_artifacts",
    order: "earned_on, artifact_code",
    columns: ["artifact_code", "earned_on", "reason", "weekday", "weekday_chosen_on"],
    withheld: { user_id: OWNER },
  },
  world_banners: {
    table: "public.world_banners",
    order: "planted_at",
    columns: ["biome", "words", "emblem", "planted_at"],
    withheld: { user_id: OWNER },
  },
  quests: {
    table: "public.quests",
    order: "created_at, key",
    columns: [
      ...[
        "id",
        "key",
        "source",
        "title",
        "due_day",
        "said_title",
        "said_due_day",
        "status",
        "slips",
        "call_id",
      ],
      ...[
        "finding_key",
        "quote",
        "turns",
        "skill_id",
        "checkpoint_id",
        "created_day",
        "created_at",
        "closed_at",
      ],
      ...["closed_by", "closed_call_id", "sensitive"],
    ],
    withheld: { user_id: OWNER },
  },
  checkpoints: {
    table: "public.checkpoints",
    order: "due_at, created_at, id",
    columns: ["id", "skill_id", "due_day", "due_at", "status", "items_count", "created_at", "completed_at"],
    withheld: { user_id: OWNER },
  },
  checkpoint_items: {
    table: "public.checkpoint_items",
    order: "created_at, id",
    columns: [
      ...["id", "skill_id", "checkpoint_id", "call_id", "finding_key", "text", "question", "quote", "turns"],
      ...["learned_day", "due_day", "ask_day", "missed_day", "card", "retired_at", "sensitive", "created_at"],
    ],
    withheld: { user_id: OWNER },
  },
  checkpoint_reviews: {
    table: "public.checkpoint_reviews",
    order: "created_at, id",
    columns: [
      ...[
        "id",
        "item_id",
        "checkpoint_id",
        "call_id",
        "local_date",
        "heard_rating",
        "rating",
        "confirmed_at",
      ],
      ...["timing", "card_before", "quote", "turns", "created_at"],
    ],
    withheld: { user_id: OWNER },
  },
  recall_answers: {
    table: "public.recall_answers",
    order: "created_at, id",
    columns: ["id", "item_id", "review_id", "rating", "created_at", "applied_at"],
    withheld: { user_id: OWNER },
  },
  memories: {
    table: "public.memories",
    order: "valid_from, created_at, id",
    columns: [
      ...["id", "kind", "subject", "text", "quote", "call_id", "finding_key", "turns", "sensitive"],
      ...["corrected_at", "pinned_at", "valid_from", "valid_until", "superseded_by", "last_said_on"],
      ...["forgotten_at", "created_at"],
    ],
    withheld: { user_id: OWNER, fingerprint: "It is a keyed hash that only this instance can use." },
  },
  search_entries: {
    table: "public.search_entries",
    order: "id",
    columns: ["kind", "call_id", "memory_id", "turn", "local_date", "language", "text"],
    withheld: {
      user_id: OWNER,
      id: "It counts the entries of everybody.",
      words: "The database makes it of the text.",
    },
  },
  talk_plans: {
    table: "public.talk_plans",
    order: "user_id",
    columns: ["follow_ups", "recalls", "updated_at"],
    withheld: { user_id: OWNER },
  },
  text_talks: {
    table: "public.text_talks",
    order: "started_at, id",
    columns: [
      ...["id", "local_date", "state", "turns", "agenda", "said", "no_game", "started_at", "last_said_at"],
      "ended_at",
    ],
    withheld: { user_id: OWNER },
  },
} as const satisfies Record<string, ExportedTable>;
