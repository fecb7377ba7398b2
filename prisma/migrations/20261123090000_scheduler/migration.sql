-- What a call plan can say, and what the scheduler keeps.

ALTER TABLE users
  ADD COLUMN phone_blocked BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN any_hours BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN weekday_times JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN day_start SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN skipped_day DATE,
  ADD COLUMN voicemail_choice TEXT NOT NULL DEFAULT 'nothing',
  ADD COLUMN next_silent_at TIMESTAMPTZ(3),
  ADD COLUMN last_slot_at TIMESTAMPTZ(3),
  ADD COLUMN last_slot_day DATE,
  ADD COLUMN calendar_version SMALLINT,
  -- One zone that can't be computed with would hold up the tick for everybody.
  ADD CONSTRAINT users_local_tz_known CHECK (timezone(local_tz, timestamptz 'epoch') IS NOT NULL OR local_tz IS NULL),
  ADD CONSTRAINT users_day_start_hours CHECK (day_start BETWEEN 0 AND 6),
  ADD CONSTRAINT users_voicemail_choice_known CHECK (voicemail_choice IN ('message', 'nothing')),
  ADD CONSTRAINT users_window_whole CHECK ((evening_window_start IS NULL) = (evening_window_end IS NULL)),
  ADD CONSTRAINT users_weekday_times_valid CHECK (
    jsonb_typeof(weekday_times) = 'object'
    AND NOT jsonb_path_exists(weekday_times, '$.keyvalue() ? (!(@.key like_regex "^[1-7]$"))')
    AND NOT jsonb_path_exists(weekday_times,
      '$.keyvalue().value ? (!(@.type() == "string" && @ like_regex "^([01][0-9]|2[0-3]):[0-5][0-9]$"))')
  );
CREATE INDEX users_next_silent_at_idx ON users (next_silent_at) WHERE next_silent_at IS NOT NULL;

UPDATE users u SET last_slot_day = c.local_date, last_slot_at = c.scheduled_at
FROM (
  SELECT DISTINCT ON (user_id) user_id, local_date, scheduled_at FROM calls
  WHERE kind = 'daily' ORDER BY user_id, local_date DESC, attempt
) c
WHERE c.user_id = u.id;

ALTER TABLE calls
  ADD COLUMN cost_minor INTEGER,
  ADD COLUMN cost_currency CHAR(3),
  ADD CONSTRAINT calls_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL));

-- The guards and the tick look for a user's calls of today.
CREATE INDEX calls_user_under_way_idx ON calls (user_id) WHERE status IN ('dialing', 'ringing', 'in_progress');
CREATE INDEX calls_queued_idx ON calls (scheduled_at) WHERE status = 'queued';

CREATE TABLE blocked_numbers (
  phone TEXT PRIMARY KEY CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  reason TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE instance_switches (
  name TEXT PRIMARY KEY,
  is_on BOOLEAN NOT NULL,
  changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  changed_by TEXT NOT NULL
);
CREATE TABLE dial_turns (
  provider TEXT PRIMARY KEY,
  next_free_at TIMESTAMPTZ(3) NOT NULL
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['blocked_numbers', 'instance_switches', 'dial_turns'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %I TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relevel_service', t);
  END LOOP;
END
$$;

-- Whether calls are paused is no secret: people are told why nothing rings. Who did it is.
CREATE POLICY everyone_reads ON instance_switches FOR SELECT TO relevel_app USING (true);
GRANT SELECT (name, is_on) ON instance_switches TO relevel_app;

GRANT UPDATE (any_hours, weekday_times, day_start, skipped_day, voicemail_choice, next_silent_at, calendar_version)
  ON users TO relevel_app;

-- A person takes back a call they asked for, or a further try of a slot, while it still waits.
CREATE POLICY own_cancel ON calls FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND status = 'queued'
    AND attempt > CASE WHEN kind = 'daily' THEN 1 ELSE 0 END)
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND status = 'canceled'
    AND ended_reason = ANY (ARRAY['taken_back', 'superseded']));
GRANT UPDATE (status, ended_at, ended_reason) ON calls TO relevel_app;
DROP POLICY own_request ON call_events;
CREATE POLICY own_request ON call_events FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND kind IN ('requested', 'taken_back')
    AND coalesce(detail ->> 'reason', '') = ANY (ARRAY['', 'taken_back', 'superseded']));

