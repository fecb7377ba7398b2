-- The one banner that a person has planted on the map.

CREATE TABLE world_banners (
  user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  biome TEXT NOT NULL CHECK (biome IN ('meadow', 'forest', 'desert', 'mist', 'tech', 'peaks')),
  words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 24),
  emblem TEXT NOT NULL CHECK (emblem IN ('star', 'leaf', 'flame', 'wave', 'feather', 'anchor')),
  planted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

ALTER TABLE world_banners ENABLE ROW LEVEL SECURITY;
ALTER TABLE world_banners FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON world_banners TO relevel_service USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON world_banners TO relevel_service;

CREATE POLICY own_select ON world_banners FOR SELECT TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_insert ON world_banners FOR INSERT TO relevel_app
  WITH CHECK (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_update ON world_banners FOR UPDATE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id())) WITH CHECK (user_id = (SELECT relevel.current_user_id()));
CREATE POLICY own_delete ON world_banners FOR DELETE TO relevel_app
  USING (user_id = (SELECT relevel.current_user_id()));
GRANT SELECT, DELETE ON world_banners TO relevel_app;
GRANT INSERT (user_id, biome, words, emblem, planted_at), UPDATE (biome, words, emblem, planted_at) ON world_banners
  TO relevel_app;
