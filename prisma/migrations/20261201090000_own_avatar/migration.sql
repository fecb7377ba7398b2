-- How the companion looks and sounds: a colour and a voice of ours, or a model that the person brought.

ALTER TABLE users
  ADD COLUMN companion_colour TEXT NOT NULL DEFAULT 'lavender'
    CHECK (companion_colour IN ('lavender', 'cyan', 'amber', 'emerald', 'rose')),
  ADD COLUMN companion_voice TEXT NOT NULL DEFAULT 'warm' CHECK (companion_voice IN ('bright', 'warm', 'calm')),
  ADD COLUMN avatar_upload_id UUID;

-- Files that people brought, as their bytes came. The bytes are in the storage, under a key that is made of ids alone.
CREATE TABLE uploads (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  kind TEXT NOT NULL CHECK (kind = 'avatar'),
  format TEXT NOT NULL CHECK (format IN ('glb', 'vrm')),
  storage_key TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 16777216),
  sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
  -- What the person called the file: shown to them, and nothing else.
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  -- What was found in it: see `ModelReport` in domain/accounts/model-report.
  report JSONB NOT NULL,
  -- Null until the bytes are in the storage.
  stored_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (user_id, id),
  UNIQUE (user_id, kind, sha256),
  CHECK (storage_key = 'avatars/' || user_id::text || '/' || id::text)
);
CREATE INDEX uploads_created_at_idx ON uploads (created_at) WHERE stored_at IS NULL;

-- Nobody can choose a file of somebody else. Waits for the end of a transaction, because a restored backup has users
-- before uploads.
ALTER TABLE users ADD CONSTRAINT users_avatar_upload_id_fkey
  FOREIGN KEY (id, avatar_upload_id) REFERENCES uploads (user_id, id)
  ON DELETE SET NULL (avatar_upload_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- The address follows from what is chosen; nobody writes it.
UPDATE users SET avatar_url = NULL WHERE avatar_url IS NOT NULL;
REVOKE UPDATE (avatar_url) ON users FROM relevel_app;
CREATE FUNCTION relevel.address_avatar() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.avatar_url := '/avatars/' || NEW.avatar_upload_id::text;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_avatar_chosen BEFORE INSERT OR UPDATE OF avatar_upload_id, avatar_url ON users
  FOR EACH ROW EXECUTE FUNCTION relevel.address_avatar();

-- What one person may keep: see UPLOAD_LIMITS in domain/accounts/model/limits, which says it in words before.
CREATE FUNCTION relevel.limit_uploads() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  held record;
BEGIN
  PERFORM FROM public.users WHERE id = NEW.user_id FOR UPDATE;
  SELECT count(*) AS files, coalesce(sum(u.bytes), 0) AS bytes INTO held
    FROM public.uploads u WHERE u.user_id = NEW.user_id;
  IF held.files >= 5 OR held.bytes + NEW.bytes > 50331648 THEN
    RAISE EXCEPTION 'a person keeps at most 5 uploads and 48 MiB' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_upload BEFORE INSERT ON uploads
  FOR EACH ROW EXECUTE FUNCTION relevel.limit_uploads();

-- Keys of files that no row names any more, whoever deleted it, the account included: a job takes them away.
CREATE TABLE removed_files (
  storage_key TEXT PRIMARY KEY,
  removed_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE FUNCTION relevel.keep_removed_file() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.removed_files (storage_key) VALUES (OLD.storage_key) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER on_upload_deleted AFTER DELETE ON uploads
  FOR EACH ROW EXECUTE FUNCTION relevel.keep_removed_file();
REVOKE ALL ON FUNCTION relevel.address_avatar(), relevel.limit_uploads(), relevel.keep_removed_file() FROM PUBLIC;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['public.uploads', 'public.removed_files'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %s TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO relevel_service', t);
  END LOOP;
END
$$;

CREATE POLICY own_select ON uploads FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_insert ON uploads FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_update ON uploads FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_delete ON uploads FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT, DELETE ON uploads TO relevel_app;
GRANT INSERT (id, user_id, kind, format, storage_key, bytes, sha256, name, report) ON uploads TO relevel_app;
GRANT UPDATE (stored_at) ON uploads TO relevel_app;
GRANT UPDATE (companion_colour, companion_voice, avatar_upload_id) ON users TO relevel_app;
