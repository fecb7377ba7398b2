import { expect, test } from "vitest";
import { type MountChoice, type MountFacts, mayMount } from "./may-mount";

const ABLE: MountFacts = {
  webgl2: true,
  saveData: false,
  memoryGb: 8,
  reducedMotion: false,
  motion: null,
};
const picture = (because: Extract<MountChoice, { show: "picture" }>["because"]): MountChoice => ({
  show: "picture",
  because,
});

const ROWS: [words: string, facts: Partial<MountFacts>, choice: MountChoice][] = [
  ["an able browser", {}, { show: "scene", calm: false }],
  ["memory isn't told", { memoryGb: undefined }, { show: "scene", calm: false }],
  ["no WebGL", { webgl2: false }, picture("no WebGL")],
  ["data saver", { saveData: true }, picture("data saver")],
  ["data saver, and the person wants motion", { saveData: true, motion: "on" }, picture("data saver")],
  ["a small phone", { memoryGb: 2 }, picture("little memory")],
  ["a phone with 4 GB", { memoryGb: 4 }, { show: "scene", calm: false }],
  ["less motion", { reducedMotion: true }, picture("reduced motion")],
  [
    "less motion, yet the person wants some",
    { reducedMotion: true, motion: "on" },
    { show: "scene", calm: true },
  ],
  ["the person paused it", { motion: "paused" }, picture("motion paused")],
  ["paused without WebGL", { motion: "paused", webgl2: false }, picture("motion paused")],
];

test.each(ROWS)("%s", (_words, facts, choice) => {
  expect(mayMount({ ...ABLE, ...facts })).toEqual(choice);
});
