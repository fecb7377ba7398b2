-- What a call becomes: reflections, XP, skills, streaks, quests, check-points, memories, and what can be searched.

-- Trusted, like citext.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- What the companion brought up on this call: see `Asked` in domain/progress/agenda.
ALTER TABLE calls ADD COLUMN agenda JSONB;
-- Talks of the last weeks, for whoever looks for one that nobody has read.
CREATE INDEX calls_ended_at_idx ON calls (ended_at) WHERE status = 'completed';

-- One per completed talk. `found` is what the engine read out of the turns, each finding with the turns it cites,
-- counted from 1.
CREATE TABLE reflections (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  call_id UUID NOT NULL,
  local_date DATE NOT NULL,
  language TEXT NOT NULL,
  engine TEXT NOT NULL CHECK (engine IN ('rules', 'model')),
  engine_version INTEGER NOT NULL,
  -- Of the turns it was read from, so that the same talk is read once.
  turns_hash TEXT NOT NULL,
  -- The same once practice, quests and XP are in line with it.
  awarded_hash TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('reflected', 'too_little', 'crisis', 'wrong_number', 'only_plans')),
  quality TEXT CHECK (quality IN ('quick', 'standard', 'deep')),
  found JSONB NOT NULL,
  duration_seconds INTEGER NOT NULL DEFAULT 0,
  -- When the talk was over.
  told_at TIMESTAMPTZ(3) NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (user_id, call_id),
  CHECK ((outcome = 'reflected') = (quality IS NOT NULL)),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX reflections_user_id_local_date_idx ON reflections (user_id, local_date DESC);
-- Those that nothing has followed from yet.
CREATE INDEX reflections_told_at_idx ON reflections (told_at) WHERE awarded_hash IS DISTINCT FROM turns_hash;

-- Open pages of the call listen for this.
CREATE FUNCTION relevel.announce_reflection() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_notify('call_changed', NEW.call_id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER on_reflection_changed AFTER INSERT OR UPDATE ON reflections
  FOR EACH ROW EXECUTE FUNCTION relevel.announce_reflection();

-- "Not what I meant": a turn as the person meant it, or an empty text to leave it out. `diff` is what followed.
CREATE TABLE reflection_corrections (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  call_id UUID NOT NULL,
  turn INTEGER NOT NULL CHECK (turn > 0),
  meant TEXT NOT NULL CHECK (length(meant) <= 2000),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  applied_at TIMESTAMPTZ(3),
  diff JSONB,
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX reflection_corrections_call_id_idx ON reflection_corrections (call_id, created_at);

-- The catalogue, and skills that belong to one person.
ALTER TABLE skills ADD COLUMN user_id UUID REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX skills_user_id_idx ON skills (user_id) WHERE user_id IS NOT NULL;
ALTER TABLE skills ENABLE ROW LEVEL SECURITY;
ALTER TABLE skills FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON skills TO relevel_service USING (true) WITH CHECK (true);
CREATE POLICY catalogue ON skills FOR SELECT TO relevel_app USING (user_id IS NULL);
CREATE POLICY own_select ON skills FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));

