import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CorrectionDiff } from "~/domain/progress/correction-diff";
import type { Finding } from "~/domain/progress/findings";
import { openProgress } from "../setup/progress";

const MONDAY = "2026-11-23";
const now = new Date(`${MONDAY}T20:00:00Z`);
/** Our own companion's questions and a person's answers. */
const TALK = [
  ["companion", "Hi Asha, it's relevel.me. What did you practise today?"],
  ["user", "I practised guitar for 45 minutes."],
  ["companion", "45 minutes of guitar. What did you learn or notice?"],
  ["user", "I learned that my thumb belongs behind the neck."],
  ["companion", "What was hard?"],
  ["user", "The F chord was really hard, my hand gets tired."],
  ["companion", "What's your next step?"],
  ["user", "I'll send the recording to Tom on Friday."],
  ["companion", "Anything else?"],
  ["user", "My sister Nora sings along. I also ran for half an hour."],
] as const;

let on: Awaited<ReturnType<typeof open>>;
async function open() {
  const stage = await openProgress();
  const { reflectOnCall } = await import("~/domain/progress/reflect-on-call.server");
  const { updateCheckpoints } = await import("~/domain/checkpoints/update-checkpoints.server");
  const { storeMemories } = await import("~/domain/memories/store-memories.server");
  const { correctTurn } = await import("~/domain/progress/correct-turn.server");
  const { callOutcome } = await import("~/domain/progress/call-outcome.server");
  return { ...stage, reflectOnCall, updateCheckpoints, storeMemories, correctTurn, callOutcome };
}
beforeAll(async () => {
  on = await open();
});
afterAll(() => on?.close());

/** Everything that follows a talk, as the worker does it. */
async function follow(callId: string): Promise<void> {
  await on.reflectOnCall({ callId, now });
  await on.awardProgress({ callId, now });
  await on.updateCheckpoints({ callId, now });
  await on.storeMemories({ callId, now });
  const [userId = ""] = await on.column<string>("select user_id from calls where id = $1", [callId]);
  await on.settleProgress({ userId, now });
}

async function tell(userId: string, turns: readonly (readonly [string, string])[] = TALK): Promise<string> {
  const callId = await on.addCall(userId, { day: MONDAY });
  const transcript = turns.map(([role, text]) => ({ role, text, at: `${MONDAY}T19:00:00Z` }));
  await on.owner.query("update calls set transcript = $2, duration_seconds = 320 where id = $1", [
    callId,
    JSON.stringify(transcript),
  ]);
  await follow(callId);
  return callId;
}

const foundIn = async (callId: string) =>
  ((await on.column<Finding[]>("select found from reflections where call_id = $1", [callId]))[0] ?? []).map(
    ({ kind, text }) => `${kind}: ${text}`,
  );

/** The gentle one of a day with nothing open isn't said by anybody. */
const promisesOf = async (userId: string) =>
  (await on.questsOf(userId)).filter((quest) => !quest.includes("Spend 15 minutes"));

const changesOf = async (callId: string) =>
  (
    await on.column<CorrectionDiff>(
      "select diff from reflection_corrections where call_id = $1 order by created_at desc limit 1",
      [callId],
    )
  )[0]?.changes;

