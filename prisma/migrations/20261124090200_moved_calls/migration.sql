-- One day's call at a time of its own.

ALTER TABLE users
  ADD COLUMN moved_day DATE,
  ADD COLUMN moved_time TIME(0),
  ADD CONSTRAINT users_move_whole CHECK ((moved_day IS NULL) = (moved_time IS NULL));
GRANT UPDATE (moved_day, moved_time) ON users TO relevel_app;

DROP FUNCTION relevel.plan_after(timestamptz, text, time, jsonb, smallint[], smallint, date, date, time, time, date);

-- What a claimed slot leaves: the local day it belonged to, the next slot that rings, and the next that stays
-- silent before it. A day that the call was moved to has one, whatever its weekday.
CREATE FUNCTION relevel.plan_after(
  slot timestamptz, tz text, call_time time, weekday_times jsonb, call_days smallint[], day_start smallint,
  paused_until date, skipped_day date, moved_day date, moved_time time, opens time, closes time, last_day date,
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
    AND (skipped_day IS NULL OR skipped_day <> day + 1) AND call_time >= opens AND call_time < closes
    AND (moved_day IS NULL OR moved_day NOT BETWEEN day - 1 AND day + 1) THEN
    planned_wall := day + 1 + call_time;
    at := relevel.instant_at(planned_wall, tz);
    IF (at AT TIME ZONE tz) = planned_wall THEN
      next_call_at := at;
      RETURN;
    END IF;
  END IF;
  candidate := day - 1;
  weekday := extract(isodow FROM candidate)::int;
  IF (weekday = ANY (call_days) OR candidate = moved_day) AND (last_day IS NULL OR candidate > last_day) THEN
    planned := CASE WHEN candidate = moved_day THEN moved_time WHEN own_times
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

  IF call_days = '{}' AND moved_day IS NULL THEN
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
    IF (weekday = ANY (call_days) OR candidate = moved_day) AND NOT (silent AND next_silent_at IS NOT NULL) THEN
      planned := CASE WHEN candidate = moved_day THEN moved_time WHEN own_times
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
      -- A day that was moved to may be the only one of its plan: then a silent slot leads to no call.
      RETURN;
    ELSE
      days_left := days_left - 1;
    END IF;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION
  relevel.plan_after(timestamptz, text, time, jsonb, smallint[], smallint, date, date, date, time, time, time, date)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  relevel.plan_after(timestamptz, text, time, jsonb, smallint[], smallint, date, date, date, time, time, time, date)
TO relevel_service;