-- Whether a number is blocked is known on the row of whoever has typed it; the list itself is not for them.
CREATE FUNCTION relevel.note_blocked_phone() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.phone_blocked := EXISTS (SELECT FROM public.blocked_numbers b WHERE b.phone = NEW.phone);
  RETURN NEW;
END
$$;
CREATE TRIGGER on_phone_written BEFORE INSERT OR UPDATE OF phone ON users
  FOR EACH ROW EXECUTE FUNCTION relevel.note_blocked_phone();

CREATE FUNCTION relevel.tell_owners_of_number() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE public.users SET phone_blocked = true, next_call_at = NULL, next_silent_at = NULL WHERE phone = NEW.phone;
  ELSE
    UPDATE public.users SET phone_blocked = false WHERE phone = OLD.phone;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER on_number_blocked AFTER INSERT OR DELETE ON blocked_numbers
  FOR EACH ROW EXECUTE FUNCTION relevel.tell_owners_of_number();
CREATE INDEX users_phone_idx ON users (phone) WHERE phone IS NOT NULL;

-- The twins of app/domain/schedule in SQL, for work in bulk. tests/integration/schedule-twins.test.ts holds
-- the two against each other.

-- The instant of a local time. AT TIME ZONE agrees with Temporal's `compatible` rule everywhere but in an
-- overlap, where it takes the later instant: when the clock went back in the 24 hours before, the earlier one
-- is tried and kept if it shows the same local time. plpgsql, because an SQL function with a sub-select is
-- not inlined and costs many times as much.
CREATE FUNCTION relevel.instant_at(wall timestamp, tz text) RETURNS timestamptz
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  later timestamptz := wall AT TIME ZONE tz;
  back interval := ((later - interval '24 hours') AT TIME ZONE tz) - ((later AT TIME ZONE tz) - interval '24 hours');
BEGIN
  IF back > interval '0' AND ((later - back) AT TIME ZONE tz) = wall THEN
    RETURN later - back;
  END IF;
  RETURN later;
END
$$;

-- The hours in which a phone may ring: those of the number's country, narrowed by the person's window, or the
-- window alone where the person asked for that. The first minute is inside, the last is not.
CREATE FUNCTION relevel.call_hours(phone text, window_start time, window_end time, any_hours boolean,
  OUT opens time, OUT closes time)
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
  IF any_hours AND window_start IS NOT NULL THEN
    opens := window_start;
    closes := window_end;
    RETURN;
  END IF;
  opens := greatest(CASE WHEN phone LIKE '+91%' THEN time '09:00' ELSE time '08:00' END, window_start);
  closes := time '21:00';
  -- Of a window over midnight, the evening counts.
  IF window_end >= window_start THEN
    closes := least(closes, window_end);
  END IF;
  -- A window beside the country's hours leaves nothing; the other way round would mean "across midnight".
  IF closes < opens THEN
    closes := opens;
  END IF;
END
$$;

-- What a claimed slot leaves: the local day it belonged to, the next slot that rings, and the next that stays
-- silent before it.
CREATE FUNCTION relevel.plan_after(
  slot timestamptz, tz text, call_time time, weekday_times jsonb, call_days smallint[], day_start smallint,
  paused_until date, skipped_day date, opens time, closes time, last_day date,
  OUT day date, OUT next_call_at timestamptz, OUT next_silent_at timestamptz)
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
  begins interval := make_interval(hours => day_start);
  own_times boolean := weekday_times <> '{}'::jsonb;
  wall timestamp := slot AT TIME ZONE tz;
  candidate date;
  weekday int;
  planned time;
  planned_wall timestamp;
  at timestamptz;
  clock time;
  silent boolean;
  -- Within two weeks every weekday has come twice: a plan without a slot by then has none.
  days_left int := 14;
  silent_days_left int := 14;
