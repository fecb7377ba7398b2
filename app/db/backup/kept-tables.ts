/** What is kept, each table after those it refers to. */
export const KEPT_TABLES = [
  "auth.users",
  "public.users",
  "auth.sessions",
  "auth.login_tokens",
  "public.skills",
  "public.consents",
  "public.calls",
  "public.call_events",
  "public.phone_verifications",
  "public.webhook_events",
  "public.subscriptions",
  "public.subscription_snapshots",
  "public.checkouts",
  "public.billing_notices",
  "public.waitlist",
  "public.spending",
  "public.reflections",
  "public.reflection_corrections",
  "public.user_skills",
  "public.practice_sessions",
  "public.xp_events",
  "public.streak_days",
  "public.streak_repairs",
  "public.progress",
  "public.artifacts",
  "public.user_artifacts",
  "public.world_banners",
  "public.quests",
  "public.checkpoints",
  "public.checkpoint_items",
  "public.checkpoint_reviews",
  "public.recall_answers",
  "public.memories",
  "public.search_entries",
  "public.search_words",
  "public.talk_plans",
  "public.text_talks",
  "public.reflect_links",
  "public.uploads",
  "public.imports",
  "public.removed_files",
  "public.mails",
  "public.blocked_numbers",
  "public.instance_switches",
  "public.audit_log",
  "public.transcript_grants",
  "public.account_deletions",
  "public.deletion_receipts",
  "public.vendor_deletions",
] as const;
/** What is worth nothing a minute later. */
export const PASSING_TABLES = [
  "public.call_talks",
  "public.dial_turns",
  "public.rate_limits",
  "public.worker_heartbeats",
  "public.job_minutes",
] as const;

/** What every migrated database may hold already. */
export const SEEDED: readonly string[] = ["public.skills", "public.artifacts"];
/** Tables whose ids a sequence counts. */
export const COUNTED = [
  "public.call_events",
  "public.xp_events",
  "public.search_entries",
  "public.audit_log",
] as const;

/** Tables that name files of the storage, in `storage_key`, once the bytes are there, since `stored_at`. */
export const FILE_TABLES = ["public.uploads", "public.imports"] as const;
