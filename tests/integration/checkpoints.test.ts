import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysAfter } from "~/domain/schedule/local-time";
import { openCheckPoints } from "../setup/check-points";

let on: Awaited<ReturnType<typeof openCheckPoints>>;
beforeAll(async () => {
  on = await openCheckPoints();
});
afterAll(() => on?.close());

const THUMB = {
  quote: "my thumb belongs behind the neck, then the barre chord rings",
  text: "You learned that your thumb belongs behind the neck.",
};
const KNEW = "it belongs behind the neck, then the barre chord rings";
const PARTLY = "something with the neck and the chord";
const FORGOT = "I don't remember";

/** Distinct things, each about a thing of its own. */
const learnedThings = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => {
    const word = `gadget${"abcdefghijklmnopqrstuvwxyz"[(from + n) % 26]}${Math.floor((from + n) / 26)}`;
    const quote = `the ${word} needs velvet${from + n} before copper${from + n}`;
    return { quote, text: `You learned that ${quote}.` };
  });

async function onlyItem(userId: string) {
  const [item, ...others] = await on.itemsOf(userId);
  if (!item || others.length > 0) throw new Error(`expected one item, found ${others.length + 1}`);
  return item;
}

describe("something learned", () => {
  test("is asked the day after, and comes back later each time it is known, across a clock change", async () => {
    const userId = await on.addUser("Europe/Berlin");
    // Clocks go back on the night to 25 October.
    await on.tell(userId, { day: "2026-10-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    expect(item).toMatchObject({
      question: "You learned something about your thumb. What was it?",
      ...{ learned: "2026-10-24", due: "2026-10-25", ask: "2026-10-25", missed: null, retired: false },
    });
    expect(await on.checkpointsOf(userId)).toEqual(["2026-10-25 pending 1"]);
    const { rows } = await on.owner.query("select due_at from checkpoints where user_id = $1", [userId]);
    expect(rows).toEqual([{ due_at: new Date("2026-10-24T22:00:00Z") }]);

    const days = ["2026-10-25"];
    for (const said of [KNEW, KNEW, KNEW, FORGOT, PARTLY]) {
      const before = await onlyItem(userId);
      await on.recall(userId, before.ask, before, said);
      days.push((await onlyItem(userId)).ask);
    }
    // The same as the library says of 3, 3, 3, 1, 2 on the days they are due.
    const { newCard, nextCard } = await import("~/domain/checkpoints/schedule");
    let card = newCard("2026-10-24");
    const expected = [card.due];
    for (const rating of [3, 3, 3, 1, 2] as const) {
      card = nextCard(card, rating, card.due);
      expected.push(card.due);
    }
    expect(days).toEqual(expected);
    expect(days.slice(0, 4)).toEqual(["2026-10-25", "2026-10-28", "2026-11-11", "2027-01-07"]);
    expect(await on.reviewsOf(userId)).toEqual(
      [3, 3, 3, 1, 2].map((rating, n) => `${expected[n]} ${rating}/${rating} on_time`),
    );
    expect(await on.checkpointsOf(userId)).toEqual([
      ...expected.slice(0, 5).map((day) => `${day} completed 1`),
      `${expected[5]} pending 1`,
    ]);
    expect((await onlyItem(userId)).card).toMatchObject({ recalls: 5, lapses: 1, lastRecall: expected[4] });
  });

  test("belongs to the skill that was practised, or to the one it names", async () => {
    const userId = await on.addUser();
    const { rows } = await on.owner.query<{ id: string; code: string }>(
      `insert into skills (user_id, code, name, category, biome, description)
       select $1::uuid, concat('own:', $1::uuid, name), name, 'own', 'mist', '' from unnest(array['Guitar', 'Bread']) as name
       returning id, name as code`,
      [userId],
    );
    const idOf = (name: string) => rows.find(({ code }) => code === name)?.id;
    await on.owner.query(
      "insert into user_skills (user_id, skill_id, name) select $1, id, nullif(name, 'Guitar') from skills where user_id = $1",
      [userId],
    );
    const practised = await on.addTalk(userId, { day: "2026-11-24", learned: [THUMB] });
    await on.owner.query(
      `insert into practice_sessions (user_id, skill_id, local_date, minutes, source, call_id, finding_key, practiced_at)
       values ($1, $2, '2026-11-24', 45, 'talk', $3, 'practice:1:1', now())`,
      [userId, idOf("Guitar"), practised],
    );
    await on.updateCheckpoints({ callId: practised, now: await on.evening(userId, "2026-11-24") });
    await on.tell(userId, {
      day: "2026-11-24",
      learned: [
        { quote: "bread is better from a cold oven tray", text: "You learned about bread." },
        { quote: "a nap of twenty minutes beats coffee", text: "You learned about naps." },
      ],
    });
    expect((await on.itemsOf(userId)).map(({ skill_id }) => skill_id)).toEqual([
      idOf("Guitar"),
      ...[idOf("Bread"), null],
    ]);
    // Two are asked tomorrow, each for its skill, and one on the day after.
    expect(await on.checkpointsOf(userId)).toEqual([
      "2026-11-25 pending 1",
      "2026-11-25 pending 1",
      "2026-11-26 pending 1",
    ]);
  });

  test("is kept once however often it is said, and at most three things of one talk are", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const again = { quote: "the thumb belongs behind the neck so the barre chord rings", text: THUMB.text };
    await on.tell(userId, { day: "2026-11-25", learned: [again, ...learnedThings(5)] });
    expect((await on.itemsOf(userId)).map(({ quote }) => quote)).toEqual([
      THUMB.quote,
      ...learnedThings(3).map(({ quote }) => quote),
    ]);
  });

  test("that is too grave to be asked about is not kept, and neither is what another person said", async () => {
    const userId = await on.addUser();
    const grave = { quote: "I learned that my father has cancer again", text: "You learned it." };
    await on.tell(userId, { day: "2026-11-24", learned: [grave] });
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB], outcome: "wrong_number" });
    expect(await on.itemsOf(userId)).toEqual([]);
    expect(await on.everythingOf(userId)).toEqual([]);
  });
});

