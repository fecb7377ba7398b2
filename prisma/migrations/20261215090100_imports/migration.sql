-- Copies that people bring back: files that an account of theirs, here or on another instance, was taken along in.

CREATE TABLE imports (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- Of the file, while it is needed.
  storage_key TEXT UNIQUE,
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 67108864),
  -- Of the whole file: the same one is brought once.
  sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
  -- Null until the bytes are in the storage.
  stored_at TIMESTAMPTZ(3),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'applied', 'refused')),
  -- How many rows of what were brought.
  counts JSONB NOT NULL DEFAULT '{}',
  -- Why nothing was: see `Problem` in domain/privacy/import-problem.
  problem TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  finished_at TIMESTAMPTZ(3),
  CHECK ((state = 'waiting') = (finished_at IS NULL)),
  CHECK ((state = 'refused') = (problem IS NOT NULL)),
  CHECK (storage_key = 'imports/' || user_id::text || '/' || id::text)
);
CREATE INDEX imports_user_id_created_at_idx ON imports (user_id, created_at DESC);
-- One at a time.
CREATE UNIQUE INDEX imports_waiting_idx ON imports (user_id) WHERE state = 'waiting';

-- The file goes once nobody needs it, or with the account.
CREATE TRIGGER on_import_finished AFTER UPDATE OF storage_key ON imports
  FOR EACH ROW WHEN (OLD.storage_key IS NOT NULL AND NEW.storage_key IS NULL)
  EXECUTE FUNCTION relevel.keep_removed_file();
CREATE TRIGGER on_import_deleted AFTER DELETE ON imports
  FOR EACH ROW WHEN (OLD.storage_key IS NOT NULL)
  EXECUTE FUNCTION relevel.keep_removed_file();

ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON imports TO relevel_service USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON imports TO relevel_service;
CREATE POLICY own_select ON imports FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_insert ON imports FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND state = 'waiting' AND stored_at IS NULL
    AND counts = '{}');
GRANT SELECT ON imports TO relevel_app;
GRANT INSERT (id, user_id, storage_key, bytes, sha256, state, counts, created_at) ON imports TO relevel_app;
