import { afterAll, beforeAll, expect, test } from "vitest";
import { xpAtLevel } from "~/domain/progress/level";
import { describeMentorCard } from "~/domain/progress/mentor-card";
import { placeSkills } from "~/domain/progress/world-layout";
import { describeWorld } from "~/domain/progress/world-view";
import { openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  on = await openWorld();
});
afterAll(() => on?.close());

const NOW = new Date("2026-03-12T17:00:00Z");
const TODAY = "2026-03-12";

/** The map's use cases beside those of progress. */
async function openWorld() {
  const progress = await openProgress();
  const world = {
    ...(await import("~/domain/progress/add-skill.server")),
    ...(await import("~/domain/progress/archive-skill.server")),
    ...(await import("~/domain/progress/discover-skill.server")),
    ...(await import("~/domain/progress/log-practice.server")),
    ...(await import("~/domain/progress/mentor-card.server")),
    ...(await import("~/domain/progress/plant-banner.server")),
    ...(await import("~/domain/progress/take-banner-down.server")),
    ...(await import("~/domain/progress/world-queries.server")),
  };
  const skillId = async (code: string) =>
    (await progress.column<string>("select id from skills where code = $1", [code]))[0] ?? "";
  const reach = (userId: string, level: number) =>
    progress.column(
      `insert into progress (user_id, xp) values ($1, $2)
       on conflict (user_id) do update set xp = excluded.xp returning xp`,
      [userId, xpAtLevel(level)],
    );
  const map = async (userId: string) => describeWorld(await world.loadWorld(userId), NOW);
  const shrines = async (userId: string) =>
    (await map(userId)).lands.flatMap(({ biome, shrines }) =>
      shrines.map(({ name, words }) => `${biome}: ${name}, ${words}`),
    );
  return { ...progress, ...world, skillId, reach, map, shrines };
}

test("every skill of the catalogue has a place of its own, on the map that is the same for everybody", async () => {
  const { skills } = await on.loadWorld(await on.addUser());
  const places = placeSkills(skills);
  expect(skills.length).toBeGreaterThan(30);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(skills.length);
  expect(places).toEqual(placeSkills([...skills].reverse()));
});

test("what was practised stands on the map, what was put away doesn't, and nobody else's does", async () => {
  const [userId, other] = [await on.addUser(), await on.addUser()];
  expect(await on.map(userId)).toMatchObject({ isEmpty: true, home: null });
  await on.logPractice(
    userId,
    { skillId: await on.skillId("guitar"), minutes: 90, day: TODAY, note: "" },
    NOW,
  );
  await on.settle(userId, NOW.toISOString(), TODAY);
  const { skillId: own } = await on.addSkill(userId, { name: "Kite flying", biome: "desert" });
  await on.discoverSkill(userId, await on.skillId("listening"));
  expect(await on.shrines(userId)).toEqual([
    "forest: Listening, level 1",
    "mist: Guitar, level 2",
    "desert: Kite flying, level 1",
  ]);
  expect(await on.map(userId)).toMatchObject({ isEmpty: false, home: "mist" });
  expect(JSON.stringify(await on.loadWorld(other))).not.toContain("Kite flying");

  await on.archiveSkill(userId, { skillId: own, archived: true }, NOW);
  expect(await on.shrines(userId)).toEqual(["forest: Listening, level 1", "mist: Guitar, level 2"]);
});

test("a banner is planted from level 20 on, once, and taken down", async () => {
  const userId = await on.addUser();
  const banner = { biome: "forest", words: "Slow and steady", emblem: "leaf" } as const;
  await on.reach(userId, 19);
  await expect(on.plantBanner(userId, banner, NOW)).rejects.toMatchObject({
    code: "bad_request",
    message: "Your own banner comes with level 20.",
  });
  expect(await on.map(userId)).toMatchObject({ banner: null, mayPlant: false });

  await on.reach(userId, 20);
  await on.plantBanner(userId, banner, NOW);
  await on.plantBanner(userId, { ...banner, biome: "peaks", emblem: "star" }, NOW);
  expect((await on.map(userId)).banner).toEqual({ ...banner, biome: "peaks", emblem: "star" });
  expect(await on.column("select 1 from world_banners where user_id = $1", [userId])).toHaveLength(1);

  await on.takeBannerDown(userId);
  await on.takeBannerDown(userId);
  expect((await on.map(userId)).banner).toBeNull();
});

test("the mentor card counts days the person kept, and their own hours", async () => {
  const userId = await on.addUser();
  for (const [code, minutes] of [
    ["guitar", 120],
    ["piano", 60],
  ] as const) {
    await on.logPractice(userId, { skillId: await on.skillId(code), minutes, day: TODAY, note: "" }, NOW);
  }
  await on.settle(userId, NOW.toISOString(), TODAY);
  const days = [
    ["2026-03-01", "talked"],
    ["2026-03-02", "missed"],
    ["2026-03-03", "freeze"],
    ["2026-03-04", "repaired"],
  ];
  for (const [day, state] of days) {
    await on.column(
      `insert into streak_days (user_id, local_date, state) values ($1, $2, $3)
       on conflict (user_id, local_date) do update set state = excluded.state returning 1`,
      [userId, day, state],
    );
  }
  await on.reach(userId, 50);
  const facts = await on.mentorFacts(userId);
  expect(facts).toMatchObject({
    keptDays: 2,
    skills: [
      { name: "Guitar", minutes: 120 },
      { name: "Piano", minutes: 60 },
    ],
  });
  expect(describeMentorCard(facts)).toMatchObject({ isOpen: true, level: 50, kept: "2 days kept" });
});
