import { describe, expect, test } from "vitest";
import { biomeFor, type KnownSkill, matchSkill, plainName, skillName, targetOf } from "./skill-match";

const skill = (id: string, about: Partial<KnownSkill> = {}): KnownSkill => ({
  id,
  code: id,
  name: id,
  ownName: null,
  mergedInto: null,
  isMetaSkill: false,
  ...about,
});
const KNOWN = [
  skill("guitar", { name: "Guitar" }),
  skill("running", { name: "Running" }),
  skill("public_speaking", { name: "Public speaking" }),
  skill("machine_learning", { name: "Machine learning" }),
  skill("languages", { name: "Languages" }),
  skill("focus", { name: "Focus", isMetaSkill: true }),
  skill("pottery", { code: "own:1", name: "Pottery" }),
  skill("clay", { code: "own:2", name: "Clay", mergedInto: "pottery" }),
  skill("piano", { name: "Piano", ownName: "Chopin" }),
];

describe("a thing that was practised", () => {
  test.each([
    ["guitar", "guitar"],
    ["the guitar", "guitar"],
    ["Guitarra", "guitar"],
    ["la guitarra", "guitar"],
    ["playing guitar", "guitar"],
    ["ran", "running"],
    ["jogging", "running"],
    ["correr", "running"],
    ["hablar en público", "public_speaking"],
    ["aprendizaje automático", "machine_learning"],
    ["español", "languages"],
    ["pottery", "pottery"],
    ["my clay", "pottery"],
    ["chopin", "piano"],
    ["piano", "piano"],
  ])("%s is a known skill", (thing, id) => {
    expect(matchSkill(thing, KNOWN)).toBe(id);
  });

  test.each(["guitar hero", "bass", "focus", "", "  ", "...", "constructor", "__proto__"])(
    "%j is none of them",
    (thing) => {
      expect(matchSkill(thing, KNOWN)).toBeNull();
    },
  );

  test("means the skill that the person calls so, before the catalogue's", () => {
    const renamed = [...KNOWN, skill("bass", { code: "own:3", name: "Bass", ownName: "Guitar" })];
    expect(matchSkill("guitar", renamed)).toBe("bass");
  });
});

test("a skill that was merged leads to its target, however long the way, and round in no circle", () => {
  const chain = [
    { id: "a", mergedInto: "b" },
    { id: "b", mergedInto: "c" },
    { id: "c", mergedInto: null },
  ];
  expect(chain.map(({ id }) => targetOf(id, chain))).toEqual(["c", "c", "c"]);
  const circle = [
    { id: "a", mergedInto: "b" },
    { id: "b", mergedInto: "a" },
  ];
  expect(targetOf("a", circle)).toBe("b");
  expect(targetOf("elsewhere", chain)).toBe("elsewhere");
});

test("a name that was cut is found again by the whole of it", () => {
  const thing = "the very slow and careful art of restoring wooden sailing boats from the islands";
  const boats = { id: "boats", code: "own:1", name: skillName(thing) };
  const known = [{ ...boats, ownName: null, mergedInto: null, isMetaSkill: false }];
  expect(matchSkill(thing, known)).toBe("boats");
});

test.each([
  ["rock climbing", "Rock climbing"],
  ["the banjo", "Banjo"],
  ["BJJ", "BJJ"],
  ["x".repeat(80), `X${"x".repeat(59)}`],
  [`${"x".repeat(59)}😀`, `X${"x".repeat(58)}\uFFFD`],
])("%s is named %s", (thing, name) => {
  expect(skillName(thing)).toBe(name);
});

test.each([
  ["Rock climbing", "desert"],
  ["Rust", "tech"],
  ["Debate", "forest"],
  ["Coaching", "peaks"],
  ["Pottery", "mist"],
  ["Natación", "desert"],
] as const)("%s stands in the %s", (name, biome) => {
  expect(biomeFor(name)).toBe(biome);
});

test("names are compared without case, accents and articles", () => {
  expect(plainName("  La  Canción! ")).toBe("cancion");
  expect(plainName("C++")).toBe("c++");
});
