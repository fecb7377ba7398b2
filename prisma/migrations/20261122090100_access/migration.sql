-- Who may see and change what.
--
-- Three roles:
--   the owner        the login role that runs this file and owns the tables;
--   relevel_app      what a signed-in person's web request runs as: own rows only;
--   relevel_service  webhooks, jobs and sign-in: every row, no DDL.
-- Neither of the last two can log in. One transaction at a time, the login role puts one of them on with
-- set_config('role', …, true), and for relevel_app also 'app.user_id'.
--
-- No role has BYPASSRLS, because managed servers don't let us create one: the service path passes through
-- a permissive policy TO relevel_service. The owner is a member of relevel_service with inheritance, so
-- that policy also lets backups, data migrations and SECURITY DEFINER functions owned by it see the rows
-- although row-level security is forced. Application code has no way to run as the plain owner:
-- app/db hands out transactions that have already put on one of the two roles.

DO $$
DECLARE
  name text;
  joined boolean;
  with_options text;
  to_ask text[] := '{}';
BEGIN
  FOREACH name IN ARRAY ARRAY['relevel_app', 'relevel_service'] LOOP
    with_options := CASE WHEN current_setting('server_version_num')::int < 160000 THEN ''
      ELSE format(' WITH INHERIT %s, SET TRUE', CASE WHEN name = 'relevel_service' THEN 'TRUE' ELSE 'FALSE' END) END;

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION
        -- Roles belong to the whole server: another database of it may be migrating at this moment.
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          to_ask := to_ask || format('CREATE ROLE %I NOLOGIN; GRANT %I TO %I%s;', name, name, current_user, with_options);
          CONTINUE;
      END;
    END IF;

    IF current_setting('server_version_num')::int >= 160000 THEN
      EXECUTE format('SELECT pg_has_role(current_user, %L, ''SET'') AND (%L OR pg_has_role(current_user, %L, ''USAGE''))',
        name, name = 'relevel_app', name) INTO joined;
    ELSE
      joined := pg_has_role(current_user, name, 'MEMBER');
    END IF;
    IF NOT joined THEN
      BEGIN
        EXECUTE format('GRANT %I TO CURRENT_USER%s', name, with_options);
      EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
        to_ask := to_ask || format('GRANT %I TO %I%s;', name, current_user, with_options);
      END;
    END IF;
  END LOOP;
  IF to_ask <> '{}' THEN
    RAISE EXCEPTION '% may not make or join the roles that this product runs as. Ask an administrator of the server for: %',
      current_user, array_to_string(to_ask, ' ');
  END IF;
END
$$;

CREATE SCHEMA IF NOT EXISTS relevel;
REVOKE ALL ON SCHEMA relevel FROM PUBLIC;
GRANT USAGE ON SCHEMA public, auth, relevel TO relevel_app, relevel_service;

-- The signed-in person of this transaction, or null. NULLIF because a setting that was local to an earlier
-- transaction of the same connection reads as an empty string.
CREATE FUNCTION relevel.current_user_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.user_id', true), '')::uuid $$;

-- Row-level security, enabled and forced, on everything that holds a person's data.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'auth.users', 'auth.sessions', 'auth.login_tokens',
    'public.users', 'public.consents', 'public.calls', 'public.call_events', 'public.webhook_events',
    'public.subscriptions', 'public.mails', 'public.worker_heartbeats', 'public.rate_limits'
  ] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY service ON %s TO relevel_service USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO relevel_service', t);
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE call_events_id_seq TO relevel_app, relevel_service;

-- users: a person reads and edits their own row, but neither their role, their e-mail address nor the proof
-- that the number is theirs.
CREATE POLICY own_select ON users FOR SELECT TO relevel_app USING (id = (SELECT relevel.current_user_id()));
CREATE POLICY own_update ON users FOR UPDATE TO relevel_app
  USING (id = (SELECT relevel.current_user_id())) WITH CHECK (id = (SELECT relevel.current_user_id()));
GRANT SELECT ON users TO relevel_app;
GRANT UPDATE (first_name, phone, local_tz, call_time, evening_window_start, evening_window_end, call_days,
  call_enabled, paused_until, next_call_at, avatar_url, avatar_gender, updated_at) ON users TO relevel_app;

-- consents: append-only.
CREATE POLICY own_select ON consents FOR SELECT TO relevel_app USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_insert ON consents FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT ON consents TO relevel_app;
GRANT INSERT (user_id, kind, granted, text_version, text, phone, source) ON consents TO relevel_app;

-- calls: a person reads their calls and may ask for one now. Everything that happens to it afterwards is
-- written by the service.
CREATE POLICY own_select ON calls FOR SELECT TO relevel_app USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_request ON calls FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND kind = 'on_demand' AND status = 'queued' AND attempt = 1);
GRANT SELECT ON calls TO relevel_app;
GRANT INSERT (user_id, kind, local_date, attempt, status, provider, scheduled_at) ON calls TO relevel_app;

CREATE POLICY own_select ON call_events FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_request ON call_events FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()) AND kind = 'requested');
GRANT SELECT ON call_events TO relevel_app;
GRANT INSERT (call_id, user_id, at, kind, detail) ON call_events TO relevel_app;

CREATE POLICY own_select ON subscriptions FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT ON subscriptions TO relevel_app;

-- skills: the catalogue is the same for everyone and holds nothing personal.
GRANT SELECT ON skills TO relevel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON skills TO relevel_service;

-- sessions: a person lists and ends their own; the hash of the cookie stays out of reach.
CREATE POLICY own_select ON auth.sessions FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_delete ON auth.sessions FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT (id, user_id, user_agent, created_at, last_seen_at, expires_at), DELETE ON auth.sessions TO relevel_app;

-- A row in auth.users makes the row in users.
CREATE FUNCTION public.handle_new_auth_user() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO public.users (auth_user_id, email) VALUES (NEW.id, NEW.email) ON CONFLICT (auth_user_id) DO NOTHING;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users
  FOR EACH ROW EXECUTE FUNCTION public.handle_new_auth_user();

-- Another number has to be proved again, whoever writes it.
CREATE FUNCTION relevel.forget_phone_proof() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.phone IS DISTINCT FROM OLD.phone AND NEW.phone_verified_at IS NOT DISTINCT FROM OLD.phone_verified_at THEN
    NEW.phone_verified_at := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER on_phone_changed BEFORE UPDATE OF phone ON users
  FOR EACH ROW EXECUTE FUNCTION relevel.forget_phone_proof();

-- Open pages listen for this. The payload is an id and nothing else.
CREATE FUNCTION relevel.announce_call() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_notify('call_changed', NEW.id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER on_call_changed AFTER UPDATE ON calls
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION relevel.announce_call();

-- The one way for the two roles to add a job: names from this list only. A signed-in person's request may
-- start nothing but their own call.
CREATE FUNCTION relevel.enqueue_job(
  task text, payload jsonb, run_at timestamptz, max_attempts int
) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  job_id bigint;
BEGIN
  IF current_setting('role', true) IS NOT DISTINCT FROM 'relevel_app' THEN
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
    max_attempts => enqueue_job.max_attempts
  ) j;
  RETURN job_id;
END
$$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA relevel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relevel.current_user_id() TO relevel_app, relevel_service;
GRANT EXECUTE ON FUNCTION relevel.enqueue_job(text, jsonb, timestamptz, int) TO relevel_app, relevel_service;
