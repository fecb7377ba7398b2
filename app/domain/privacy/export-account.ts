import { type ExportedTable, OWNER } from "./exported-table";

const HASH = "It is a hash of a secret.";
const ADMIN = "It is the id of somebody else: an administrator.";

/** What a copy holds of the account itself: who, what was agreed to, what was paid, who did what. */
export const OF_ACCOUNT = {
  account: {
    table: "public.users",
    whose: "id",
    order: "id",
    columns: [
      ...["email", "phone", "phone_verified_at", "phone_verified_by", "phone_blocked", "first_name"],
      ...[
        "avatar_url",
        "avatar_upload_id",
        "avatar_gender",
        "companion_colour",
        "companion_voice",
        "local_tz",
      ],
      ...[
        "call_time",
        "evening_window_start",
        "evening_window_end",
        "any_hours",
        "call_days",
        "weekday_times",
      ],
      ...["day_start", "call_enabled", "paused_until", "skipped_day", "moved_day", "moved_time", "language"],
      ...["flagged_at", "flag_reason", "voicemail_choice", "next_call_at", "next_silent_at", "last_slot_at"],
      ...["last_slot_day", "role", "transcript_days", "created_at", "updated_at"],
    ],
    withheld: {
      id: OWNER,
      auth_user_id: "It joins the account to its sign-in, and says nothing.",
      calendar_version: "It is part of the secret address of the calendar.",
    },
  },
  consents: {
    table: "public.consents",
    order: "created_at, id",
    columns: ["id", "kind", "granted", "text_version", "text", "phone", "source", "created_at"],
    withheld: { user_id: OWNER },
  },
  sessions: {
    table: "auth.sessions",
    order: "created_at, id",
    columns: ["id", "user_agent", "created_at", "last_seen_at", "expires_at"],
    withheld: { user_id: OWNER, token_hash: HASH },
  },
  phone_verifications: {
    table: "public.phone_verifications",
    order: "created_at, id",
    columns: ["id", "phone", "call_id", "attempts", "created_at", "expires_at", "consumed_at"],
    withheld: { user_id: OWNER },
  },
  uploads: {
    table: "public.uploads",
    order: "created_at, id",
    columns: ["id", "kind", "format", "bytes", "sha256", "name", "report", "stored_at", "created_at"],
    withheld: {
      user_id: OWNER,
      storage_key: "It is where the file lies in the storage. The file is in the copy.",
    },
  },
  imports: {
    table: "public.imports",
    order: "created_at, id",
    columns: [
      "id",
      "bytes",
      "sha256",
      "stored_at",
      "state",
      "counts",
      "problem",
      "created_at",
      "finished_at",
    ],
    withheld: { user_id: OWNER, storage_key: "It is where the file lies until it is brought." },
  },
  subscriptions: {
    table: "public.subscriptions",
    order: "id",
    columns: [
      ...["id", "tier", "status", "dodo_customer_id", "dodo_subscription_id", "current_period_start"],
      ...["current_period_end", "access_until", "cancel_at_period_end", "granted_until", "granted_at"],
      ...["first_access_at", "trial_ends_at", "grace_until", "created_at", "updated_at"],
    ],
    withheld: { user_id: OWNER },
  },
  subscription_snapshots: {
    table: "public.subscription_snapshots",
    order: "vendor_created_at, subscription_id",
    columns: [
      ...["subscription_id", "customer_id", "product_id", "status", "vendor_created_at", "period_start"],
      ...["period_end", "cancel_at_period_end", "cancelled_at", "expires_at", "paused_at", "grace_until"],
      ...["trial_days", "amount_minor", "currency", "interval_count", "interval_unit", "read_at", "lost_at"],
    ],
    withheld: { user_id: OWNER },
  },
  checkouts: {
    table: "public.checkouts",
    order: "created_at, id",
    columns: ["id", "created_at", "expires_at", "finished_at"],
    withheld: {
      user_id: OWNER,
      session_id: "Whoever has it can open the checkout.",
      url: "Whoever has it can open the checkout.",
    },
  },
  billing_notices: {
    table: "public.billing_notices",
    order: "created_at, id",
    columns: ["id", "kind", "subject", "detail", "created_at", "sent_at"],
    withheld: { user_id: OWNER },
  },
  waitlist: {
    table: "public.waitlist",
    order: "created_at, offer",
    columns: ["offer", "created_at"],
    withheld: { user_id: OWNER },
  },
  audit_log: {
    table: "public.audit_log",
    order: "id",
    columns: ["at", "actor", "action", "target", "detail"],
    withheld: { user_id: OWNER, actor_id: ADMIN, id: "It counts the acts of everybody." },
  },
  transcript_grants: {
    table: "public.transcript_grants",
    order: "granted_at, id",
    columns: ["id", "granted_at", "expires_at", "revoked_at"],
    withheld: { user_id: OWNER },
  },
  account_deletions: {
    table: "public.account_deletions",
    order: "asked_at",
    columns: ["asked_at", "due_at", "calls_were_on", "told_at"],
    withheld: { user_id: OWNER },
  },
} as const satisfies Record<string, ExportedTable>;