describe("a recall", () => {
  test("that was not answered leaves the item due, and one that comes later is late", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    const asked = [{ itemId: item.id, question: item.question }];
    await on.tell(userId, { day: "2026-11-25", lines: [`C: ${item.question}`, "C: I'm still here."], asked });
    expect(await on.reviewsOf(userId)).toEqual([]);
    await on.live(userId, "2026-11-26");
    expect(await onlyItem(userId)).toMatchObject({
      due: "2026-11-25",
      ask: "2026-11-26",
      missed: "2026-11-25",
    });
    await on.live(userId, "2026-11-27");
    expect(await onlyItem(userId)).toMatchObject({ ask: "2026-11-27", missed: "2026-11-25" });
    expect(await on.checkpointsOf(userId)).toEqual([
      ...["2026-11-25 missed 1", "2026-11-26 missed 1", "2026-11-27 pending 1"],
    ]);
    await on.recall(userId, "2026-11-27", item, KNEW);
    expect(await on.reviewsOf(userId)).toEqual(["2026-11-27 3/3 late"]);
    expect(await onlyItem(userId)).toMatchObject({ missed: null });
  });

  test("of an item that was moved for the load is on time, and a check-point with one of two recalled is completed", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: learnedThings(3) });
    expect((await on.itemsOf(userId)).map(({ ask }) => ask).sort()).toEqual([
      ...["2026-11-25", "2026-11-25", "2026-11-26"],
    ]);
    const items = await on.itemsOf(userId);
    const moved = items.find(({ ask }) => ask === "2026-11-26");
    const [first, second] = items.filter(({ ask }) => ask === "2026-11-25");
    if (!moved || !first || !second) throw new Error("the load wasn't spread");
    await on.recall(userId, "2026-11-25", first, first.quote);
    expect(await on.checkpointsOf(userId)).toContain("2026-11-25 pending 2");
    await on.live(userId, "2026-11-26");
    expect(await on.checkpointsOf(userId)).toContain("2026-11-25 completed 1");
    await on.recall(userId, "2026-11-26", moved, moved.quote);
    await on.recall(userId, "2026-11-26", second, second.quote);
    expect(await on.reviewsOf(userId)).toEqual([
      "2026-11-25 3/3 on_time",
      "2026-11-26 3/3 on_time",
      "2026-11-26 3/3 late",
    ]);
  });

  test("counts once, whether the job runs twice, at once, or the item is asked twice on a day", async () => {
    const userId = await on.addUser();
    const first = await on.addTalk(userId, { day: "2026-11-24", learned: [THUMB] });
    const now = await on.evening(userId, "2026-11-24");
    await Promise.all(Array.from({ length: 4 }, () => on.updateCheckpoints({ callId: first, now })));
    const item = await onlyItem(userId);
    const callId = await on.recall(userId, "2026-11-25", item, KNEW);
    const before = await on.everythingOf(userId);
    const later = await on.evening(userId, "2026-11-25");
    await Promise.all(Array.from({ length: 4 }, () => on.updateCheckpoints({ callId, now: later })));
    await on.updateCheckpoints({ callId: first, now: later });
    await on.live(userId, "2026-11-25");
    expect(await on.everythingOf(userId)).toEqual(before);
    expect(before.filter((row) => row.startsWith("settle_progress"))).toHaveLength(2);
    await on.recall(userId, "2026-11-25", item, FORGOT);
    expect(await on.reviewsOf(userId)).toEqual(["2026-11-25 3/3 on_time"]);
  });

  test("of another person's item, or of one that doesn't exist, is none", async () => {
    const [userId, otherId] = [await on.addUser(), await on.addUser()];
    await on.tell(otherId, { day: "2026-11-24", learned: [THUMB] });
    const theirs = await onlyItem(otherId);
    const before = await on.everythingOf(otherId);
    await on.recall(userId, "2026-11-25", theirs, KNEW);
    await on.recall(userId, "2026-11-25", { ...theirs, id: "00000000-0000-4000-8000-000000000000" }, KNEW);
    expect(await on.reviewsOf(userId)).toEqual([]);
    expect(await on.everythingOf(otherId)).toEqual(before);
  });
});

