import type { Finding } from "../../app/domain/progress/findings";
import type { Database } from "./stage";

/** A year of a person's days, as the worker keeps them. */

const DAYS = 365;

/** What one talk says; each day has one of these. */
const TALKS: Finding[][] = ["guitar", "Spanish", "swimming", "chess", "drawing", "cooking"].map((thing) => {
  const said = (count: number, quote: string, text: string) => ({
    key: `practice:${count}:1`,
    turns: [count],
    quote,
    text,
  });
  return [
    {
      kind: "practice",
      ...said(2, `I did 45 minutes of ${thing}`, `You did 45 minutes of ${thing}.`),
      thing,
      minutes: 45,
    },
    {
      kind: "win",
      ...said(4, `the hard part of ${thing} went well`, `The hard part of ${thing} went well.`),
    },
    {
      kind: "learned",
      ...said(6, "slowing down helps me more than trying again", "Slowing down helps you."),
    },
    {
      kind: "stuck",
      ...said(8, `I lost patience with ${thing} twice`, `You lost patience with ${thing} twice.`),
    },
    {
      kind: "next_step",
      ...said(10, "tomorrow I go on with page two", "Tomorrow: page two."),
      step: "go on with page two",
    },
    {
      kind: "commitment",
      ...said(10, "I send the draft on Friday", "You send the draft on Friday."),
      title: "Send the draft",
      dueDay: null,
    },
    { kind: "summary", ...said(2, `I did 45 minutes of ${thing}`, `A good day with ${thing}.`) },
  ];
});

const TRANSCRIPT = Array.from({ length: 12 }, (_, index) => ({
  role: index % 2 === 0 ? "companion" : "user",
  text: "I practised for 45 minutes today, and slowing down helped me more than trying it again.",
  at: "2026-01-01T19:30:00.000Z",
}));

