-- Numbers that have to be proved, the language the companion speaks, and accounts to look at.

ALTER TABLE users
  ADD COLUMN language TEXT NOT NULL DEFAULT 'en',
  -- The vendor whose call read out the code.
  ADD COLUMN phone_verified_by TEXT,
  ADD COLUMN flagged_at TIMESTAMPTZ(3),
  ADD COLUMN flag_reason TEXT,
  ADD CONSTRAINT users_language_known CHECK (language IN ('en', 'es')),
  ADD CONSTRAINT users_flag_whole CHECK ((flagged_at IS NULL) = (flag_reason IS NULL));
GRANT UPDATE (language) ON users TO relevel_app;

CREATE TABLE phone_verifications (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  phone TEXT NOT NULL,
  call_id UUID,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  consumed_at TIMESTAMPTZ(3),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX phone_verifications_user_id_idx ON phone_verifications (user_id, created_at DESC);
CREATE INDEX phone_verifications_phone_idx ON phone_verifications (phone, created_at DESC);
ALTER TABLE phone_verifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE phone_verifications FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON phone_verifications TO relevel_service USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_verifications TO relevel_service;
CREATE POLICY own_select ON phone_verifications FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT ON phone_verifications TO relevel_app;

-- A person takes back a code they asked for; a used one stays on record.
CREATE POLICY own_withdraw ON phone_verifications FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND consumed_at IS NULL);
GRANT DELETE ON phone_verifications TO relevel_app;

-- What was dialled lately: to a number, and in all. A user's own calls are found by `calls_user_id_scheduled_at_idx`.
CREATE INDEX calls_to_number_dialed_at_idx ON calls (to_number, dialed_at) WHERE to_number IS NOT NULL;
CREATE INDEX calls_dialed_at_idx ON calls (dialed_at) WHERE dialed_at IS NOT NULL;

-- A person takes back a call they asked for, or a further try of a slot, while it still waits. Withdrawn consent
-- takes every waiting call along, and a changed number the call that would have proved the one before.
DROP POLICY own_cancel ON calls;
CREATE POLICY own_cancel ON calls FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND status = 'queued')
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND status = 'canceled' AND CASE ended_reason
    WHEN 'taken_back' THEN attempt > CASE WHEN kind = 'daily' THEN 1 ELSE 0 END
    WHEN 'superseded' THEN attempt > CASE WHEN kind = 'daily' THEN 1 ELSE 0 END
    WHEN 'consent_withdrawn' THEN true
    WHEN 'number_changed' THEN kind = 'verification'
    ELSE false
  END);
DROP POLICY own_request ON call_events;
CREATE POLICY own_request ON call_events FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND call_id IS NOT NULL AND CASE kind
    WHEN 'requested' THEN NOT coalesce(detail, '{}') ? 'reason'
    WHEN 'taken_back' THEN coalesce(detail ->> 'reason', '') = ANY (ARRAY['', 'taken_back', 'superseded'])
    WHEN 'not_dialed' THEN coalesce(detail ->> 'reason', '') = ANY (ARRAY['consent_withdrawn', 'number_changed'])
    ELSE false
  END);

-- The one way for the two roles to add a job. A person's own request places the call they asked for and ends one
-- that is live. Both come first: somebody is waiting. Asking a vendor comes last: one that hangs must not hold up
-- the tick, webhooks and mails.
CREATE OR REPLACE FUNCTION relevel.enqueue_job(
  task text, payload jsonb, run_at timestamptz, max_attempts int
) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  job_id bigint;
  by_user boolean := current_setting('role', true) IS NOT DISTINCT FROM 'relevel_app';
BEGIN
  IF by_user THEN
    IF NOT EXISTS (
      SELECT FROM public.calls c
      WHERE c.id = (payload->>'callId')::uuid AND c.user_id = relevel.current_user_id()
        AND CASE task
          WHEN 'place_call' THEN c.kind = 'on_demand' AND c.status = 'queued'
          WHEN 'end_call' THEN c.status IN ('dialing', 'ringing', 'in_progress')
          ELSE false
        END
    ) THEN
      RAISE EXCEPTION 'relevel_app may not add the job % with this payload', task USING ERRCODE = '42501';
    END IF;
  ELSIF task <> ALL (ARRAY[
    'place_call', 'reconcile_call', 'learn_cost', 'end_call', 'apply_call_event', 'stop_calls', 'keep_wishes',
    'keep_next_call', 'send_sign_in_mail'
  ]) THEN
    RAISE EXCEPTION 'there is no job named %', task USING ERRCODE = '42501';
  END IF;

  SELECT j.id INTO job_id FROM graphile_worker.add_job(
    identifier => task, payload => payload::json, run_at => enqueue_job.run_at,
    max_attempts => enqueue_job.max_attempts,
    priority => CASE
      WHEN task IN ('reconcile_call', 'learn_cost') THEN 10
      WHEN task = 'end_call' THEN -1
      WHEN task = 'place_call' AND EXISTS (
        SELECT FROM public.calls c
        WHERE c.id = (payload->>'callId')::uuid AND c.kind IN ('on_demand', 'verification')
      ) THEN -1
      ELSE 0
    END
  ) j;
  RETURN job_id;
END
$$;

-- Jobs in bulk, for the service alone. Rows and jobs live or die together.
CREATE OR REPLACE FUNCTION relevel.enqueue_jobs(
  task text, payloads jsonb[], run_ats timestamptz[], max_attempts int
) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  added bigint;
BEGIN
  IF current_setting('role', true) IS NOT DISTINCT FROM 'relevel_app' OR task <> ALL (ARRAY[
    'place_call', 'reconcile_call', 'learn_cost', 'end_call', 'apply_call_event', 'stop_calls', 'keep_wishes',
    'keep_next_call', 'send_sign_in_mail'
  ]) THEN
    RAISE EXCEPTION 'jobs named % can''t be added in bulk by this role', task USING ERRCODE = '42501';
  END IF;
  SELECT count(*) INTO added FROM graphile_worker.add_jobs(
    (SELECT array_agg(ROW(task, p.payload::json, NULL, p.run_at, max_attempts, NULL, NULL, NULL)::graphile_worker.job_spec)
     FROM unnest(payloads, run_ats) AS p(payload, run_at))
  );
  RETURN added;
END
$$;
