-- Plans that are paid for, minutes that are counted, and a cap on what calls may cost.

-- What a person is entitled to: written by the service alone, from the snapshots below and the operator's gifts.
ALTER TABLE subscriptions
  -- A gift of whoever runs the instance, next to what is paid for.
  ADD COLUMN granted_until TIMESTAMPTZ(3),
  ADD COLUMN granted_at TIMESTAMPTZ(3),
  -- When the person first had access: whoever did may read what was kept, for good.
  ADD COLUMN first_access_at TIMESTAMPTZ(3),
  ADD COLUMN trial_ends_at TIMESTAMPTZ(3),
  ADD COLUMN grace_until TIMESTAMPTZ(3);

-- Gifts given before were kept as the plan itself.
UPDATE subscriptions SET granted_until = access_until, granted_at = created_at
  WHERE status = 'granted' AND tier = 'pro';
UPDATE subscriptions SET first_access_at = created_at WHERE access_until IS NOT NULL OR status = 'revoked';

-- Nobody's portal opens for two accounts.
CREATE UNIQUE INDEX subscriptions_dodo_customer_id_key ON subscriptions (dodo_customer_id);

-- Each of the vendor's subscriptions as it was read last.
CREATE TABLE subscription_snapshots (
  subscription_id TEXT PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  customer_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  status TEXT NOT NULL,
  vendor_created_at TIMESTAMPTZ(3) NOT NULL,
  period_start TIMESTAMPTZ(3) NOT NULL,
  period_end TIMESTAMPTZ(3) NOT NULL,
  cancel_at_period_end BOOLEAN NOT NULL,
  cancelled_at TIMESTAMPTZ(3),
  expires_at TIMESTAMPTZ(3),
  paused_at TIMESTAMPTZ(3),
  grace_until TIMESTAMPTZ(3),
  trial_days INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency CHAR(3) NOT NULL,
  interval_count INTEGER NOT NULL,
  interval_unit TEXT NOT NULL CHECK (interval_unit IN ('day', 'week', 'month', 'year')),
  -- When the vendor was asked: an answer to an earlier question never replaces one to a later.
  read_at TIMESTAMPTZ(3) NOT NULL,
  -- Since when the vendor, being asked, doesn't know it: of another vendor, or of its other environment.
  lost_at TIMESTAMPTZ(3)
);
CREATE INDEX subscription_snapshots_user_id_idx ON subscription_snapshots (user_id);
CREATE INDEX subscription_snapshots_read_at_idx ON subscription_snapshots (read_at);

-- Checkouts that were opened: what a payment's metadata is believed by. One without a user is of an account that is
-- gone, kept for a while: what is paid on it all the same is ended.
CREATE TABLE checkouts (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  session_id TEXT UNIQUE,
  url TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  -- A subscription has come of it.
  finished_at TIMESTAMPTZ(3)
);
CREATE INDEX checkouts_user_id_created_at_idx ON checkouts (user_id, created_at DESC);

-- What a person was told about their plan, once each: `subject` says about what, such as the end of a period.
CREATE TABLE billing_notices (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail JSONB NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL,
  sent_at TIMESTAMPTZ(3),
  UNIQUE (user_id, kind, subject)
);

-- Who wants to hear once a thing exists.
CREATE TABLE waitlist (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  offer TEXT NOT NULL CHECK (offer IN ('together')),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, offer)
);

-- What calls have cost in a month (UTC), or may still cost while nobody knows.
CREATE TABLE spending (
  month DATE NOT NULL,
  currency CHAR(3) NOT NULL,
  minor BIGINT NOT NULL,
  PRIMARY KEY (month, currency)
);

ALTER TABLE calls
  -- How long this call may be, settled when it was dialled.
  ADD COLUMN max_seconds INTEGER,
  -- What it counts as towards the cap, and the price of a minute in minor units that this was worked out with.
  ADD COLUMN booked_minor INTEGER,
  ADD COLUMN booked_per_minute DOUBLE PRECISION,
  ADD COLUMN booked_currency CHAR(3);

-- Keeps `spending` the sum of what is booked, whoever writes it. A call that went back into the queue and was dialled
-- again counts in the month of that dial. What a deleted call has cost stays.
CREATE FUNCTION relevel.book_spending() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.spending AS s (month, currency, minor)
    SELECT date_trunc('month', b.at AT TIME ZONE 'UTC')::date, b.currency, sum(b.minor)
    FROM (VALUES
      (OLD.dialed_at, OLD.booked_currency, -OLD.booked_minor),
      -- Back in the queue it has no dial of its own.
      (coalesce(NEW.dialed_at, OLD.dialed_at), NEW.booked_currency, NEW.booked_minor)
    ) AS b (at, currency, minor)
    WHERE b.minor <> 0 AND b.at IS NOT NULL AND b.currency IS NOT NULL
    GROUP BY 1, 2 HAVING sum(b.minor) <> 0 ORDER BY 1, 2
    ON CONFLICT (month, currency) DO UPDATE SET minor = s.minor + EXCLUDED.minor;
  RETURN NULL;
