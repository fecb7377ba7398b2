import { describe, expect, it, test } from "vitest";
import type { Shapes } from "./shapes/shapes";
import {
  DUMB,
  FakeBrowser,
  fails,
  LONG,
  line,
  openness,
  type Script,
  SHORT,
  SPEAKS,
  speakerIn,
  voice,
  withVoice,
  wordsShown,
} from "./speaker.fixture";

describe("without a voice", () => {
  const silentRun = async (browser: FakeBrowser, spoken = SHORT) => {
    const run = await speakerIn(browser);
    browser.pass(3_000);
    run.speaker.say(spoken, "warm");
    return run;
  };

  test.each([
    [
      "the browser has no speech",
      new FakeBrowser(SPEAKS).withoutSpeech(),
      SHORT,
      "No voice on this device. Read along instead.",
    ],
    [
      "the device has no voice",
      new FakeBrowser(SPEAKS),
      SHORT,
      "No voice on this device. Read along instead.",
    ],
    [
      "none of its voices speaks the language",
      Object.assign(new FakeBrowser(SPEAKS), { voices: [voice("de-DE", { default: true })] }),
      line("Hola, hoy practicaste.", { language: "es" }),
      "No Spanish voice on this device",
    ],
    [
      "the tag is no language",
      new FakeBrowser(SPEAKS),
      line("Hm hm.", { language: "" }),
      "No voice on this device. Read along instead.",
    ],
  ])("words and mouth go on in silence: %s", async (_, browser, spoken, problem) => {
    const { speaker, views, seen } = await silentRun(browser, spoken);
    expect(seen()).toMatchObject({ status: "silent", problem });
    const open: number[] = [];
    for (let frame = 0; frame < 60 && seen().saying; frame++) {
      browser.pass(16);
      open.push(openness(speaker.mouth()));
    }
    expect(Math.max(...open)).toBeGreaterThan(0.3);
    expect(Math.max(...open)).toBeLessThanOrEqual(0.6 + 1e-9);
    browser.pass(20_000);
    expect(wordsShown(views).length).toBeGreaterThanOrEqual(2);
    expect(seen()).toEqual({ saying: null, status: "idle", problem });
  });

  it("goes through all pieces of a long line", async () => {
    const browser = new FakeBrowser(SPEAKS);
    const { views, seen } = await silentRun(browser, LONG);
    browser.pass(60_000);
    expect(new Set(wordsShown(views)).has("today")).toBe(true);
    expect(wordsShown(views).filter((word) => word === "sonata")).toHaveLength(5);
    expect(seen().saying).toBeNull();
  });

  it("waits a moment for voices that load late, and unlocks them within the click", async () => {
    const browser = new FakeBrowser(SPEAKS);
    const { speaker, seen } = await speakerIn(browser);
    speaker.say(SHORT, "warm");
    expect(browser.asked).toHaveLength(1);
    expect(browser.asked[0]?.utterance).toMatchObject({ text: " ", volume: 0, rate: 10 });
    browser.pass(300);
    browser.voices = [voice("en-IE")];
    browser.pass(300);
    expect(browser.asked.at(-1)?.text).toBe(SHORT.text);
    expect(seen()).toMatchObject({ status: "speaking", problem: null });
  });

  it("waits no longer than that", async () => {
    const { speaker, seen } = await speakerIn(new FakeBrowser(DUMB));
    const browser = new FakeBrowser(DUMB);
    const run = await speakerIn(browser);
    run.speaker.say(SHORT, "warm");
    browser.pass(1_400);
    expect(run.seen().status).toBe("idle");
    browser.pass(400);
    expect(run.seen()).toMatchObject({
      status: "silent",
      problem: "No voice on this device. Read along instead.",
    });
    speaker.stop();
    expect(seen().status).toBe("idle");
  });
});