describe("not what I meant", () => {
  test("another number of minutes changes the session and its XP, and nothing else", async () => {
    const userId = await on.addUser();
    const callId = await tell(userId);
    const before = await foundIn(callId);
    const { replayed: xp } = await on.totalsOf(userId);

    await on.correctTurn(userId, { callId, turn: 2, meant: "I practised guitar for 30 minutes." });
    await follow(callId);

    const changes = await changesOf(callId);
    expect(changes?.filter(({ what }) => what !== "finding")).toEqual([
      { kind: "changed", what: "practice", skill: "Guitar", before: 45, after: 30 },
      { kind: "changed", what: "xp", before: expect.any(Number), after: expect.any(Number) },
    ]);
    const sentences = changes?.filter(({ what }) => what === "finding") ?? [];
    expect(sentences.length).toBeGreaterThan(0);
    for (const change of sentences) expect(JSON.stringify(change)).toMatch(/guitar for (45|30) minutes/);
    expect(await foundIn(callId)).toEqual(
      before.map((text) => text.replace("guitar for 45 minutes", "guitar for 30 minutes")),
    );
    // An hour is 100 XP: a quarter of an hour less is 25.
    const { progress, replayed } = await on.totalsOf(userId);
    expect(replayed).toBe(xp - 25);
    expect(progress.xp).toBe(replayed);
    const ledger = await on.ledgerOf(userId);
    expect(ledger.filter(({ reverses }) => reverses !== null).map(({ amount }) => amount)).toEqual([-75]);
  });

  test("a sentence that is left out takes along all that stood on it, and comes back whole", async () => {
    const userId = await on.addUser();
    const callId = await tell(userId);
    const before = {
      found: await foundIn(callId),
      quests: await promisesOf(userId),
      xp: (await on.totalsOf(userId)).replayed,
    };
    expect(before.quests).toEqual([expect.stringMatching(/^open Send the recording to Tom 2026-11-27/)]);

    await on.correctTurn(userId, { callId, turn: 8, meant: "" });
    await follow(callId);
    expect((await on.questsOf(userId)).filter((quest) => quest.startsWith("open Send"))).toEqual([]);
    expect((await foundIn(callId)).filter((text) => /recording/.test(text))).toEqual([]);
    const kinds = (await changesOf(callId))?.map(({ kind, what }) => `${kind} ${what}`) ?? [];
    expect(kinds).toContain("removed quest");
    expect(kinds).not.toContain("changed practice");

    await on.correctTurn(userId, { callId, turn: 8, meant: null });
    await follow(callId);
    expect(await foundIn(callId)).toEqual(before.found);
    expect(await promisesOf(userId)).toEqual(before.quests);
    expect((await on.totalsOf(userId)).replayed).toBe(before.xp);
  });

  test("what was learned, and who was named, follow the correction", async () => {
    const userId = await on.addUser();
    const callId = await tell(userId);
    const items = () =>
      on.column<string>("select text from checkpoint_items where user_id = $1 and retired_at is null", [
        userId,
      ]);
    const memories = () =>
      on.column<string>(
        "select text from memories where user_id = $1 and kind = 'person' and forgotten_at is null",
        [userId],
      );
    expect(await items()).toEqual([expect.stringContaining("thumb")]);
    expect(await memories()).toEqual([expect.stringContaining("Nora")]);

    await on.correctTurn(userId, { callId, turn: 4, meant: "I learned that my wrist should stay low." });
    await on.correctTurn(userId, {
      callId,
      turn: 10,
      meant: "My sister Laura sings along. I also ran for half an hour.",
    });
    await follow(callId);
    expect(await items()).toEqual([expect.stringContaining("wrist")]);
    expect(await memories()).toEqual([expect.stringContaining("Laura")]);
    const { words } = await on.callOutcome(
      userId,
      { id: callId, kind: "daily", status: "completed", endedAt: now.toISOString() },
      now,
    );
    expect(JSON.stringify(words)).not.toMatch(/thumb|Nora/);
  });

  test("every job twice, and a correction that says the same, change nothing", async () => {
    const userId = await on.addUser();
    const callId = await tell(userId);
    const before = await on.everythingOf(userId);
    await follow(callId);
    await on.correctTurn(userId, { callId, turn: 2, meant: "I practised guitar for 45 minutes." });
    await follow(callId);
    expect(await on.everythingOf(userId)).toEqual(before);
  });

  test("only the person's own turns of their own talks can be corrected", async () => {
    const [userId, other] = [await on.addUser(), await on.addUser()];
    const callId = await tell(userId);
    for (const [who, turn] of [
      [other, 2],
      [userId, 1],
      [userId, 99],
    ] as const) {
      await expect(on.correctTurn(who, { callId, turn, meant: "Something else." })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

test("every citation exists, is the person's own turn, and holds the quote, letter for letter", async () => {
  const userId = await on.addUser();
  const callId = await tell(userId);
  const [found = []] = await on.column<Finding[]>("select found from reflections where call_id = $1", [
    callId,
  ]);
  expect(found.length).toBeGreaterThan(5);
  for (const { turns, quote } of found) {
    expect(turns.length).toBeGreaterThan(0);
    for (const turn of turns) expect(TALK[turn - 1]?.[0]).toBe("user");
    expect(TALK[(turns[0] ?? 0) - 1]?.[1]).toContain(quote);
  }
});