BEGIN
  day := (wall - begins)::date;
  -- Nearly everybody, nearly always: the same time every day, and no clock change between this slot and the next.
  IF NOT own_times AND day_start = 0 AND cardinality(call_days) = 7 AND wall::time = call_time
    AND (last_day IS NULL OR last_day <= day) AND (paused_until IS NULL OR paused_until <= day + 1)
    AND (skipped_day IS NULL OR skipped_day <> day + 1) AND call_time >= opens AND call_time < closes THEN
    planned_wall := day + 1 + call_time;
    at := relevel.instant_at(planned_wall, tz);
    IF (at AT TIME ZONE tz) = planned_wall THEN
      next_call_at := at;
      RETURN;
    END IF;
  END IF;
  candidate := day - 1;
  weekday := extract(isodow FROM candidate)::int;
  IF weekday = ANY (call_days) AND (last_day IS NULL OR candidate > last_day) THEN
    planned := CASE WHEN own_times
      THEN coalesce((weekday_times ->> weekday::text)::time, call_time) ELSE call_time END;
    planned_wall := candidate + planned;
    IF planned < time '00:00' + begins THEN
      planned_wall := planned_wall + interval '1 day';
    END IF;
    -- A gap may have moved the slot of the day before into this one.
    IF wall - planned_wall < interval '24 hours' AND relevel.instant_at(planned_wall, tz) = slot AND (
      (opens <= closes AND planned >= opens AND planned < closes)
      OR (opens > closes AND (planned >= opens OR planned < closes))
    ) THEN
      day := candidate;
    END IF;
  END IF;
  day := greatest(day, last_day);

  IF call_days = '{}' THEN
    RETURN;
  END IF;
  candidate := day;
  LOOP
    candidate := candidate + 1;
    IF (next_silent_at IS NOT NULL OR silent_days_left = 0) AND candidate < paused_until THEN
      candidate := paused_until;
    END IF;
    weekday := extract(isodow FROM candidate)::int;
    silent := (paused_until IS NOT NULL AND candidate < paused_until)
      OR (skipped_day IS NOT NULL AND candidate = skipped_day);
    IF weekday = ANY (call_days) AND NOT (silent AND next_silent_at IS NOT NULL) THEN
      planned := CASE WHEN own_times
        THEN coalesce((weekday_times ->> weekday::text)::time, call_time) ELSE call_time END;
      planned_wall := candidate + planned;
      IF day_start > 0 AND planned < time '00:00' + begins THEN
        planned_wall := planned_wall + interval '1 day';
      END IF;
      at := relevel.instant_at(planned_wall, tz);
      wall := at AT TIME ZONE tz;
      clock := wall::time;
      -- A day that a zone leapt over has no slot, nor has one whose time is outside the hours or moved out of them.
      IF at > slot AND wall - planned_wall < interval '24 hours' AND (
        (opens <= closes AND planned >= opens AND planned < closes AND clock >= opens AND clock < closes)
        OR (opens > closes AND (planned >= opens OR planned < closes) AND (clock >= opens OR clock < closes))
      ) THEN
        IF silent THEN
          next_silent_at := at;
        ELSE
          next_call_at := at;
          RETURN;
        END IF;
      END IF;
    END IF;
    IF silent THEN
      silent_days_left := greatest(silent_days_left - 1, 0);
    ELSIF days_left = 0 THEN
      next_silent_at := NULL;
      RETURN;
    ELSE
      days_left := days_left - 1;
    END IF;
  END LOOP;
END
$$;

