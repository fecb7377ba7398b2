import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knows, likes, NOW, openMemories, sentence } from "../setup/memory-stage";

let on: Awaited<ReturnType<typeof openMemories>>;
beforeAll(async () => {
  on = await openMemories();
});
afterAll(() => on?.close());

const LOVE = ["I love Chinese food."];
const HATE = ["I hate Chinese food now."];
const loves = [likes(1, "Chinese food", "love")];
const hates = [likes(1, "chinese food", "hate")];

describe("a talk", () => {
  test("that says something new adds it once, however often it is looked at", async () => {
    const userId = await on.addUser();
    const callId = await on.tell(userId, 3, LOVE, loves);
    expect(await on.known(userId)).toEqual(["preference: You love Chinese food."]);
    const before = await on.everything(userId);
    await on.store(callId);
    expect(await on.everything(userId)).toBe(before);
  });

  test("that says the same again adds nothing", async () => {
    const userId = await on.addUser();
    await on.tell(userId, 3, LOVE, loves);
    await on.tell(userId, 9, LOVE, loves);
    expect(await on.known(userId)).toEqual(["preference: You love Chinese food."]);
    const { rows } = await on.owner.query(
      "select valid_from::text, last_said_on::text from memories where user_id = $1",
      [userId],
    );
    expect(rows).toEqual([{ valid_from: "2026-11-03", last_said_on: "2026-11-09" }]);
  });

  test("that says otherwise supersedes, whichever of the two is looked at first", async () => {
    const expected = ["preference: You hate chinese food. < You love Chinese food."];
    const userId = await on.addUser();
    await on.tell(userId, 3, LOVE, loves);
    await on.tell(userId, 9, HATE, hates);
    expect(await on.known(userId)).toEqual(expected);
    const late = await on.addUser();
    await on.tell(late, 9, HATE, hates);
    await on.tell(late, 3, LOVE, loves);
    expect(await on.known(late)).toEqual(expected);
    for (const id of [userId, late]) {
      const { rows } = await on.owner.query(
        `select m.valid_until::text, n.text as by from memories m left join memories n on n.id = m.superseded_by
         where m.user_id = $1 order by m.valid_from`,
        [id],
      );
      expect(rows).toEqual([
        { valid_until: "2026-11-09", by: "You hate chinese food." },
        { valid_until: null, by: null },
      ]);
    }
  });

  test("that is corrected takes back what it alone said, and what it superseded holds again", async () => {
    const userId = await on.addUser();
    const first = await on.tell(userId, 3, LOVE, [...loves, knows(1, "Marta", "sister")]);
    const second = await on.tell(userId, 9, HATE, [...hates, knows(1, "Marta", null)]);
    await on.reflect(second, []);
    await on.store(second);
    expect(await on.known(userId)).toEqual([
      "person: Marta is your sister.",
      "preference: You love Chinese food.",
    ]);
    await on.reflect(first, [], "too_little");
    await on.store(first);
    expect(await on.known(userId)).toEqual([]);
    expect(await on.found(userId, "marta")).toEqual([]);
  });

  test("that is corrected leaves what another talk has said, too", async () => {
    const userId = await on.addUser();
    const first = await on.tell(userId, 3, LOVE, loves);
    const second = await on.tell(userId, 9, LOVE, loves);
    await on.pinMemory(userId, await on.idOf(userId, "You love Chinese food."), true, NOW);
    await on.reflect(first, []);
    await on.store(first);
    expect(await on.known(userId)).toEqual(["pinned: You love Chinese food."]);
    const { rows } = await on.owner.query(
      "select call_id, valid_from::text from memories where user_id = $1",
      [userId],
    );
    expect(rows).toEqual([{ call_id: second, valid_from: "2026-11-09" }]);
  });

  test.each(["too_little", "crisis", "wrong_number", "only_plans"])(
    "that was %s makes no memory",
    async (outcome) => {
      const userId = await on.addUser();
      await on.tell(userId, 3, LOVE, loves, outcome);
      expect(await on.known(userId)).toEqual([]);
      // Words of a stranger aren't theirs to be found.
      const turns = outcome === "wrong_number" ? [] : ["turn: I love [Chinese] food."];
      expect(await on.found(userId, "chinese")).toEqual(turns);
    },
  );

  test("that turned out to have been none leaves nothing", async () => {
    const userId = await on.addUser();
    const callId = await on.tell(userId, 3, LOVE, loves);
    await on.owner.query("delete from reflections where call_id = $1", [callId]);
    await on.owner.query("update calls set status = 'voicemail' where id = $1", [callId]);
    await on.store(callId);
    expect(await on.everything(userId)).toBe("");
  });

  test("about something grave is kept as such", async () => {
    const userId = await on.addUser();
    const grave = {
      ...likes(1, "x", "y"),
      quote: "My father died in March.",
      text: "Your father died in March.",
    };
    await on.tell(userId, 3, ["My father died in March."], [grave, likes(2, "tea", "love")]);
    const { rows } = await on.owner.query(
      "select text, sensitive from memories where user_id = $1 order by sensitive",
      [userId],
    );
    expect(rows).toEqual([
      { text: "You love tea.", sensitive: false },
      { text: "Your father died in March.", sensitive: true },
    ]);
  });

  test("that nobody knows of is over at once", async () => {
    await on.store("00000000-0000-4000-8000-000000000000");
  });

  test("looked at by two workers at the same time is kept once", async () => {
    const userId = await on.addUser();
    const [first, second] = [await on.tell(userId, 3, [], []), await on.tell(userId, 9, [], [])];
    await on.reflect(first, loves);
    await on.reflect(second, hates);
    await Promise.all([first, second, first, second].map(on.store));
    expect(await on.known(userId)).toEqual(["preference: You hate chinese food. < You love Chinese food."]);
  });
});