/** In this order. `year_days` has the days, and how many days back each is. */
const ROWS: [statement: string, values?: unknown[]][] = [
  [
    `insert into skills (code, name, category, biome, description)
   select 'bench-' || n, 'Skill ' || n, 'craft', 'forest', '' from generate_series(1, 12) n`,
  ],
  [
    `insert into user_skills (user_id, skill_id, level, xp, minutes)
   select u.id, s.id, 7, 2400, 5200 from users u, skills s`,
  ],
  [
    `insert into calls (user_id, kind, status, local_date, provider, to_number, scheduled_at, dialed_at, answered_at,
     ended_at, duration_seconds, transcript)
   select u.id, 'daily', 'completed', y.day, 'simulator', u.phone, y.day + time '19:30', y.day + time '19:30',
     y.day + time '19:30:09', y.day + time '19:35', 291, $1::jsonb
   from users u, year_days y order by y.d desc, u.id`,
    [JSON.stringify(TRANSCRIPT)],
  ],
  [
    `insert into reflections (user_id, call_id, local_date, language, engine, engine_version, turns_hash, awarded_hash,
     outcome, quality, found, duration_seconds, told_at)
   select user_id, id, local_date, 'en', 'rules', 1, 'x', 'x', 'reflected', 'standard',
     $1::jsonb -> (extract(doy from local_date)::int % 6), 291, ended_at
   from calls order by local_date, user_id`,
    [JSON.stringify(TALKS)],
  ],
  [
    `insert into practice_sessions (user_id, skill_id, local_date, minutes, counted_minutes, source, call_id, finding_key,
     quote, turns, practiced_at)
   select c.user_id, s.id, c.local_date, 45, 45, 'talk', c.id, 'practice:2:1', 'I did 45 minutes', '{2}', c.ended_at
   from calls c join lateral (select id from skills order by md5(id::text || c.local_date) limit 1) s on true`,
  ],
  [
    `insert into xp_events (user_id, key, rule, rule_version, base, amount, reason, skill_id, call_id, local_date)
   select c.user_id, 'reflection:' || c.id || ':' || n || '#1', 'reflection', 1, 20, 30, 'A talk about the day', null,
     c.id, c.local_date
   from calls c, generate_series(1, 6) n order by c.local_date`,
  ],
  [
    `insert into streak_days (user_id, local_date, state, call_id)
   select user_id, local_date, case when extract(dow from local_date) = 3 then 'freeze' else 'talked' end, id from calls`,
  ],
  [
    `insert into quests (user_id, key, source, title, due_day, said_title, said_due_day, status, call_id, finding_key, quote,
     turns, created_day, closed_at, closed_by)
   select c.user_id, 'call:' || c.id || ':commitment:10:1', 'promise', 'Send the draft of chapter ' || y.d, c.local_date + 3,
     'Send the draft', c.local_date + 3,
     case when y.d <= 5 then 'open' when y.d <= 8 then 'waiting' when y.d % 9 = 0 then 'dropped' else 'done' end,
     c.id, 'commitment:10:1', 'I send the draft on Friday', '{10}', c.local_date,
     case when y.d > 8 then c.ended_at + interval '2 days' end, case when y.d > 8 then 'tap' end
   from calls c join year_days y on y.day = c.local_date`,
  ],
  [
    `insert into checkpoints (user_id, skill_id, due_day, due_at, status, items_count, completed_at)
   select u.id, s.id, y.day + 2, y.day + 2, case when y.d = 1 then 'pending' else 'completed' end, 1,
     case when y.d > 1 then y.day + 2 end
   from users u, year_days y join lateral (select id from skills order by md5(id::text || y.d) limit 1) s on true`,
  ],
  [
    `insert into checkpoint_items (user_id, skill_id, call_id, finding_key, text, question, quote, turns, learned_day, due_day,
     ask_day, card)
   select c.user_id, s.id, c.id, 'learned:6:1', 'Slowing down helps you.', 'What helps you more than trying again?',
     'slowing down helps me more than trying again', '{6}', c.local_date, today.day, today.day, '{}'
   from calls c join year_days y on y.day = c.local_date,
     lateral (select (select max(day) from year_days) + case when y.d % 120 = 0 then 1 else 1 + y.d % 90 + 1 end as day) today,
     lateral (select id from skills order by md5(id::text || y.d) limit 1) s`,
  ],
  [
    `insert into checkpoint_reviews (user_id, item_id, call_id, local_date, heard_rating, rating, confirmed_at, timing,
     card_before, quote, turns)
   select i.user_id, i.id, c.id, c.local_date, 3, 3, case when c.local_date < (select max(day) from year_days) then
     c.ended_at end, 'on_time', '{}', 'slowing down', '{6}'
   from checkpoint_items i join calls c on c.user_id = i.user_id and c.local_date = i.learned_day + 1`,
  ],
  [
    `insert into memories (user_id, kind, subject, text, quote, call_id, finding_key, turns, valid_from, last_said_on,
     fingerprint, forgotten_at)
   select c.user_id, 'life', case when y.d % 9 > 0 then 'life:' || y.d end, case when y.d % 9 > 0 then 'My sister Marta' end,
     case when y.d % 9 > 0 then 'my sister Marta' end, c.id, 'fact:4:1', '{14}', c.local_date, c.local_date, md5(c.id::text),
     case when y.d % 9 = 0 then c.ended_at end
   from calls c join year_days y on y.day = c.local_date where y.d % 3 = 0`,
  ],
  [
    `insert into progress (user_id, xp, level, streak, longest_streak, freezes, rhythm, reflections)
   select u.id, $1::int * 180, 30, 210, 210, 2, 92.5, $1::int from users u`,
    [DAYS],
  ],
];

const FILLED = [
  ...["calls", "reflections", "practice_sessions", "xp_events", "streak_days", "quests", "checkpoints"],
  ...["checkpoint_items", "checkpoint_reviews", "memories", "progress", "skills", "user_skills"],
];

/**
 * Gives every user of a database a year: a talk a day with what it led to, quests that are open, kept and dropped,
 * check-points, facts, some of them forgotten. Yesterday is the last of its days.
 *
 * @returns the id of one of the users
 */
export async function fillYear({ db }: Database): Promise<string> {
  await db.query("begin");
  for (const table of FILLED) await db.query(`alter table ${table} disable trigger user`);
  await db.query(
    `create temporary table year_days on commit drop as
     select d, (now() at time zone (select min(local_tz) from users))::date - d as day from generate_series(1, ${DAYS}) d`,
  );
  for (const [statement, values] of ROWS) await db.query(statement, values);
  await db.query("set constraints all immediate");
  for (const table of FILLED) await db.query(`alter table ${table} enable trigger user`);
  await db.query("commit");
  await db.query(`vacuum analyze ${FILLED.join(", ")}`);
  const { rows } = await db.query<{ id: string }>("select id from users order by id limit 1");
  return rows[0]?.id ?? "";
}