-- Level, XP and minutes are what the sessions and the ledger add up to; the worker keeps them.
CREATE TABLE user_skills (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  skill_id UUID NOT NULL REFERENCES skills (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- The person's own name for it; null keeps the catalogue's.
  name TEXT CHECK (length(name) BETWEEN 1 AND 60),
  level SMALLINT NOT NULL DEFAULT 1,
  xp INTEGER NOT NULL DEFAULT 0,
  minutes INTEGER NOT NULL DEFAULT 0,
  discovered BOOLEAN NOT NULL DEFAULT true,
  due_at TIMESTAMPTZ(3),
  last_practiced_at TIMESTAMPTZ(3),
  archived_at TIMESTAMPTZ(3),
  -- Everything of this skill counts for that one.
  merged_into UUID REFERENCES skills (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, skill_id),
  CHECK (merged_into <> skill_id)
);

CREATE TABLE practice_sessions (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  skill_id UUID NOT NULL REFERENCES skills (id) ON DELETE CASCADE ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  -- As said or typed.
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
  -- What of it counts, after the caps.
  counted_minutes INTEGER NOT NULL DEFAULT 0 CHECK (counted_minutes >= 0),
  source TEXT NOT NULL CHECK (source IN ('talk', 'hand')),
  note TEXT CHECK (length(note) <= 500),
  call_id UUID,
  finding_key TEXT,
  quote TEXT,
  turns INTEGER[] NOT NULL DEFAULT '{}',
  practiced_at TIMESTAMPTZ(3) NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, call_id, finding_key),
  CHECK ((source = 'talk') = (call_id IS NOT NULL AND finding_key IS NOT NULL)),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX practice_sessions_user_id_idx ON practice_sessions (user_id, skill_id, local_date DESC);

-- The ledger. An award is never changed or deleted: another row takes it back.
CREATE TABLE xp_events (
  id BIGSERIAL PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- What the award is for, and which try at it: "reflection:<call>#1"; its reversal is "reflection:<call>#1-".
  key TEXT NOT NULL,
  rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  base INTEGER NOT NULL,
  multiplier_percent INTEGER NOT NULL DEFAULT 100,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL,
  quote TEXT,
  -- Counts for this skill as well.
  skill_id UUID REFERENCES skills (id),
  -- What it came from. No reference: the ledger outlives its sources.
  call_id UUID,
  source_id UUID,
  local_date DATE NOT NULL,
  reverses BIGINT REFERENCES xp_events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, key),
  CHECK ((reverses IS NULL) = (amount >= 0))
);
CREATE INDEX xp_events_user_id_local_date_idx ON xp_events (user_id, local_date DESC, id DESC);
CREATE INDEX xp_events_call_id_idx ON xp_events (call_id) WHERE call_id IS NOT NULL;
CREATE UNIQUE INDEX xp_events_reverses_idx ON xp_events (reverses) WHERE reverses IS NOT NULL;

-- Rows leave with their person alone.
CREATE FUNCTION relevel.keep_ledger() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM public.users WHERE id = OLD.user_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the XP ledger is append-only: add a row that reverses' USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER xp_events_append_only BEFORE UPDATE OR DELETE ON xp_events
  FOR EACH ROW EXECUTE FUNCTION relevel.keep_ledger();

-- What became of each local day that had a slot, or a talk all the same. A day without a row had none.
CREATE TABLE streak_days (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('talked', 'written', 'freeze', 'service_fault', 'repaired', 'pause', 'skip', 'missed')),
  call_id UUID,
  -- The person's own words for a day they repaired.
  note TEXT CHECK (length(note) <= 500),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, local_date)
);

-- A person's wish to mend a missed day, which the worker looks at.
CREATE TABLE streak_repairs (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  note TEXT NOT NULL CHECK (length(btrim(note)) BETWEEN 1 AND 500),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, local_date)
);

-- What a page shows of all that: kept by the worker, and the same as what the ledger and the days add up to.
CREATE TABLE progress (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  xp INTEGER NOT NULL DEFAULT 0,
  level SMALLINT NOT NULL DEFAULT 1,
  streak INTEGER NOT NULL DEFAULT 0,
  longest_streak INTEGER NOT NULL DEFAULT 0,
  freezes SMALLINT NOT NULL DEFAULT 0,
  rhythm NUMERIC(5, 2) NOT NULL DEFAULT 0,
  reflections INTEGER NOT NULL DEFAULT 0,
  -- When the local day that is open now closes, so that somebody looks.
  next_settle_at TIMESTAMPTZ(3),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX progress_next_settle_at_idx ON progress (next_settle_at) WHERE next_settle_at IS NOT NULL;

CREATE TABLE artifacts (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  effect TEXT NOT NULL,
  position SMALLINT NOT NULL
);
-- They have to be there before somebody earns one; the seed has their words.
INSERT INTO artifacts (code, name, description, effect, position) VALUES
  ('notebook_of_clarity', 'Notebook of Clarity', '', '', 1),
  ('sigil_of_streaks', 'Sigil of Streaks', '', '', 2),
  ('hourglass_of_focus', 'Hourglass of Focus', '', '', 3),
  ('mentors_compass', 'Mentor''s Compass', '', '', 4),
  ('masters_echo', 'Master''s Echo', '', '', 5);
GRANT SELECT ON artifacts TO relevel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON artifacts TO relevel_service;

CREATE TABLE user_artifacts (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  artifact_code TEXT NOT NULL REFERENCES artifacts (code),
  earned_on DATE NOT NULL,
  reason TEXT NOT NULL,
  -- ISO weekday on which the Hourglass of Focus works.
  weekday SMALLINT CHECK (weekday BETWEEN 1 AND 7),
  -- The local day on which it was chosen: it may be another one a week later.
  weekday_chosen_on DATE,
  PRIMARY KEY (user_id, artifact_code)
);

CREATE TABLE quests (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- What it came from, once: "call:<id>:<finding>", "checkpoint:<id>", "default:<local day>".
  key TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('promise', 'checkpoint', 'default')),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  due_day DATE,
  -- As it was promised; they differ once the person has made it smaller, or it has slipped.
  said_title TEXT,
  said_due_day DATE,
  -- `waiting` has no place among the five open ones yet.
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'waiting', 'done', 'dropped')),
  slips SMALLINT NOT NULL DEFAULT 0,
  call_id UUID,
  finding_key TEXT,
  quote TEXT,
  turns INTEGER[] NOT NULL DEFAULT '{}',
  skill_id UUID REFERENCES skills (id),
  checkpoint_id UUID,
  created_day DATE NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  closed_at TIMESTAMPTZ(3),
  closed_by TEXT CHECK (closed_by IN ('tap', 'talk', 'correction', 'checkpoint', 'day_over')),
  -- The talk on which it was said to be done.
  closed_call_id UUID,
  UNIQUE (user_id, key),
  CHECK ((status IN ('done', 'dropped')) = (closed_at IS NOT NULL)),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX quests_user_id_status_idx ON quests (user_id, status, due_day);
