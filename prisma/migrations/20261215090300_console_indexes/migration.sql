-- What the console asks for: the calls of the last hours, how vendors answered, and the accounts to look at.
CREATE INDEX calls_scheduled_at_id_idx ON calls (scheduled_at DESC, id DESC);
-- How a vendor answered, and when the phone rang: about one step of the six or more that a call takes.
CREATE INDEX call_events_vendor_idx ON call_events (call_id) INCLUDE (at, kind)
  WHERE kind IN ('ringing', 'refused', 'no_clear_answer');
CREATE INDEX users_flagged_at_idx ON users (flagged_at) WHERE flagged_at IS NOT NULL;
