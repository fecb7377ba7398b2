import { describe, expect, test } from "vitest";
import { xpAtLevel } from "./level";
import { minutesAtLevel } from "./skill-level";
import { describeWorld, startOf, tierOf, type WorldFacts, type WorldSkill, worldPeek } from "./world-view";

const NOW = new Date("2026-03-12T17:00:00Z");

const skill = (code: string, more: Partial<WorldSkill> = {}): WorldSkill => ({
  ...{ id: code, code, name: code, biome: "mist", category: "creative", description: `About ${code}.` },
  ...{ isMeta: false, isMine: false, isArchived: false, isMerged: false, minutes: 0, xp: 0 },
  ...{ lastPracticedAt: null, dueAt: null },
  ...more,
});
const mine = (code: string, more: Partial<WorldSkill> = {}) => skill(code, { isMine: true, ...more });
const world = (skills: WorldSkill[], more: Partial<WorldFacts> = {}) =>
  describeWorld({ zone: "Europe/Berlin", dayStart: 0, xp: 0, skills, banner: null, ...more }, NOW);
const land = (shown: ReturnType<typeof world>, biome: string) => {
  const found = shown.lands.find((each) => each.biome === biome);
  if (!found) throw new Error(`No ${biome}`);
  return found;
};
const ids = (shrines: { id: string }[]) => shrines.map(({ id }) => id).sort();

describe("fog", () => {
  test("lies over every land of somebody new", () => {
    const shown = world([skill("guitar"), skill("listening", { biome: "forest" })]);
    expect(shown.isEmpty).toBe(true);
    expect(shown.lands.map(({ inFog }) => inFog)).toEqual(Array(6).fill(true));
    expect(startOf(shown, null)).toBeNull();
    expect(worldPeek(shown).words).toBe("All of it still lies in the fog.");
  });

  test("covers what isn't discovered, without a name, until level 5", () => {
    const skills = [
      mine("guitar"),
      skill("piano"),
      skill("listening", { biome: "forest", category: "talk" }),
    ];
    const below = land(world(skills, { xp: xpAtLevel(5) - 1 }), "mist");
    expect([ids(below.shrines), ids(below.near), below.fog.length]).toEqual([["guitar"], [], 1]);
    const above = world(skills, { xp: xpAtLevel(5) });
    expect([ids(land(above, "mist").near), land(above, "mist").fog.length]).toEqual([["piano"], 0]);
    // Nothing of the person's is like it.
    expect(land(above, "forest")).toMatchObject({ inFog: true, near: [], shrines: [] });
  });

  test("comes back over what was put away, and its place waits", () => {
    const skills = [mine("guitar"), mine("own:1", { isArchived: true }), mine("own:2")];
    const shown = land(world(skills), "mist");
    expect(ids(shown.shrines)).toEqual(["guitar", "own:2"]);
    const before = land(world([mine("guitar"), mine("own:1"), mine("own:2")]), "mist");
    const spot = (at: typeof shown, id: string) => at.shrines.find((shrine) => shrine.id === id);
    expect(spot(shown, "own:2")).toMatchObject({ x: spot(before, "own:2")?.x, y: spot(before, "own:2")?.y });
  });

  test("keeps a skill that grows by itself until it has grown", () => {
    const discipline = { biome: "meadow" as const, isMeta: true };
    expect(land(world([skill("discipline", discipline)]), "meadow").shrines).toEqual([]);
    const grown = world([mine("discipline", { ...discipline, xp: 10 })]);
    expect(ids(land(grown, "meadow").shrines)).toEqual(["discipline"]);
    expect(startOf(grown, null)).not.toBeNull();
  });
});

describe("a shrine", () => {
  const one = (more: Partial<WorldSkill>) => land(world([mine("guitar", more)]), "mist").shrines[0];

  test("grows with the level", () => {
    expect([1, 4, 5, 9, 10, 29, 30, 59, 60, 89, 90, 99].map(tierOf)).toEqual([
      1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6,
    ]);
    expect(one({ minutes: minutesAtLevel(30) })).toMatchObject({ level: 30, tier: 4, fraction: 0 });
  });

  test("says its level, what is due and when it was practised last", () => {
    expect(one({})).toMatchObject({ words: "level 1", isDue: false, isResting: false });
    expect(one({ dueAt: NOW })).toMatchObject({ words: "level 1, check-point due", isDue: true });
    expect(one({ dueAt: new Date(NOW.getTime() + 1) })).toMatchObject({ isDue: false });
    expect(one({ lastPracticedAt: new Date("2026-02-12T12:00:00Z") })).toMatchObject({ isResting: false });
    expect(one({ lastPracticedAt: new Date("2026-02-11T12:00:00Z") })).toMatchObject({
      isResting: true,
      words: "level 1, last practised Wed 11 Feb",
    });
  });
});

test("the map opens at the land with most practice, or at the skill that is asked for", () => {
  const shown = world([
    mine("guitar", { minutes: 60 }),
    mine("running", { biome: "desert", category: "body", minutes: 90 }),
    mine("piano", { minutes: 45 }),
  ]);
  expect(shown.home).toBe("mist");
  const running = land(shown, "desert").shrines[0];
  expect(startOf(shown, "running")).toEqual({ x: running?.x, y: running?.y });
  expect(startOf(shown, "nobody's")).toEqual(startOf(shown, null));
  expect(worldPeek(shown)).toMatchObject({ words: "3 shrines on 2 of 6 lands.", due: null });
});
