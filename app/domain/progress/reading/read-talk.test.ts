import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { talking } from "~/domain/progress/reading/talking.fixture";

const GUITAR = [
  "?Hi Mara, it's relevel.me, your AI companion. What did you practise today?",
  "Hi! I practised guitar today, about 45 minutes.",
  "?Guitar, about 45 minutes. Lovely. What did you spend most of it on?",
  "Mostly the change from G to F in my campfire song.",
  "?That sounds like time well spent. What did you learn along the way?",
  "I learned that my thumb belongs behind the neck, then the barre chord rings.",
  "?That's worth remembering. And what felt hard?",
  "The F chord, still. My hand gets tired after ten minutes.",
  "?That sounds tricky, and worth staying with. What is one small next step?",
  "I'd like to play the whole song once without stopping.",
  "?That's a good size. By when would you like to do it?",
  "By Friday, before my friends come over.",
  "?Good. So your next step is this: play the whole song once without stopping. Take care. Goodbye!",
  "Thanks, talk to you tomorrow. Bye!",
];

const textsOf = (kind: string, talk = talking("en", GUITAR)) =>
  readTalk(talk)
    .filter((finding) => finding.kind === kind)
    .map(({ text }) => text);

describe("a whole talk", () => {
  it("is read as the guitar player meant it", () => {
    expect(textsOf("practice")).toEqual(["You practised guitar for 45 minutes."]);
    expect(textsOf("learned")).toEqual([
      "You learned that your thumb belongs behind the neck, then the barre chord rings.",
    ]);
    expect(textsOf("stuck")).toEqual(["Something was hard: “The F chord, still”."]);
    expect(textsOf("win")).toEqual([]);
    expect(textsOf("feeling")).toEqual([]);
    expect(textsOf("summary").slice(0, 3)).toEqual([
      "You practised guitar for 45 minutes.",
      "You learned that your thumb belongs behind the neck, then the barre chord rings.",
      "Something was hard: “The F chord, still”.",
    ]);
  });

  it("gives every finding a key of its own, the same each time", () => {
    const keys = readTalk(talking("en", GUITAR)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain("practice:2:1");
    expect(readTalk(talking("en", GUITAR))).toEqual(readTalk(talking("en", GUITAR)));
  });

  it("gives nothing for a turn that was left out", () => {
    const without = GUITAR.map((line, at) => (at === 5 ? "" : line));
    expect(textsOf("learned", talking("en", without))).toEqual([]);
    expect(readTalk(talking("en", without)).every(({ turns }) => !turns.includes(6))).toBe(true);
  });

  it("doesn't take the companion's words for the person's", () => {
    const echo = GUITAR.filter((line) => line.startsWith("?"));
    expect(readTalk(talking("en", echo))).toEqual([]);
    expect(readTalk(talking("en", []))).toEqual([]);
  });
});

describe("the summary", () => {
  it.each([
    [
      "puts several sessions into one sentence",
      ["I practised guitar for 45 minutes. Then I ran for half an hour. And I did an hour of Spanish."],
      ["You practised guitar for 45 minutes, ran for 30 minutes and practised Spanish for 1 hour."],
    ],
    [
      "tells of a sad talk plainly",
      [
        "My grandmother died on Tuesday.",
        "?I'm so sorry.",
        "I finally played her favourite song without stopping.",
      ],
      ["You spoke of something painful: “My grandmother died on Tuesday”."],
    ],
    [
      "falls back on the person's own words",
      ["Hello.", "?How was your day?", "We had visitors all afternoon and I made pancakes for everybody."],
      ["You said: “We had visitors all afternoon and I made pancakes for everybody”."],
    ],
    ["says nothing where nothing was told", ["Hello?", "?Are you there?", "Can you hear me now please?"], []],
  ])("%s", (_name, lines, texts) => {
    expect(textsOf("summary", talking("en", lines))).toEqual(texts);
  });

  it("is written in Spanish after a Spanish talk", () => {
    const talk = talking("es", ["Toqué el piano media hora. Y corrí veinte minutos."]);
    expect(textsOf("summary", talk)).toEqual([
      "Practicaste piano durante 30 minutos y corriste durante 20 minutos.",
    ]);
  });
});

const PIECES = [
  "I practised guitar for forty five minutes",
  "um so",
  "no, sorry, thirty",
  "I learned that my thumb",
  "it went really well",
  "“quoted” — and… then",
  "I always get nervous when",
  "my mum died",
  "?What felt hard?",
  "?And?",
  "me cuesta mucho",
  "aprendí que",
  "una hora de piano",
  "I'll call Anna on Friday",
  "👋 ok",
  ",,,",
  "2.5 hours",
  "\n",
];

it("quotes letter for letter what the person said in the first turn cited, whatever was said", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 5 }),
        {
          maxLength: 8,
        },
      ),
      fc.constantFrom("en" as const, "es" as const),
      (turns, language) => {
        const talk = talking(
          language,
          turns.map((pieces) => pieces.join(" ")),
        );
        const found = readTalk(talk);
        const keys = new Set(found.map(({ key }) => key));
        expect(keys.size).toBe(found.length);
        for (const { turns, quote, text } of found) {
          const cited = turns.map((turn) => talk.turns[turn - 1]);
          expect(cited.every((turn) => turn?.role === "user")).toBe(true);
          expect(cited[0]?.text).toContain(quote);
          expect(text).not.toBe("");
          expect([...turns].sort((one, other) => one - other)).toEqual(turns);
        }
      },
    ),
    { numRuns: 150 },
  );
});

it.each([
  "so i practised guitar for forty five minutes and then i got stuck on the f chord ",
  "i can ",
  "10 , no ",
  "when i get nervous when ",
  "my my ",
  "cuando me pongo nervioso , ",
])(
  "reads a turn of very many words without end: %j",
  (piece) => {
    const talk = talking("en", ["?And what felt hard?", piece.repeat(20_000)]);
    expect(readTalk(talk).length).toBeLessThan(500);
  },
  5_000,
);
