-- Where a talk stands that we lead ourselves, turn by turn. Gone when the call is over.

CREATE TABLE call_talks (
  call_id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  turn INTEGER NOT NULL,
  state JSONB NOT NULL,
  line JSONB NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL,
  UNIQUE (user_id, call_id),
  FOREIGN KEY (user_id, call_id) REFERENCES calls (user_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
ALTER TABLE call_talks ENABLE ROW LEVEL SECURITY;
ALTER TABLE call_talks FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON call_talks TO relevel_service USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON call_talks TO relevel_service;

-- A talk in which somebody was in distress is no game.
ALTER TABLE calls ADD COLUMN no_game BOOLEAN NOT NULL DEFAULT false;