describe("a correction", () => {
  const correct = async (callId: string, turn: number, meant: string) =>
    on.owner.query(
      "insert into reflection_corrections (user_id, call_id, turn, meant) select user_id, id, $2, $3 from calls where id = $1",
      [callId, turn, meant],
    );

  test("of what was learned changes the item and not its memory, puts it away, and brings it back", async () => {
    const userId = await on.addUser();
    const day = "2026-11-24";
    const callId = await on.tell(userId, { day, learned: [THUMB] });
    const item = await onlyItem(userId);
    await on.recall(userId, "2026-11-25", item, KNEW);
    const known = await onlyItem(userId);
    const now = await on.evening(userId, "2026-11-25");

    const finger = {
      quote: "my finger belongs behind the fret",
      text: "Your finger belongs behind the fret.",
    };
    await on.read(callId, { day, learned: [finger] });
    await on.updateCheckpoints({ callId, now });
    expect(await onlyItem(userId)).toEqual({
      ...known,
      ...finger,
      question: "You learned something about your finger. What was it?",
    });

    await on.read(callId, { day, learned: [] });
    await on.updateCheckpoints({ callId, now });
    expect(await onlyItem(userId)).toMatchObject({ retired: true });
    expect(await on.checkpointsOf(userId)).toEqual(["2026-11-25 completed 1"]);
    // What was recalled on another call was recalled.
    expect(await on.reviewsOf(userId)).toEqual(["2026-11-25 3/3 on_time"]);
    await on.retireItem(userId, item.id, false, now);
    expect(await onlyItem(userId)).toMatchObject({ retired: true });

    await on.read(callId, { day, learned: [THUMB] });
    await on.updateCheckpoints({ callId, now });
    expect(await onlyItem(userId)).toEqual(known);
    expect(await on.checkpointsOf(userId)).toEqual(["2026-11-25 completed 1", `${known.ask} pending 1`]);
  });

  test("of an answer grades it again, from where the memory stood, and what came after it too", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    const callId = await on.recall(userId, "2026-11-25", item, FORGOT);
    const forgotten = await onlyItem(userId);
    await on.recall(userId, forgotten.ask, item, KNEW);
    const now = await on.evening(userId, forgotten.ask);

    await correct(callId, 2, KNEW);
    await on.updateCheckpoints({ callId, now });
    const { replay } = await import("~/domain/checkpoints/schedule");
    const anew = replay("2026-11-24", [
      { rating: 3, day: "2026-11-25" },
      { rating: 3, day: forgotten.ask },
    ]);
    expect(await onlyItem(userId)).toMatchObject({ due: anew.card.due, card: anew.card });

    // Left out: it wasn't answered at all.
    await correct(callId, 2, "");
    await on.updateCheckpoints({ callId, now });
    expect(await on.reviewsOf(userId)).toEqual([`${forgotten.ask} 3/3 on_time`]);
    const alone = replay("2026-11-24", [{ rating: 3, day: forgotten.ask }]);
    expect(await onlyItem(userId)).toMatchObject({ due: alone.card.due, card: alone.card });
  });

  test("that takes the only answer of a check-point opens it again", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    const callId = await on.recall(userId, "2026-11-25", item, KNEW);
    await correct(callId, 2, "");
    await on.updateCheckpoints({ callId, now: await on.evening(userId, "2026-11-25") });
    expect(await on.checkpointsOf(userId)).toEqual(["2026-11-25 pending 1"]);
    expect(await onlyItem(userId)).toEqual(item);
  });
});

