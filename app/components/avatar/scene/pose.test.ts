import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMPANION_STATES } from "../companion-state";
import { VISEMES } from "../speech/visemes";
import { blinkAt, glanceAt } from "./glances";
import {
  type Channel,
  enter,
  FADE,
  type Layer,
  lips,
  MOST,
  type PoseFacts,
  poseOf,
  poseThrough,
} from "./pose";

const point = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
});
const facts = fc.record({
  state: fc.constantFrom(...COMPANION_STATES),
  time: fc.double({ min: 0, max: 4e6, noNaN: true }),
  since: fc.double({ min: 0, max: 4e6, noNaN: true }),
  seed: fc.integer(),
  look: point,
  turn: point,
  loud: fc.double({ min: 0, max: 1, noNaN: true }),
  phrase: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })),
  calm: fc.boolean(),
});

const STILL: PoseFacts = {
  ...{ state: "idle", time: 0, since: 0, seed: 1, look: { x: 0, y: 0 } },
  ...{ turn: { x: 0, y: 0 }, loud: 0, phrase: null, calm: false },
};

const SHARES: Channel[] = ["blink", "happy", "wide", "worry", "smile", "open"];
const SIGNED: Channel[] = ["gazeX", "gazeY", "browLeft", "browRight"];

describe("a pose", () => {
  test("keeps every channel within its bounds", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const pose = poseOf(one);
        for (const name of SHARES) expect(pose[name]).toBeGreaterThanOrEqual(0);
        for (const name of [...SHARES, ...SIGNED]) expect(Math.abs(pose[name])).toBeLessThanOrEqual(1);
        for (const name of ["yaw", "pitch", "roll"] as const)
          expect(Math.abs(pose[name])).toBeLessThanOrEqual(MOST[name]);
        expect(pose.blink + pose.happy).toBeLessThanOrEqual(1 + 1e-9);
        expect(pose.smile + pose.open).toBeLessThanOrEqual(1 + 1e-9);
        for (const value of Object.values(pose)) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("is the same for the same facts", () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(poseOf(one)).toEqual(poseOf({ ...one }));
      }),
      { numRuns: 50 },
    );
  });

  test("stands still when calm, but for blinking", () => {
    for (const state of COMPANION_STATES) {
      const at = (time: number) =>
        JSON.stringify({ ...poseOf({ ...STILL, state, time, calm: true }), blink: 0 });
      expect(at(9_000)).toBe(at(31_234));
    }
  });

  const ROWS: [words: string, holds: boolean][] = [
    ["asleep, the eyes stay shut", poseOf({ ...STILL, state: "sleeping", time: 1e4 }).blink === 1],
    ["asleep, the head hangs", poseOf({ ...STILL, state: "sleeping" }).pitch > 0.1],
    ["joy narrows the eyes to arcs", poseOf({ ...STILL, state: "celebrating", time: 1e3 }).happy === 1],
    ["joy lifts both hands", poseOf({ ...STILL, state: "celebrating", time: 1e3 }).leftY > 0.3],
    ["a wave lifts one hand", poseOf({ ...STILL, state: "waving", time: 1e3 }).rightY > 0.25],
    ["thought looks up", poseOf({ ...STILL, state: "thinking", time: 1e3 }).gazeY > 0.5],
    ["listening raises the brows", poseOf({ ...STILL, state: "listening", time: 1e3 }).browRight > 0.4],
    [
      "a phrase begins with a nod",
      poseOf({ ...STILL, state: "speaking", phrase: 210 }).pitch >
        poseOf({ ...STILL, state: "speaking", phrase: 1_000 }).pitch + 0.03,
    ],
    ["the heart shines with the voice", poseOf({ ...STILL, state: "speaking", loud: 0.8 }).light === 0.8],
    ["the eyes follow the pointer", poseOf({ ...STILL, look: { x: 1, y: 0 }, calm: true }).gazeX > 0.6],
    ["and so does the head, less", poseOf({ ...STILL, turn: { x: 1, y: 0 }, calm: true }).yaw === 0.3],
  ];
  test.each(ROWS)("%s", (_words, holds) => expect(holds).toBe(true));
});