CREATE INDEX quests_call_id_idx ON quests (call_id) WHERE call_id IS NOT NULL;

-- Items of one skill that are due on the same local day.
CREATE TABLE checkpoints (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  skill_id UUID REFERENCES skills (id),
  due_day DATE NOT NULL,
  -- When that local day begins.
  due_at TIMESTAMPTZ(3) NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'completed', 'missed')),
  items_count INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  completed_at TIMESTAMPTZ(3),
  UNIQUE (user_id, id)
);
CREATE UNIQUE INDEX checkpoints_pending_idx ON checkpoints (user_id, due_day, skill_id) NULLS NOT DISTINCT
  WHERE status = 'pending';

-- Something learned, in the person's words, with where its memory stands (FSRS; days are local days).
CREATE TABLE checkpoint_items (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  skill_id UUID REFERENCES skills (id),
  checkpoint_id UUID,
  call_id UUID NOT NULL,
  finding_key TEXT NOT NULL,
  text TEXT NOT NULL,
  question TEXT NOT NULL,
  quote TEXT NOT NULL,
  turns INTEGER[] NOT NULL DEFAULT '{}',
  learned_day DATE NOT NULL,
  -- The day FSRS names, and the day it is asked after the load was spread.
  due_day DATE NOT NULL,
  ask_day DATE NOT NULL,
  -- The first day on which it was to be recalled and wasn't: from then on a recall is late.
  missed_day DATE,
  card JSONB NOT NULL,
  -- Taken back by a correction, or put away by the person.
  retired_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, call_id, finding_key),
  UNIQUE (user_id, id),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (user_id, checkpoint_id) REFERENCES checkpoints (user_id, id)
    ON DELETE SET NULL (checkpoint_id) ON UPDATE CASCADE
);
CREATE INDEX checkpoint_items_user_id_idx ON checkpoint_items (user_id, ask_day) WHERE retired_at IS NULL;

-- One recall of an item.
CREATE TABLE checkpoint_reviews (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  item_id UUID NOT NULL,
  -- The check-point it was part of.
  checkpoint_id UUID,
  -- The talk on which it was asked; null for a recall by hand.
  call_id UUID,
  local_date DATE NOT NULL,
  -- FSRS: 1 again, 2 hard, 3 good, 4 easy. As the rule heard it, and as the person confirmed it.
  heard_rating SMALLINT CHECK (heard_rating BETWEEN 1 AND 4),
  rating SMALLINT NOT NULL CHECK (rating BETWEEN 1 AND 4),
  confirmed_at TIMESTAMPTZ(3),
  timing TEXT NOT NULL CHECK (timing IN ('early', 'on_time', 'late')),
  -- Where the item's memory stood before.
  card_before JSONB NOT NULL,
  quote TEXT,
  turns INTEGER[] NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, id),
  UNIQUE (user_id, item_id, local_date),
  FOREIGN KEY (user_id, item_id) REFERENCES checkpoint_items (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (user_id, checkpoint_id) REFERENCES checkpoints (user_id, id)
    ON DELETE SET NULL (checkpoint_id) ON UPDATE CASCADE
);