describe("the person's own word", () => {
  test("on what was heard stands, whatever is corrected afterwards", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    const callId = await on.recall(userId, "2026-11-25", item, FORGOT);
    const { toConfirm, due } = await on.dueRecalls(userId, "2026-11-25");
    expect(due).toEqual([]);
    expect(toConfirm).toMatchObject([{ itemId: item.id, callId, heard: FORGOT, rating: 1 }]);
    const reviewId = toConfirm[0]?.reviewId ?? null;

    await on.answerRecall(
      userId,
      { itemId: item.id, reviewId, rating: 3 },
      await on.evening(userId, "2026-11-25"),
    );
    expect((await on.dueRecalls(userId, "2026-11-25")).toConfirm).toEqual([]);
    await on.live(userId, "2026-11-25");
    expect(await on.reviewsOf(userId)).toEqual(["2026-11-25 1/3 on_time confirmed"]);
    expect(await onlyItem(userId)).toMatchObject({ due: "2026-11-28" });
    expect(await on.recallsOfCall(userId, callId)).toMatchObject([{ rating: 3, confirmed: true }]);
    const before = await on.everythingOf(userId);
    await on.live(userId, "2026-11-25");
    await on.updateCheckpoints({ callId, now: await on.evening(userId, "2026-11-25") });
    expect(await on.everythingOf(userId)).toEqual(before);
  });

  test("is a recall by hand, once on a day, early before its day, and never on the day it was learned", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const { id: itemId } = await onlyItem(userId);
    const byHand = async (rating: 1 | 2 | 3, day: string) =>
      on.answerRecall(userId, { itemId, reviewId: null, rating }, await on.evening(userId, day));
    await byHand(3, "2026-11-24");
    await on.live(userId, "2026-11-24");
    expect(await on.reviewsOf(userId)).toEqual([]);
    expect((await on.dueRecalls(userId, "2026-11-25")).due).toMatchObject([{ itemId, quote: THUMB.quote }]);
    await byHand(3, "2026-11-25");
    await byHand(1, "2026-11-25");
    await on.live(userId, "2026-11-25");
    expect((await on.dueRecalls(userId, "2026-11-25")).due).toEqual([]);
    await byHand(2, "2026-11-26");
    await on.live(userId, "2026-11-26");
    expect(await on.reviewsOf(userId)).toEqual([
      "2026-11-25 -/3 on_time confirmed",
      "2026-11-26 -/2 early confirmed",
    ]);
  });

  test("is taken for two ahead of their day, however many are sent at the same moment", async () => {
    const userId = await on.addUser();
    await on.tell(userId, { day: "2026-11-24", learned: learnedThings(3) });
    await on.tell(userId, { day: "2026-11-25", learned: learnedThings(3, 3) });
    const items = await on.itemsOf(userId);
    const now = await on.evening(userId, "2026-11-25");
    const ahead = items.filter(({ ask }) => ask > "2026-11-25");
    expect(ahead.length).toBeGreaterThan(2);
    const answers = await Promise.allSettled(
      ahead.map(({ id }) => on.answerRecall(userId, { itemId: id, reviewId: null, rating: 3 }, now)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });

  test("puts an item away and brings it back", async () => {
    const userId = await on.addUser();
    const callId = await on.tell(userId, { day: "2026-11-24", learned: [THUMB] });
    const item = await onlyItem(userId);
    const now = await on.evening(userId, "2026-11-24");
    await on.retireItem(userId, item.id, true, now);
    await on.applyRecalls({ userId, now });
    await on.updateCheckpoints({ callId, now });
    expect(await onlyItem(userId)).toMatchObject({ retired: true });
    expect(await on.checkpointsOf(userId)).toEqual([]);
    expect((await on.dueRecalls(userId, "2026-11-25")).due).toEqual([]);
    await expect(
      on.answerRecall(userId, { itemId: item.id, reviewId: null, rating: 3 }, now),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await on.retireItem(userId, item.id, false, now);
    await on.applyRecalls({ userId, now });
    expect(await onlyItem(userId)).toEqual(item);
    expect(await on.checkpointsOf(userId)).toEqual(["2026-11-25 pending 1"]);
  });

  test("on another person's items is refused", async () => {
    const [userId, otherId] = [await on.addUser(), await on.addUser()];
    for (const id of [userId, otherId]) await on.tell(id, { day: "2026-11-24", learned: [THUMB] });
    const [mine, theirs] = [await onlyItem(userId), await onlyItem(otherId)];
    await on.recall(otherId, "2026-11-25", theirs, FORGOT);
    const reviewId = (await on.dueRecalls(otherId, "2026-11-25")).toConfirm[0]?.reviewId ?? "";
    expect(reviewId).not.toBe("");
    const before = await on.everythingOf(otherId);
    const now = await on.evening(userId, "2026-11-25");
    for (const attempt of [
      () => on.answerRecall(userId, { itemId: theirs.id, reviewId: null, rating: 3 }, now),
      () => on.answerRecall(userId, { itemId: theirs.id, reviewId, rating: 3 }, now),
      () => on.answerRecall(userId, { itemId: mine.id, reviewId, rating: 3 }, now),
      () => on.answerRecall(userId, { itemId: "x", reviewId: null, rating: 3 }, now),
      () => on.retireItem(userId, theirs.id, true, now),
      () => on.retireItem(userId, "x", true, now),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    // Even where the row itself was written by somebody who could.
    await on.owner.query(
      "insert into recall_answers (user_id, item_id, review_id, rating) values ($1, $2, null, 3)",
      [userId, mine.id],
    );
    await on.applyRecalls({ userId, now });
    expect(await on.everythingOf(otherId)).toEqual(before);
  });
});

test("after a pause of thirty days no day asks more than two, and all come back", async () => {
  const userId = await on.addUser();
  for (let n = 0; n < 5; n++) {
    await on.tell(userId, { day: daysAfter("2026-10-01", n), learned: learnedThings(3, 3 * n) });
  }
  expect(await on.itemsOf(userId)).toHaveLength(15);
  const back = "2026-11-05";
  await on.live(userId, back);
  for (let n = 0; n < 8; n++) {
    const day = daysAfter(back, n);
    await on.live(userId, day);
    const { due } = await on.dueRecalls(userId, day);
    expect(due).toHaveLength(2);
    const items = (await on.itemsOf(userId)).filter(({ id }) => due.some(({ itemId }) => itemId === id));
    await on.tell(userId, {
      day,
      lines: items.flatMap(({ question, quote }) => [`C: ${question}`, `U: ${quote}`]),
      asked: items.map(({ id, question }) => ({ itemId: id, question })),
    });
    expect((await on.dueRecalls(userId, day)).due).toEqual([]);
  }
  // On the last day, one that was known at first comes back beside the last one.
  expect((await on.itemsOf(userId)).every(({ card }) => card.recalls >= 1)).toBe(true);
  const reviews = await on.reviewsOf(userId);
  expect(reviews.filter((words) => words.endsWith("3/3 late"))).toHaveLength(15);
  expect(reviews).toHaveLength(16);
});

test("a person without a day of their own, or without anything to recall, is left alone", async () => {
  const userId = await on.addUser();
  await on.owner.query("update users set local_tz = null where id = $1", [userId]);
  await on.applyRecalls({ userId, now: new Date("2026-11-24T12:00:00Z") });
  await on.applyRecalls({ userId: "00000000-0000-4000-8000-000000000000", now: new Date() });
  await on.updateCheckpoints({ callId: "00000000-0000-4000-8000-000000000000", now: new Date() });
  expect(await on.everythingOf(userId)).toEqual([]);
});

test("items of a skill are shown with how well they are known, and those put away last", async () => {
  const [userId, otherId] = [await on.addUser(), await on.addUser()];
  const { rows } = await on.owner.query<{ id: string }>(
    `insert into skills (code, name, category, biome, description)
     values ('guitar', 'Guitar', 'creative', 'mist', '') returning id`,
  );
  const guitar = rows[0]?.id ?? "";
  for (const id of [userId, otherId]) {
    await on.tell(id, { day: "2026-11-24", learned: [THUMB, ...learnedThings(1)] });
    await on.owner.query("update checkpoint_items set skill_id = $2 where user_id = $1", [id, guitar]);
  }
  const [first, second] = await on.itemsOf(userId);
  if (!first || !second) throw new Error("two items were expected");
  await on.recall(userId, "2026-11-25", first, FORGOT);
  await on.recall(userId, "2026-11-26", first, first.quote);
  await on.retireItem(userId, second.id, true, new Date());
  const shown = await on.itemsOfSkill(userId, [guitar]);
  expect(shown).toMatchObject([
    { itemId: first.id, recalls: 2, known: 1, lastRecall: "2026-11-26", retired: false },
    { itemId: second.id, recalls: 0, known: 0, lastRecall: null, retired: true },
  ]);
  expect(await on.itemsOfSkill(userId, ["x"])).toEqual([]);
});