-- The one way for the two roles to add a job. A call that a person asks for comes first: they are waiting for it.
-- Asking a vendor comes last: one that hangs must not hold up the tick, webhooks and mails.
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
    IF task <> 'place_call' OR NOT EXISTS (
      SELECT FROM public.calls c
      WHERE c.id = (payload->>'callId')::uuid AND c.user_id = relevel.current_user_id()
        AND c.kind = 'on_demand' AND c.status = 'queued'
    ) THEN
      RAISE EXCEPTION 'relevel_app may not add the job % with this payload', task USING ERRCODE = '42501';
    END IF;
  ELSIF task <> ALL (ARRAY[
    'place_call', 'reconcile_call', 'apply_call_event', 'stop_calls', 'keep_next_call', 'send_sign_in_mail'
  ]) THEN
    RAISE EXCEPTION 'there is no job named %', task USING ERRCODE = '42501';
  END IF;

  SELECT j.id INTO job_id FROM graphile_worker.add_job(
    identifier => task, payload => payload::json, run_at => enqueue_job.run_at,
    max_attempts => enqueue_job.max_attempts,
    priority => CASE
      WHEN task = 'reconcile_call' THEN 10
      WHEN task = 'place_call' AND EXISTS (
        SELECT FROM public.calls c WHERE c.id = (payload->>'callId')::uuid AND c.kind = 'on_demand'
      ) THEN -1
      ELSE 0
    END
  ) j;
  RETURN job_id;
END
$$;

-- Jobs in bulk, for the service alone. Rows and jobs live or die together.
CREATE FUNCTION relevel.enqueue_jobs(
  task text, payloads jsonb[], run_ats timestamptz[], max_attempts int
) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  added bigint;
BEGIN
  IF current_setting('role', true) IS NOT DISTINCT FROM 'relevel_app' OR task <> ALL (ARRAY[
    'place_call', 'reconcile_call', 'apply_call_event', 'stop_calls', 'keep_next_call', 'send_sign_in_mail'
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

-- The next turn to dial through a vendor, `gap` after the one before, for all workers together. Returns how long
-- to wait for it.
CREATE FUNCTION relevel.take_dial_turn(vendor text, gap interval) RETURNS interval
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  turn timestamptz;
BEGIN
  INSERT INTO dial_turns (provider, next_free_at) VALUES (vendor, clock_timestamp()) ON CONFLICT DO NOTHING;
  SELECT greatest(next_free_at, clock_timestamp()) INTO turn FROM dial_turns WHERE provider = vendor FOR UPDATE;
  UPDATE dial_turns SET next_free_at = turn + gap WHERE provider = vendor;
  RETURN greatest(turn - clock_timestamp(), interval '0');
END
$$;

-- Whether a vendor's line is free. Whoever asks holds the vendor's row until the end of the transaction, so
-- that two can't take the last line.
CREATE FUNCTION relevel.line_is_free(vendor text, lines int) RETURNS boolean
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO dial_turns (provider, next_free_at) VALUES (vendor, clock_timestamp()) ON CONFLICT DO NOTHING;
  PERFORM FROM dial_turns WHERE provider = vendor FOR UPDATE;
  RETURN lines > (
    SELECT count(*) FROM calls WHERE provider = vendor AND status IN ('dialing', 'ringing', 'in_progress')
  );
END
$$;

-- Calls out of a list that no job will place any more. The queue keeps payloads in a table of its own that the
-- two roles don't reach.
CREATE FUNCTION relevel.calls_without_job(call_ids uuid[]) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT c FROM unnest(call_ids) AS c WHERE NOT EXISTS (
    SELECT FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'place_call' AND j.payload ->> 'callId' = c::text
      AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL)
  );
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA relevel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  relevel.instant_at(timestamp, text),
  relevel.call_hours(text, time, time, boolean),
  relevel.plan_after(timestamptz, text, time, jsonb, smallint[], smallint, date, date, time, time, date),
  relevel.enqueue_jobs(text, jsonb[], timestamptz[], int),
  relevel.take_dial_turn(text, interval),
  relevel.line_is_free(text, int),
  relevel.calls_without_job(uuid[])
TO relevel_service;
