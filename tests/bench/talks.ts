import type { Database } from "./stage";

/** Years of talks, as the search index keeps them. */

const THINGS = [
  ...["guitar", "piano", "Spanish", "swimming", "chess", "drawing", "cooking", "running", "coding", "yoga"],
  ...[
    "violin",
    "pottery",
    "photography",
    "gardening",
    "singing",
    "climbing",
    "meditation",
    "French",
    "knitting",
  ],
];
const DONE = [
  ...["Today I practised", "I worked on", "I went back to", "I finally tried", "I was struggling with"],
  ...[
    "I spent 45 minutes on",
    "I only did ten minutes of",
    "I really enjoyed",
    "I skipped",
    "I thought a lot about",
  ],
];
const MORE = [
  "and my sister Marta came along to listen",
  "because the rain kept me inside all afternoon",
  "with the teacher from the community centre",
  "and the second chord still sounds muffled",
  "although my wrist was hurting a little",
  "before dinner with my parents in the kitchen",
  "and I noticed that slowing down helps me",
  "while the neighbours were renovating upstairs",
  "and I promised to send the draft on Friday",
  "so I feel proud and a bit exhausted",
  "after a long meeting with my manager Deepak",
  "and I learned that my thumb belongs behind the neck",
  "which reminds me of the holidays in Portugal",
  "but I could not concentrate for long",
  "and the metronome at sixty was still too fast",
  "using the book that Jonathan lent me",
];
/** Of one call: six turns, three sentences, one memory. */
const KINDS = [...Array(6).fill("turn"), ...Array(3).fill("reflection"), "memory"];
/** Rare words, so that a person has used as many different ones as people do. */
const RARE_WORDS = 5_000;

/**
 * Gives every user of a database so many calls with ten rows each, some things told far more often than others.
 *
 * @param calls of each user, one a day
 * @returns the id of one of the users
 */
export async function fillSearch({ db }: Database, calls: number): Promise<string> {
  await db.query("begin");
  await db.query("select setseed(0.5)");
  for (const table of ["calls", "search_entries"])
    await db.query(`alter table ${table} disable trigger user`);
  // An index is built faster than it is added to.
  const { rows: indexes } = await db.query<{ definition: string }>(
    "select pg_get_indexdef('search_entries_words_idx'::regclass) as definition",
  );
  await db.query("drop index search_entries_words_idx");
  await db.query(
    `insert into calls (user_id, kind, status, local_date, provider, scheduled_at, ended_at)
     select u.id, 'on_demand', 'completed', date '2013-01-01' + day, 'simulator', date '2013-01-01' + day,
       date '2013-01-01' + day
     from generate_series(1, $1::int) day, users u order by day, u.id`,
    [calls],
  );
  await db.query(
    `insert into search_entries (user_id, kind, call_id, turn, local_date, language, text, words)
     select user_id, kind, id, turn, local_date, 'en', text, to_tsvector('english', text)
     from (
       select c.id, c.user_id, c.local_date, k.turn, k.kind, concat_ws(' ',
         ($3::text[])[1 + floor(random() * $4)],
         ($5::text[])[1 + floor(power(random(), 2) * $6)],
         ($7::text[])[1 + floor(random() * $8)],
         ($7::text[])[1 + floor(random() * $8)],
         translate(left(md5(floor(power(random(), 3) * $1)::text), 7), '0123456789', 'ghijklmnop'),
         translate(left(md5('x' || floor(power(random(), 3) * $1)), 6), '0123456789', 'ghijklmnop')) || '.' as text
       from calls c cross join unnest($2::text[]) with ordinality k (kind, turn)
       order by c.local_date, c.user_id
     ) told`,
    [RARE_WORDS, KINDS, DONE, DONE.length, THINGS, THINGS.length, MORE, MORE.length],
  );
  await db.query(
    `insert into search_words (user_id, word, entries)
     select user_id, word, count(*)
     from search_entries, unnest(tsvector_to_array(to_tsvector('simple', text))) word
     where length(word) between 3 and 40 and word !~ '[0-9]' group by 1, 2`,
  );
  await db.query(indexes[0]?.definition ?? "");
  await db.query("set constraints all immediate");
  for (const table of ["calls", "search_entries"]) await db.query(`alter table ${table} enable trigger user`);
  await db.query("commit");
  await db.query("vacuum analyze calls, search_entries, search_words");
  const { rows } = await db.query<{ id: string }>("select id from users order by id limit 1");
  return rows[0]?.id ?? "";
}