describe("a memory in the person's own wording", () => {
  const OWN = "I love Chinese food, but only noodles.";
  const corrected = async () => {
    const userId = await on.addUser();
    const callId = await on.tell(userId, 3, LOVE, loves);
    await on.correctMemory(
      userId,
      { memoryId: await on.idOf(userId, "You love Chinese food."), text: OWN },
      NOW,
    );
    return { userId, callId };
  };

  test("is found under it, and not under the old one", async () => {
    const { userId } = await corrected();
    expect(await on.found(userId, "noodles")).toEqual(["memory: I love Chinese food, but only [noodles]."]);
    expect(await on.found(userId, "food", { kind: "memories" })).toHaveLength(1);
  });

  test("stands when the same talk is read again, and when a later one says the same", async () => {
    const { userId, callId } = await corrected();
    for (const again of [loves, hates, []]) {
      await on.reflect(callId, again);
      await on.store(callId);
      expect(await on.known(userId)).toEqual([`preference: ${OWN}`]);
    }
    await on.reflect(callId, loves);
    await on.tell(userId, 9, LOVE, loves);
    expect(await on.known(userId)).toEqual([`preference: ${OWN}`]);
  });

  test("is superseded by a later talk that says otherwise", async () => {
    const { userId } = await corrected();
    await on.tell(userId, 9, HATE, hates);
    expect(await on.known(userId)).toEqual([`preference: You hate chinese food. < ${OWN}`]);
    expect(await on.found(userId, "noodles")).toEqual([]);
    const { rows } = await on.owner.query("select id from memories where user_id = $1 and text = $2", [
      userId,
      OWN,
    ]);
    const past = { memoryId: rows[0].id, text: "x" };
    await expect(on.correctMemory(userId, past, NOW)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a forgotten memory", () => {
  const forgotten = async () => {
    const userId = await on.addUser();
    const summary = sentence("summary", [1, 2], "You talked about Chinese food and guitar.");
    const learned = sentence("learned", [2], "You learned to slow down.");
    const said = ["I love Chinese food.", "I practised guitar and learned to slow down."];
    const first = await on.tell(userId, 3, said, [...loves, summary, learned]);
    const again = await on.tell(userId, 5, ["As I said, I love Chinese food."], loves);
    await on.tell(userId, 9, HATE, hates);
    const memoryId = await on.idOf(userId, "You hate chinese food.");
    await on.forgetMemory(userId, memoryId, NOW);
    return { userId, memoryId, first, again };
  };

  test("keeps no word, nor do the values before it", async () => {
    const { userId } = await forgotten();
    expect(await on.known(userId)).toEqual([]);
    expect(await on.listMemories(userId)).toEqual({ groups: [], forgotten: 2 });
    expect(await on.everything(userId)).not.toMatch(/chinese/i);
  });

  test("is gone from search, with the turns and the sentences that tell it, on every talk", async () => {
    const { userId } = await forgotten();
    for (const q of ["chinese", "food", "hate", "love"]) expect(await on.found(userId, q)).toEqual([]);
    expect(await on.found(userId, "slow")).toEqual([
      "reflection: You learned to [slow] down.",
      "turn: I practised guitar and learned to [slow] down.",
    ]);
  });

  test("isn't revived: neither by the same talks nor by later ones, nor found in them", async () => {
    const { userId, first, again } = await forgotten();
    const before = await on.everything(userId);
    await on.store(first);
    await on.store(again);
    expect(await on.everything(userId)).toBe(before);
    await on.tell(userId, 20, ["I love Chinese food!"], loves);
    await on.tell(userId, 21, ["I hate Chinese food!"], hates);
    expect(await on.known(userId)).toEqual([]);
    expect(await on.found(userId, "chinese")).toEqual([]);
  });

  test("can be forgotten twice, and be pinned or worded no more", async () => {
    const { userId, memoryId } = await forgotten();
    const before = await on.everything(userId);
    await on.forgetMemory(userId, memoryId, new Date("2026-12-24T12:00:00Z"));
    const gone = { code: "not_found" };
    await expect(on.pinMemory(userId, memoryId, true, NOW)).rejects.toMatchObject(gone);
    await expect(on.correctMemory(userId, { memoryId, text: "x" }, NOW)).rejects.toMatchObject(gone);
    expect(await on.everything(userId)).toBe(before);
  });

  test("of a person stays forgotten, whoever they are said to be", async () => {
    const userId = await on.addUser();
    await on.tell(userId, 3, ["I met Marta."], [knows(1, "Marta", null)]);
    await on.forgetMemory(userId, await on.idOf(userId, "You know Marta."), NOW);
    await on.tell(userId, 9, ["My sister Marta came."], [knows(1, "Marta", "sister")]);
    expect(await on.known(userId)).toEqual([]);
  });

  test("isn't forgotten for somebody else", async () => {
    const { userId, memoryId } = await forgotten();
    const other = await on.addUser();
    await on.tell(other, 3, LOVE, loves);
    expect(await on.known(other)).toEqual(["preference: You love Chinese food."]);
    const theirs = await on.idOf(other, "You love Chinese food.");
    await expect(on.forgetMemory(userId, theirs, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(on.forgetMemory(other, memoryId, NOW)).rejects.toMatchObject({ code: "not_found" });
    expect(await on.known(other)).toHaveLength(1);
  });
});

describe("what the person tells in writing", () => {
  test("is kept once, is found, can be worded anew and forgotten, and may be told again", async () => {
    const userId = await on.addUser();
    const id = await on.addMemory(userId, "I was born in Lima.", NOW);
    expect(await on.addMemory(userId, "I was born in  LIMA", NOW)).toBe(id);
    expect(await on.known(userId)).toEqual(["own: I was born in Lima."]);
    expect(await on.found(userId, "lima")).toEqual(["memory: I was born in [Lima]."]);
    await on.correctMemory(userId, { memoryId: id, text: "I was born in Cusco." }, NOW);
    await on.pinMemory(userId, id, true, NOW);
    await on.pinMemory(userId, id, true, NOW);
    expect(await on.known(userId)).toEqual(["pinned: I was born in Cusco."]);
    await on.pinMemory(userId, id, false, NOW);
    expect(await on.known(userId)).toEqual(["own: I was born in Cusco."]);
    await on.forgetMemory(userId, id, NOW);
    expect(await on.everything(userId)).not.toMatch(/lima|cusco/i);
    expect(await on.addMemory(userId, "I was born in Lima.", NOW)).not.toBe(id);
    expect(await on.known(userId)).toEqual(["own: I was born in Lima."]);
  });
});

test("the words that rows are made of are counted as rows come and go", async () => {
  const userId = await on.addUser();
  const words = async () => {
    const { rows } = await on.owner.query(
      "select word || ' ' || entries as line from search_words where user_id = $1 order by word",
      [userId],
    );
    return rows.map(({ line }) => line);
  };
  const callId = await on.tell(userId, 3, ["Guitar, guitar and piano 45.", "Guitar"]);
  expect(await words()).toEqual(["and 1", "guitar 2", "piano 1"]);
  await on.owner.query(
    "insert into reflection_corrections (user_id, call_id, turn, meant) values ($1, $2, 1, 'Violin')",
    [userId, callId],
  );
  await on.store(callId);
  expect(await words()).toEqual(["guitar 1", "violin 1"]);
  expect(await on.found(userId, "piano")).toEqual([]);
  await on.owner.query("delete from users where id = $1", [userId]);
  expect(await words()).toEqual([]);
});
