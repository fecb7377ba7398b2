import { afterAll, beforeAll, expect, test } from "vitest";
import { openProgress } from "../setup/progress";

const NOW = new Date("2026-11-23T17:00:00.000Z");

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const room = async (userId: string, done?: string) => {
  const { loadRoom } = await import("~/domain/progress/room.server");
  return loadRoom(userId, { recent: 5, done }, NOW);
};

test.each<[string, string]>([
  ["as they come", "updated_at = now()"],
  [
    "with everything set",
    `evening_window_start = '17:30', evening_window_end = '21:15', any_hours = true, call_days = '{1,3,5}',
     weekday_times = '{"6": "10:00"}', day_start = 3, paused_until = '2026-12-01', skipped_day = '2026-11-24',
     moved_day = '2026-11-25', moved_time = '20:15', voicemail_choice = 'message', language = 'es',
     phone_verified_at = '2026-11-01T10:00:00.123Z', next_call_at = '2026-11-24T18:30:00Z',
     next_silent_at = '2026-11-23T18:30:00Z', last_slot_day = '2026-11-22', call_enabled = false`,
  ],
  ["with almost nothing", "phone = null, local_tz = null, call_time = null, first_name = null"],
])("the room knows the person's plan, %s", async (_name, change) => {
  const { loadUser } = await import("~/domain/onboarding/load-user.server");
  const userId = await on.addUser();
  await on.owner.query(`update users set ${change} where id = $1`, [userId]);
  await on.owner.query(
    `insert into consents (user_id, kind, granted, phone, source, text, text_version, created_at)
     select id, 'calls', true, coalesce(phone, '+12025550199'), 'onboarding', 'Yes.', '1', '2026-11-01' from users where id = $1`,
    [userId],
  );
  const { email: _, role: __, ...plan } = await loadUser(userId, NOW);
  expect((await room(userId)).user).toEqual(plan);
});

test("nothing of a talk is said again that stood on something forgotten", async () => {
  const userId = await on.addUser();
  const day = "2026-11-22";
  const callId = await on.addCall(userId, { day });
  const told = (turn: number, text: string) => ({
    ...{ kind: "win" as const, key: `win:${turn}:1`, turns: [turn], quote: text, text },
  });
  await on.reflect(userId, callId, { day, found: [told(2, "You met Jonas."), told(4, "You ran.")] });
  expect((await room(userId)).talks.last?.found.map(({ text }) => text)).toEqual([
    "You met Jonas.",
    "You ran.",
  ]);
  await on.owner.query(
    `insert into memories (user_id, kind, call_id, turns, valid_from, last_said_on, fingerprint, forgotten_at)
     values ($1, 'person', $2, '{2}', $3, $3, 'x', now())`,
    [userId, callId, day],
  );
  expect((await room(userId)).talks.last?.found.map(({ text }) => text)).toEqual(["You ran."]);
});

test("talks of a year, a month and a week ago come back, and no others", async () => {
  const userId = await on.addUser();
  const days = ["2025-11-23", "2025-11-24", "2026-10-24", "2026-11-16", "2026-11-20"];
  for (const day of days) {
    await on.reflect(userId, await on.addCall(userId, { day }), { day, found: [] });
  }
  expect((await room(userId)).talks.old.map(({ day }) => day)).toEqual([
    "2025-11-23",
    "2026-10-24",
    "2026-11-16",
  ]);
});