-- What the person confirmed or did by hand, which the worker applies: a recall's true rating.
CREATE TABLE recall_answers (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  item_id UUID NOT NULL,
  -- Null: recalled by hand, now.
  review_id UUID,
  rating SMALLINT NOT NULL CHECK (rating BETWEEN 1 AND 4),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  applied_at TIMESTAMPTZ(3),
  FOREIGN KEY (user_id, item_id) REFERENCES checkpoint_items (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (user_id, review_id) REFERENCES checkpoint_reviews (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX recall_answers_user_id_idx ON recall_answers (user_id) WHERE applied_at IS NULL;

-- What we know about a person. A new fact about the same thing supersedes the old, which stays as past. A forgotten
-- one keeps no words: only what is needed not to learn it again.
CREATE TABLE memories (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'preference', 'life', 'goal', 'own')),
  -- What the fact is about: "preference:chinese food".
  subject TEXT,
  text TEXT,
  quote TEXT,
  call_id UUID,
  finding_key TEXT,
  turns INTEGER[] NOT NULL DEFAULT '{}',
  sensitive BOOLEAN NOT NULL DEFAULT false,
  -- The person's own wording stands in `text`.
  corrected_at TIMESTAMPTZ(3),
  pinned_at TIMESTAMPTZ(3),
  valid_from DATE NOT NULL,
  valid_until DATE,
  superseded_by UUID,
  last_said_on DATE NOT NULL,
  -- Keyed hash of subject and value, to know a forgotten fact again.
  fingerprint TEXT NOT NULL,
  forgotten_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, id),
  CHECK ((forgotten_at IS NULL) = (text IS NOT NULL AND subject IS NOT NULL)),
  CHECK (forgotten_at IS NULL OR (quote IS NULL)),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE SET NULL (call_id) ON UPDATE CASCADE
);
CREATE INDEX memories_user_id_idx ON memories (user_id, subject) WHERE forgotten_at IS NULL;
CREATE INDEX memories_fingerprint_idx ON memories (user_id, fingerprint);

