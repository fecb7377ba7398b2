-- How long the words of talks are kept, and accounts that leave.

-- Days after which the words of a talk are deleted; null keeps them as long as the account.
ALTER TABLE users ADD COLUMN transcript_days SMALLINT
  CONSTRAINT users_transcript_days_known CHECK (transcript_days IN (30, 90, 365));
GRANT UPDATE (transcript_days) ON users TO relevel_app;

ALTER TABLE calls ADD COLUMN transcript_purged_at TIMESTAMPTZ(3);
-- Calls whose words may still be there.
CREATE INDEX calls_words_kept_idx ON calls (user_id, scheduled_at) WHERE transcript_purged_at IS NULL;

-- Grave by words that are deleted since: never brought up aloud.
ALTER TABLE checkpoint_items ADD COLUMN sensitive BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE quests ADD COLUMN sensitive BOOLEAN NOT NULL DEFAULT false;

-- Words that were deleted stay deleted, also when a vendor tells of the call once more.
CREATE FUNCTION relevel.keep_purged() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.transcript := NULL;
  NEW.transcript_text := NULL;
  NEW.recording_url := NULL;
  NEW.vendor_payload := NULL;
  NEW.agenda := NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_call_purged BEFORE UPDATE ON calls
  FOR EACH ROW WHEN (NEW.transcript_purged_at IS NOT NULL) EXECUTE FUNCTION relevel.keep_purged();

-- Rows leave with their person alone. The quote of an award goes with the words it is from; all else stays.
CREATE OR REPLACE FUNCTION relevel.keep_ledger() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM public.users WHERE id = OLD.user_id) THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.quote = '' AND to_jsonb(NEW) - 'quote' = to_jsonb(OLD) - 'quote' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the XP ledger is append-only: add a row that reverses' USING ERRCODE = '42501';
END
$$;

-- Events of a call are looked for when its words are deleted, and in the console.
CREATE INDEX webhook_events_call_id_idx ON webhook_events ((payload #>> '{event,callId}'))
  WHERE payload #>> '{event,callId}' IS NOT NULL;
CREATE INDEX webhook_events_vendor_call_id_idx ON webhook_events ((payload #>> '{event,vendorCallId}'))
  WHERE payload #>> '{event,vendorCallId}' IS NOT NULL;

-- Accounts that are to be deleted. Until then nothing rings.
CREATE TABLE account_deletions (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  due_at TIMESTAMPTZ(3) NOT NULL,
  -- As the switch of the daily call stood.
  calls_were_on BOOLEAN NOT NULL,
  -- The person was told by mail.
  told_at TIMESTAMPTZ(3),
  CHECK (due_at > asked_at)
);
CREATE INDEX account_deletions_due_at_idx ON account_deletions (due_at);

-- What is still to be told by mail to somebody whose account is gone. Deleted when it is told.
CREATE TABLE deletion_receipts (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  email CITEXT NOT NULL,
  gone_at TIMESTAMPTZ(3) NOT NULL,
  -- Counts.
  detail JSONB NOT NULL
);

-- Calls that a vendor is asked to delete. The vendor's id goes when there is an outcome.
CREATE TABLE vendor_deletions (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  provider TEXT NOT NULL,
  vendor_call_id TEXT,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  tried_at TIMESTAMPTZ(3),
  attempts INTEGER NOT NULL DEFAULT 0,
  done_at TIMESTAMPTZ(3),
  outcome TEXT CHECK (outcome IN ('deleted', 'not_offered', 'not_set_up', 'gave_up')),
  CHECK ((done_at IS NULL) = (outcome IS NULL)),
  CHECK ((done_at IS NULL) = (vendor_call_id IS NOT NULL))
);
CREATE INDEX vendor_deletions_open_idx ON vendor_deletions (asked_at) WHERE done_at IS NULL;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account_deletions', 'deletion_receipts', 'vendor_deletions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %I TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relevel_service', t);
  END LOOP;
END
$$;
CREATE POLICY own_select ON account_deletions FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT ON account_deletions TO relevel_app;

-- Takes jobs out of the queue whose payload names one of these ids. One that a worker holds ends by itself: what it
-- is about is gone.
CREATE FUNCTION relevel.forget_jobs(ids uuid[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  gone bigint;
BEGIN
  SELECT count(*) INTO gone FROM graphile_worker.complete_jobs(ARRAY(
    SELECT j.id FROM graphile_worker._private_jobs j
    WHERE j.locked_at IS NULL AND json_typeof(j.payload) = 'object'
      AND EXISTS (SELECT FROM json_each_text(j.payload) v WHERE v.value = ANY (ids::text[]))
  ));
  RETURN gone;
END
$$;
REVOKE ALL ON FUNCTION relevel.forget_jobs(uuid[]), relevel.keep_purged() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relevel.forget_jobs(uuid[]) TO relevel_service;