END
$$;
-- Not `OF booked_minor`: the trigger below changes it in statements that don't name it.
CREATE TRIGGER on_call_booked AFTER UPDATE ON calls
  FOR EACH ROW WHEN (NEW.booked_minor IS DISTINCT FROM OLD.booked_minor
    OR NEW.booked_currency IS DISTINCT FROM OLD.booked_currency
    OR (NEW.booked_minor <> 0 AND NEW.dialed_at IS DISTINCT FROM OLD.dialed_at))
  EXECUTE FUNCTION relevel.book_spending();

-- What a booked call counts as once more is known: what the vendor charged in the cap's currency, else the minutes that
-- it began, else nothing for a call that nobody picked up. One that is under way, or that nobody knows the end of,
-- stays booked at its longest.
CREATE FUNCTION relevel.settle_booking() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- Of a call that was answered and that nobody says the length of: from the answer, or else the dial, to its end.
  seconds float8 := coalesce(NEW.duration_seconds, CASE WHEN NEW.status IN ('completed', 'voicemail')
    THEN extract(epoch FROM NEW.ended_at - coalesce(NEW.answered_at, NEW.dialed_at)) END);
BEGIN
  NEW.booked_minor := CASE
    WHEN NEW.status = 'queued' THEN 0
    WHEN NEW.status IN ('dialing', 'ringing', 'in_progress') THEN NEW.booked_minor
    WHEN NEW.cost_minor IS NOT NULL AND NEW.cost_currency = NEW.booked_currency THEN NEW.cost_minor
    WHEN NEW.status <> 'unknown' AND seconds IS NOT NULL
      -- As many digits as a price has: a sum of binary fractions is no reason for another cent.
      THEN ceil(round((ceil(greatest(seconds, 0) / 60) * NEW.booked_per_minute)::numeric, 6))
    WHEN NEW.status IN ('no_answer', 'busy', 'failed', 'canceled') THEN 0
    ELSE NEW.booked_minor
  END;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_call_settled BEFORE UPDATE ON calls
  FOR EACH ROW WHEN (NEW.booked_minor IS NOT NULL AND NEW.booked_minor IS NOT DISTINCT FROM OLD.booked_minor AND (
    NEW.status IS DISTINCT FROM OLD.status OR NEW.cost_minor IS DISTINCT FROM OLD.cost_minor
    OR NEW.cost_currency IS DISTINCT FROM OLD.cost_currency
    OR NEW.duration_seconds IS DISTINCT FROM OLD.duration_seconds
  )) EXECUTE FUNCTION relevel.settle_booking();

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['subscription_snapshots', 'checkouts', 'billing_notices', 'waitlist', 'spending'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %I TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relevel_service', t);
  END LOOP;
  -- A person reads what is kept of their plan and writes none of it.
  FOREACH t IN ARRAY ARRAY['subscription_snapshots', 'checkouts', 'billing_notices', 'waitlist'] LOOP
    EXECUTE format('CREATE POLICY own_select ON %I FOR SELECT TO relevel_app
      USING (user_id = (SELECT relevel.current_user_id()))', t);
    EXECUTE format('GRANT SELECT ON %I TO relevel_app', t);
  END LOOP;
END
$$;
CREATE POLICY own_insert ON waitlist FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_delete ON waitlist FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT INSERT (user_id, offer), DELETE ON waitlist TO relevel_app;

-- Nobody is charged for an account that is gone: whoever deletes it, a job ends the vendor's subscription.
CREATE FUNCTION relevel.close_subscription() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM graphile_worker.add_job(identifier => 'close_subscription',
    payload => json_build_object('subscriptionId', OLD.subscription_id), max_attempts => 25);
  RETURN NULL;
END
$$;
CREATE TRIGGER on_snapshot_deleted AFTER DELETE ON subscription_snapshots
  FOR EACH ROW WHEN (OLD.status NOT IN ('cancelled', 'expired', 'failed'))
  EXECUTE FUNCTION relevel.close_subscription();
REVOKE ALL ON FUNCTION relevel.book_spending(), relevel.settle_booking(), relevel.close_subscription() FROM PUBLIC;

-- The one way for the two roles to add a job, with the jobs of plans and payments. A person's own request places the call they asked for, ends one that
-- is live, keeps what they wrote, and has what they corrected or did worked out again.
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
    'close_subscription', 'send_billing_mail', 'count_minutes'
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
    'close_subscription', 'send_billing_mail', 'count_minutes'
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