-- Everything that can be searched, one row per turn of the person, sentence of a reflection, and memory.
CREATE TABLE search_entries (
  id BIGSERIAL PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('turn', 'reflection', 'memory')),
  call_id UUID,
  memory_id UUID,
  -- Of the transcript, counted from 1; the first one cited by a reflection's sentence.
  turn INTEGER,
  local_date DATE NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Of the text, in its language. Kept by a trigger.
  words TSVECTOR,
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (user_id, memory_id) REFERENCES memories (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
-- The person first: words that others use cost this one nothing. Without a list of rows that wait to be indexed,
-- which every search would read from end to end.
CREATE INDEX search_entries_words_idx ON search_entries USING gin (user_id, words) WITH (fastupdate = off);
CREATE INDEX search_entries_call_id_idx ON search_entries (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX search_entries_memory_id_idx ON search_entries (memory_id) WHERE memory_id IS NOT NULL;

-- The words of those rows as they are spelled, and in how many rows each stands: what a mistyped one is compared
-- with. Kept by triggers.
CREATE TABLE search_words (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  word TEXT NOT NULL,
  entries INTEGER NOT NULL CHECK (entries > 0),
  PRIMARY KEY (user_id, word)
);

CREATE FUNCTION relevel.read_search_entry() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.words := to_tsvector(CASE NEW.language WHEN 'es' THEN 'spanish' ELSE 'english' END::regconfig, NEW.text);
  RETURN NEW;
END
$$;
CREATE TRIGGER search_entries_read BEFORE INSERT OR UPDATE ON search_entries
  FOR EACH ROW EXECUTE FUNCTION relevel.read_search_entry();

-- As its owner: whoever may add or delete a row has no other way to the words.
CREATE FUNCTION relevel.count_search_words() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO public.search_words AS known (user_id, word, entries)
    SELECT c.user_id, w.word, count(*)
    FROM changed c, unnest(tsvector_to_array(to_tsvector('simple', c.text))) AS w (word)
    WHERE length(w.word) BETWEEN 3 AND 40 AND w.word !~ '[0-9]'
    GROUP BY c.user_id, w.word ORDER BY c.user_id, w.word
    ON CONFLICT (user_id, word) DO UPDATE SET entries = known.entries + excluded.entries;
    RETURN NULL;
  END IF;
  WITH gone AS MATERIALIZED (
    SELECT c.user_id, w.word, count(*) AS entries
    FROM changed c, unnest(tsvector_to_array(to_tsvector('simple', c.text))) AS w (word)
    GROUP BY c.user_id, w.word
  ), nowhere AS (
    DELETE FROM public.search_words k USING gone g
    WHERE k.user_id = g.user_id AND k.word = g.word AND k.entries <= g.entries
  )
  UPDATE public.search_words k SET entries = k.entries - g.entries FROM gone g
  WHERE k.user_id = g.user_id AND k.word = g.word AND k.entries > g.entries;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION relevel.count_search_words();
CREATE TRIGGER search_entries_deleted AFTER DELETE ON search_entries REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION relevel.count_search_words();

-- Which of the signed-in person's rows have these words, newest first; each row is asked in its own language. As
-- its owner, because a policy keeps the index from being used: `@@` is not leakproof. A query that only says what
-- isn't wanted finds nothing.
CREATE FUNCTION relevel.search_own(
  english tsquery, spanish tsquery, kinds text[], since date, until date, skip int, take int
) RETURNS TABLE (id bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH hits AS MATERIALIZED (
    SELECT e.id, e.local_date, e.kind, e.turn FROM public.search_entries e
    WHERE querytree(english || spanish) NOT IN ('', 'T')
      AND e.user_id = (SELECT relevel.current_user_id()) AND e.words @@ (english || spanish)
      AND e.words @@ CASE e.language WHEN 'es' THEN spanish ELSE english END
      AND e.kind = ANY (kinds) AND e.local_date BETWEEN since AND until
  )
  SELECT h.id FROM hits h ORDER BY h.local_date DESC, h.kind, h.turn DESC, h.id DESC OFFSET skip LIMIT take
$$;

-- Which of these calls have no job of that name that will still run.
CREATE FUNCTION relevel.calls_without(task text, call_ids uuid[]) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT c FROM unnest(call_ids) AS c WHERE NOT EXISTS (
    SELECT FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = task AND j.payload ->> 'callId' = c::text
      AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL)
  );
END
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA relevel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relevel.search_own TO relevel_app;
GRANT EXECUTE ON FUNCTION relevel.calls_without TO relevel_service;

-- What the next talk may bring up: see domain/progress/agenda. Kept by the worker.
CREATE TABLE talk_plans (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  follow_ups JSONB NOT NULL DEFAULT '[]',
  recalls JSONB NOT NULL DEFAULT '[]',
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- A talk in writing. It becomes a call of kind `text` with the same id when it is over.
CREATE TABLE text_talks (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  state JSONB NOT NULL,
  turns JSONB NOT NULL,
  agenda JSONB NOT NULL,
  -- Counts what was said, so that a form sent twice is heard once.
  said INTEGER NOT NULL DEFAULT 0,
  no_game BOOLEAN NOT NULL DEFAULT false,
  started_at TIMESTAMPTZ(3) NOT NULL,
  last_said_at TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  UNIQUE (user_id, id)
);
CREATE UNIQUE INDEX text_talks_open_idx ON text_talks (user_id) WHERE ended_at IS NULL;
CREATE INDEX text_talks_last_said_at_idx ON text_talks (last_said_at);

-- A link by mail to the talk in writing, for one person and one local day.
CREATE TABLE reflect_links (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  local_date DATE NOT NULL,
  -- SHA-256 of the mailed token; null until the mail is written.
  token_hash BYTEA UNIQUE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  UNIQUE (user_id, local_date)
);

-- Row-level security, enabled and forced. A person reads their own rows.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'reflections', 'reflection_corrections', 'user_skills', 'practice_sessions', 'xp_events', 'streak_days',
    'streak_repairs', 'progress', 'user_artifacts', 'quests', 'checkpoints', 'checkpoint_items',
    'checkpoint_reviews', 'recall_answers', 'memories', 'search_entries', 'search_words', 'talk_plans', 'text_talks',
    'reflect_links'
  ] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %s TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO relevel_service', t);
    IF t <> 'reflect_links' THEN
      EXECUTE format('CREATE POLICY own_select ON %s FOR SELECT TO relevel_app
        USING (user_id = (SELECT relevel.current_user_id()))', t);
      EXECUTE format('GRANT SELECT ON %s TO relevel_app', t);
    END IF;
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE xp_events_id_seq, search_entries_id_seq TO relevel_service;

-- What a person may write themselves: wishes and words of their own. What they earn by it is the worker's to say.
-- A skill they name is one that they see: of the catalogue, or their own.
CREATE POLICY own_insert ON reflection_corrections FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND applied_at IS NULL);
GRANT INSERT (user_id, call_id, turn, meant) ON reflection_corrections TO relevel_app;

CREATE POLICY own_insert ON skills FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND NOT is_meta_skill AND code LIKE 'own:%');
GRANT INSERT (user_id, code, name, category, biome, description, is_meta_skill) ON skills TO relevel_app;
CREATE POLICY own_insert ON user_skills FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND level = 1 AND xp = 0 AND minutes = 0
    AND EXISTS (SELECT FROM skills s WHERE s.id = skill_id));
