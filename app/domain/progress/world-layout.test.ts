import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BIOME_CODES } from "./skill-words";
import { distance, isInland } from "./world-land";
import {
  LAST_STEP,
  nameSteps,
  placeSkills,
  placesOf,
  SMALLEST_SHRINE,
  shrineSize,
  zoomStep,
} from "./world-layout";

const MOST = 60;

const biome = fc.constantFrom(...BIOME_CODES);
const skills = (count: number) =>
  fc.array(fc.record({ id: fc.uuid(), biome, code: fc.uuid().map((code) => `own:${code}`) }), {
    minLength: count,
    maxLength: count,
  });

describe.each(BIOME_CODES)("the %s", (land) => {
  test("has places for sixty, all of them on land", () => {
    expect(placesOf(land).length).toBeGreaterThanOrEqual(MOST);
    for (const place of placesOf(land)) expect(isInland(land, place, 0)).toBe(true);
  });
});

describe("shrines", () => {
  test("stand beside each other and never on each other, up to sixty of a land", () => {
    fc.assert(
      fc.property(biome, fc.integer({ min: 1, max: MOST }), (land, count) => {
        const standing = placesOf(land).slice(0, count);
        const size = shrineSize(standing);
        expect(size).toBeGreaterThanOrEqual(SMALLEST_SHRINE);
        standing.forEach((place, index) => {
          for (const other of standing.slice(index + 1)) {
            expect(distance(place, other)).toBeGreaterThanOrEqual(2 * size);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  test("keep their places when another skill is made", () => {
    fc.assert(
      fc.property(skills(30), fc.integer({ min: 0, max: 29 }), (all, count) => {
        const before = placeSkills(all.slice(0, count));
        const after = placeSkills(all);
        for (const [id, place] of before) expect(after.get(id)).toEqual(place);
      }),
      { numRuns: 30 },
    );
  });

  test("have no place twice, with the catalogue and skills of one's own", () => {
    const own = Array.from({ length: 40 }, (_, index) => ({
      id: `${index}`,
      code: `own:${index}`,
      biome: "mist" as const,
    }));
    const known = ["guitar", "piano", "writing"].map((code) => ({ id: code, code, biome: "mist" as const }));
    const places = placeSkills([...known, ...own]);
    expect(places.size).toBe(43);
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(43);
    // The catalogue's stand where they stand for everybody.
    expect(places.get("guitar")).toEqual(
      placeSkills([{ id: "guitar", code: "guitar", biome: "mist" }]).get("guitar"),
    );
  });

  test("past the last place of a land have none", () => {
    const all = placesOf("tech").length;
    const own = Array.from({ length: all + 3 }, (_, index) => ({
      id: `${index}`,
      code: `own:${index}`,
      biome: "tech" as const,
    }));
    expect(placeSkills(own).size).toBeLessThan(all);
  });
});

describe("names", () => {
  const named = (count: number) =>
    placesOf("forest")
      .slice(0, count)
      .map((place, index) => ({
        id: `${index}`,
        name: "Public speaking",
        place,
        size: shrineSize(placesOf("forest").slice(0, count)),
      }));

  test("are shown from some zoom on, all of them when nearest", () => {
    const steps = nameSteps(named(MOST), { x: 0, y: 0 });
    expect(steps.size).toBe(MOST);
    for (const step of steps.values()) expect(step).toBeLessThanOrEqual(LAST_STEP);
  });

  test("of the first ones show sooner than of the rest", () => {
    const steps = nameSteps(named(30), { x: 0, y: 0 });
    expect(steps.get("0")).toBeLessThanOrEqual(Math.min(...[...steps.values()].slice(20)));
  });

  test("of a few show on the whole map", () => {
    for (const step of nameSteps(named(3), { x: 0, y: 0 }).values()) expect(step).toBeLessThanOrEqual(0);
  });
});

test("a zoom has one step, whatever it is", () => {
  expect([0.01, 0.5, 1, 1.19, 1.2, 4, 99].map(zoomStep)).toEqual([-8, -4, 0, 0, 1, 7, 9]);
});
