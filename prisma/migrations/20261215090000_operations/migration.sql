-- Who did what: administrators in the console, operators at the terminal, people with their own account.
CREATE TABLE audit_log (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  actor TEXT NOT NULL CHECK (actor IN ('user', 'admin', 'operator', 'system')),
  -- The user or administrator; null for the others, and when that account is gone.
  actor_id UUID REFERENCES users (id) ON DELETE SET NULL,
  action TEXT NOT NULL,
  -- Whose account it was done to; null when it was done to the instance.
  user_id UUID REFERENCES users (id) ON DELETE CASCADE,
  -- The id of the job, call, worker or session.
  target TEXT,
  -- Ids, codes and numbers; no number to call, no address, no word of a talk.
  detail JSONB NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_log_user_id_at_idx ON audit_log (user_id, at DESC);
CREATE INDEX audit_log_at_idx ON audit_log (at DESC);

-- A person lets administrators read their transcripts, for a while.
CREATE TABLE transcript_grants (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  granted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  revoked_at TIMESTAMPTZ(3),
  CHECK (expires_at > granted_at AND expires_at <= granted_at + interval '7 days')
);
CREATE INDEX transcript_grants_user_id_expires_at_idx ON transcript_grants (user_id, expires_at DESC);

-- What jobs did, by minute: the queue itself forgets a job that is done.
CREATE TABLE job_minutes (
  task TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  -- Runs that succeeded, that failed and are tried again, and that failed for good.
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  gave_up INTEGER NOT NULL DEFAULT 0,
  -- Milliseconds: how long runs took, and how long after their time they began. Counts by the steps that the code names.
  run_ms BIGINT NOT NULL DEFAULT 0,
  wait_ms BIGINT NOT NULL DEFAULT 0,
  run_steps INTEGER[] NOT NULL,
  wait_steps INTEGER[] NOT NULL,
  PRIMARY KEY (task, at)
);
CREATE INDEX job_minutes_at_idx ON job_minutes (at);

-- What a worker measures of itself, for the address that is asked for metrics.
ALTER TABLE worker_heartbeats ADD COLUMN metrics JSONB;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_log', 'transcript_grants', 'job_minutes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %I TO relevel_service USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;
-- The log is added to, and nothing in it is changed.
GRANT SELECT, INSERT ON audit_log TO relevel_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON transcript_grants, job_minutes TO relevel_service;

CREATE POLICY own_read ON audit_log FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_note ON audit_log FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND actor = 'user' AND actor_id = user_id);
GRANT SELECT ON audit_log TO relevel_app;
GRANT INSERT (actor, actor_id, action, user_id, target, detail) ON audit_log TO relevel_app;

CREATE POLICY own_read ON transcript_grants FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_grant ON transcript_grants FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND revoked_at IS NULL);
CREATE POLICY own_revoke ON transcript_grants FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()))
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT ON transcript_grants TO relevel_app;
GRANT INSERT (user_id, granted_at, expires_at) ON transcript_grants TO relevel_app;
GRANT UPDATE (revoked_at) ON transcript_grants TO relevel_app;

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
    IF NOT (CASE
      WHEN task IN ('place_call', 'end_call', 'reflect_on_call') THEN EXISTS (
        SELECT FROM public.calls c
        WHERE c.id = (payload->>'callId')::uuid AND c.user_id = relevel.current_user_id()
          AND CASE task
            WHEN 'place_call' THEN c.kind = 'on_demand' AND c.status = 'queued'
            WHEN 'end_call' THEN c.status IN ('dialing', 'ringing', 'in_progress')
            ELSE c.status = 'completed' AND c.kind <> 'verification'
          END)
      WHEN task = 'keep_text_talk' THEN EXISTS (
        SELECT FROM public.text_talks t
        WHERE t.id = (payload->>'textTalkId')::uuid AND t.user_id = relevel.current_user_id())
      WHEN task IN ('settle_progress', 'apply_recalls') THEN
        coalesce((payload->>'userId')::uuid = relevel.current_user_id(), false)
      ELSE false
    END) THEN
      RAISE EXCEPTION 'relevel_app may not add the job % with this payload', task USING ERRCODE = '42501';
    END IF;
  ELSIF task <> ALL (ARRAY[
    'place_call', 'reconcile_call', 'learn_cost', 'end_call', 'apply_call_event', 'stop_calls', 'keep_wishes',
    'keep_next_call', 'send_sign_in_mail', 'reflect_on_call', 'award_progress', 'update_checkpoints',
    'store_memories', 'settle_progress', 'apply_recalls', 'keep_text_talk', 'send_reflect_link', 'apply_payment_event',
    'close_subscription', 'send_billing_mail', 'count_minutes', 'apply_import', 'purge_account', 'delete_at_vendor'
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
    'keep_next_call', 'send_sign_in_mail', 'reflect_on_call', 'award_progress', 'update_checkpoints',
    'store_memories', 'settle_progress', 'apply_recalls', 'keep_text_talk', 'send_reflect_link', 'apply_payment_event',
    'close_subscription', 'send_billing_mail', 'count_minutes', 'apply_import', 'purge_account', 'delete_at_vendor'
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