GRANT INSERT (user_id, skill_id) ON user_skills TO relevel_app;
CREATE POLICY own_update ON user_skills FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()))
  WITH CHECK (user_id = (SELECT relevel.current_user_id())
    AND EXISTS (SELECT FROM skills s WHERE s.id = coalesce(merged_into, skill_id)));
GRANT UPDATE (name, archived_at, merged_into) ON user_skills TO relevel_app;

CREATE POLICY own_insert ON practice_sessions FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND source = 'hand' AND counted_minutes = 0
    AND minutes BETWEEN 15 AND 480 AND EXISTS (SELECT FROM skills s WHERE s.id = skill_id));
GRANT INSERT (user_id, skill_id, local_date, minutes, source, note, practiced_at, created_at) ON practice_sessions
  TO relevel_app;
CREATE POLICY own_delete ON practice_sessions FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND source = 'hand');
GRANT DELETE ON practice_sessions TO relevel_app;

CREATE POLICY own_insert ON streak_repairs FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT INSERT (user_id, local_date, note) ON streak_repairs TO relevel_app;

CREATE POLICY own_update ON user_artifacts FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT UPDATE (weekday, weekday_chosen_on) ON user_artifacts TO relevel_app;

CREATE POLICY own_update ON quests FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT UPDATE (title, due_day, status, slips, closed_at, closed_by) ON quests TO relevel_app;

CREATE POLICY own_insert ON recall_answers FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND applied_at IS NULL);
GRANT INSERT (user_id, item_id, review_id, rating) ON recall_answers TO relevel_app;
CREATE POLICY own_update ON checkpoint_items FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT UPDATE (retired_at) ON checkpoint_items TO relevel_app;

CREATE POLICY own_insert ON memories FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND kind = 'own' AND call_id IS NULL);
GRANT INSERT (id, user_id, kind, subject, text, sensitive, valid_from, last_said_on, fingerprint) ON memories TO relevel_app;
CREATE POLICY own_update ON memories FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT UPDATE (subject, text, quote, turns, sensitive, corrected_at, pinned_at, valid_until, superseded_by, forgotten_at)
  ON memories TO relevel_app;
-- Their words and turns are found under the wording that stands now, and not at all once forgotten.
CREATE POLICY own_insert ON search_entries FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND kind = 'memory');
GRANT INSERT (user_id, kind, memory_id, call_id, turn, local_date, language, text) ON search_entries TO relevel_app;
CREATE POLICY own_delete ON search_entries FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT DELETE ON search_entries TO relevel_app;
GRANT USAGE ON SEQUENCE search_entries_id_seq TO relevel_app;

CREATE POLICY own_insert ON text_talks FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT INSERT (user_id, local_date, state, turns, agenda, started_at, last_said_at) ON text_talks TO relevel_app;
CREATE POLICY own_update ON text_talks FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND ended_at IS NULL)
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT UPDATE (state, turns, said, no_game, last_said_at, ended_at) ON text_talks TO relevel_app;
CREATE POLICY own_delete ON text_talks FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()) AND ended_at IS NULL);
GRANT DELETE ON text_talks TO relevel_app;

-- The one way for the two roles to add a job. A person's own request places the call they asked for, ends one that
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
    'store_memories', 'settle_progress', 'apply_recalls', 'keep_text_talk', 'send_reflect_link'
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
    'store_memories', 'settle_progress', 'apply_recalls', 'keep_text_talk', 'send_reflect_link'
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