describe("a voice that misbehaves", () => {
  it.each([
    ["fails at once", fails("synthesis-failed"), /isn't working/],
    ["fails without a reason", fails(), /isn't working/],
    ["isn't allowed", fails("not-allowed"), /Press again/],
    ["ends before it began", () => [{ after: 1, type: "end" }], /isn't working/],
  ] as [string, Script, RegExp][])("leaves the line to be read: it %s", async (_, script, problem) => {
    const { browser, speaker, seen } = await withVoice(script);
    speaker.say(SHORT, "warm");
    browser.pass(10);
    expect(seen()).toMatchObject({ status: "silent", saying: { line: SHORT } });
    expect(seen().problem).toMatch(problem);
    browser.pass(20_000);
    expect(seen()).toMatchObject({ saying: null, status: "idle" });
  });

  it("goes on in silence from where it broke off", async () => {
    const { browser, speaker, views, seen } = await withVoice(() => [
      { after: 20, type: "start" },
      { after: 1_500, type: "error", with: { error: "network" } },
    ]);
    speaker.say(SHORT, "warm");
    browser.pass(1_600);
    expect(seen().status).toBe("silent");
    browser.pass(20_000);
    const shown = wordsShown(views).filter((word, place, all) => word !== all[place - 1]);
    expect(shown).toEqual(["You", "practised", "the", "slow", "movement", "today"]);
  });

  it.each(["canceled", "interrupted"])("is over when somebody else has %s it", async (error) => {
    const { browser, speaker, seen } = await withVoice(() => [
      { after: 20, type: "start" },
      { after: 900, type: "error", with: { error } },
    ]);
    speaker.say(SHORT, "warm");
    browser.pass(1_000);
    expect(seen()).toEqual({ saying: null, status: "idle", problem: null });
  });

  it.each([
    ["on the device", voice("en-US"), 1_500],
    ["on the network", voice("en-US", { localService: false }), 2_500],
  ])("is believed to speak when it says so but never reports a start, %s", async (_, which, wait) => {
    const { browser, speaker, seen } = await withVoice(DUMB, [which]);
    speaker.say(SHORT, "warm");
    browser.pass(wait - 1);
    expect(seen().status).toBe("idle");
    browser.pass(1);
    expect(seen()).toMatchObject({ status: "speaking", problem: null });
  });

  it("is given up when it neither starts nor speaks", async () => {
    const { browser, speaker, seen } = await withVoice(DUMB);
    speaker.say(SHORT, "warm");
    browser.queue = [];
    browser.pass(1_500);
    expect(seen().status).toBe("silent");
  });

  it("that never ends is cut, and the next piece follows", async () => {
    const { browser, speaker, seen } = await withVoice(() => [{ after: 20, type: "start" }]);
    speaker.say(LONG, "warm");
    browser.pass(30_000);
    expect(browser.canceled.length).toBeGreaterThan(0);
    const [first, second] = browser.asked;
    expect(first && second && first.text + second.text).toBe(
      LONG.text.trim().slice(0, (first?.text.length ?? 0) + (second?.text.length ?? 0)),
    );
    expect(second?.at).toBe((browser.canceled[0] ?? 0) + 60);
    browser.pass(120_000);
    expect(seen().saying).toBeNull();
  });

  it.each([
    ["backwards", [0, 25, 3, 0]],
    ["far ahead", [0, 300, 9_999]],
    ["nothing but nonsense", [-1, Number.NaN, 0.5]],
  ])("may report %s: words never run back", async (_, indices) => {
    const { browser, speaker, views } = await withVoice((utterance) => [
      ...SPEAKS(utterance),
      ...indices.map((charIndex, place) => ({
        after: 100 + place * 300,
        type: "boundary",
        with: { name: "word", charIndex },
      })),
    ]);
    speaker.say(SHORT, "warm");
    browser.pass(20_000);
    const places = views.flatMap(({ view }) => (view.saying?.word ? [view.saying.word.index] : []));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(browser.asked).toHaveLength(1);
  });
});

describe("a hidden page", () => {
  it("is silent, and goes on from the same word when it is seen again", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(SHORT, "warm");
    browser.pass(1_500);
    const shown = seen().saying?.word;
    speaker.hidden(true);
    speaker.hidden(true);
    expect(browser.canceled).toHaveLength(1);
    browser.pass(30_000);
    expect(browser.asked).toHaveLength(1);
    speaker.hidden(false);
    browser.pass(100);
    const rest = browser.asked.at(-1)?.text ?? "";
    expect(SHORT.text.endsWith(rest)).toBe(true);
    expect(SHORT.text.length - rest.length).toBeGreaterThanOrEqual(shown?.index ?? 0);
    expect(rest.length).toBeLessThan(SHORT.text.length);
    expect(seen().status).toBe("speaking");
  });

  it("forgets a line after a minute", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(SHORT, "warm");
    browser.pass(500);
    speaker.hidden(true);
    browser.pass(61_000);
    speaker.hidden(false);
    browser.pass(10_000);
    expect(browser.asked).toHaveLength(1);
    expect(seen().saying).toBeNull();
  });

  it("holds a silent line, too", async () => {
    const browser = new FakeBrowser(SPEAKS);
    const { speaker, seen } = await speakerIn(browser);
    browser.pass(3_000);
    speaker.say(SHORT, "warm");
    browser.pass(900);
    const word = seen().saying?.word;
    speaker.hidden(true);
    browser.pass(20_000);
    expect(seen().saying?.word).toEqual(word);
    speaker.hidden(false);
    browser.pass(20_000);
    expect(seen().saying).toBeNull();
  });

  it("of which nothing is said stays as it is", async () => {
    const { browser, speaker } = await withVoice(SPEAKS);
    speaker.hidden(true);
    speaker.hidden(false);
    expect(browser.asked).toEqual([]);
  });
});

it.each<[string, () => Promise<Shapes>]>([
  ["haven't come", () => new Promise(() => undefined)],
  ["can't be loaded", () => Promise.reject(new Error("offline"))],
])("the mouth moves by rhythm while the rules of the language %s", async (_, shapesFor) => {
  const browser = new FakeBrowser(SPEAKS);
  browser.voices = [voice("en-US")];
  const { speaker, seen } = await speakerIn(browser);
  browser.shapesFor = shapesFor;
  speaker.say({ ...SHORT, language: "en" }, "warm");
  const open: number[] = [];
  for (let frame = 0; frame < 60; frame++) {
    browser.pass(16);
    open.push(openness(speaker.mouth()));
  }
  expect(Math.max(...open)).toBeGreaterThan(0.3);
  browser.pass(20_000);
  expect(seen().saying).toBeNull();
});