/** Beginnings of what is above a half, in milliseconds, over ten minutes. */
function beginnings(calm: boolean): number[] {
  const found: number[] = [];
  for (let ms = 0; ms < 600_000; ms += 10)
    if (blinkAt(ms, 7, calm) >= 0.5 && blinkAt(ms - 10, 7, calm) < 0.5) found.push(ms);
  return found;
}

describe("glances", () => {
  test.each([
    [false, 2_490, 6_010],
    [true, 5_990, 8_010],
  ])("blinks come apart by what eyes need (calm: %s)", (calm, least, longest) => {
    const all = beginnings(calm);
    // The second of two in a row is no blink of its own.
    const first = all.filter((ms, index) => index === 0 || ms - (all[index - 1] ?? 0) > 400);
    const gaps = first.slice(1).map((ms, index) => ms - (first[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(longest);
    expect(all.length).toBeGreaterThan(first.length);
  });

  test("the eyes wander, and never far", () => {
    const looks = Array.from({ length: 500 }, (_, index) => glanceAt(index * 97, 3));
    expect(Math.max(...looks.map(({ x }) => Math.abs(x)))).toBeLessThanOrEqual(0.6);
    expect(new Set(looks.map(({ x }) => x.toFixed(2))).size).toBeGreaterThan(10);
  });
});

describe("from one state into the next", () => {
  const around = {
    seed: 5,
    look: { x: 0.2, y: 0 },
    turn: { x: 0.2, y: 0 },
    loud: 0,
    phrase: null,
    calm: false,
  };

  test("nothing jumps, however fast the states change", () => {
    let layers: Layer[] = [{ state: "idle", since: 0 }];
    let before = poseThrough(layers, { ...around, time: 0 });
    for (let frame = 1; frame < 900; frame++) {
      const time = frame * 16;
      if (frame % 17 === 0) {
        const state = COMPANION_STATES[(frame / 17) % COMPANION_STATES.length] ?? "idle";
        layers = enter(layers, { state, since: time });
      }
      const pose = poseThrough(layers, { ...around, time });
      for (const name of ["bodyY", "leftY", "rightY", "smile", "roll", "pitch"] as const)
        expect(Math.abs(pose[name] - before[name])).toBeLessThan(0.09);
      before = pose;
    }
    expect(layers.length).toBeLessThanOrEqual(4);
  });

  test("what is covered is forgotten", () => {
    const first: Layer = { state: "idle", since: 0 };
    const second: Layer = { state: "waving", since: 1_000 };
    const third: Layer = { state: "sleeping", since: 1_000 + FADE };
    expect(enter(enter([first], second), third)).toEqual([second, third]);
  });
});

describe("lips", () => {
  const weight = fc.double({ min: 0, max: 1, noNaN: true });
  const anyMouth = fc.record(Object.fromEntries(VISEMES.map((name) => [name, weight])));
  const sum = (mouth: Record<string, number>) => Object.values(mouth).reduce((a, b) => a + b, 0);

  test("share out no more than there is", () => {
    fc.assert(
      fc.property(anyMouth, fc.boolean(), (mouth, calm) => {
        const shown = lips({ smile: 0.5, open: 0.5 }, mouth, calm);
        expect(sum(shown.mouth)).toBeLessThanOrEqual(1 + 1e-9);
        expect(shown.smile).toBeGreaterThanOrEqual(0);
        expect(shown.open).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });

  test("don't smile through a round or a shut mouth", () => {
    expect(lips({ smile: 0.6, open: 0 }, { O: 1 }, false).smile).toBe(0);
    expect(lips({ smile: 0.6, open: 0 }, { PP: 1 }, false).smile).toBe(0);
    expect(lips({ smile: 0.6, open: 0 }, { aa: 1 }, false).smile).toBe(0.6);
  });

  test("open half as far when calm", () => {
    expect(lips({ smile: 0, open: 0 }, { aa: 0.8 }, true).mouth.aa).toBe(0.4);
  });

  test("rest where nothing is said", () => {
    expect(lips({ smile: 0.6, open: 0.3 }, null, false)).toEqual({ mouth: {}, smile: 0.6, open: 0.3 });
  });
});
