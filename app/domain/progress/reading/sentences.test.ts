import { describe, expect, it } from "vitest";
import { sentencesOf, sourceOf, topicOf } from "~/domain/progress/reading/sentences";
import { talking } from "~/domain/progress/reading/talking.fixture";
import type { Language } from "~/providers/telephony/provider";

const words = (language: Language, text: string) =>
  sentencesOf(talking(language, [text])).map((said) => said.words);

it.each<[Language, string, string[]]>([
  ["en", "I practised guitar. It went well!", ["i practised guitar", "it went well"]],
  ["en", "um i i i was i was uh playing", ["i was playing"]],
  ["en", "forty five, no, thirty minutes", ["45 , no , 30 minutes"]],
  ["en", "twenty-five or a hundred and twenty", ["25 or a 120"]],
  ["en", "two hundred and five pages", ["205 pages"]],
  ["en", "I did not, I am, I will, do not", ["i didnt , im , ill , dont"]],
  ["en", "One of them at 7:30 a.m. tomorrow", ["one of them at 7:30 a m tomorrow"]],
  ["en", "1.5 hours... i think", ["1.5 hours , i think"]],
  ["en", "Mr. Lee said: hello", ["mr lee said , hello"]],
  ["en", "45min of e-mail", ["45 min of email"]],
  ["en", "45 — sorry, 30", ["45 , sorry , 30"]],
  ["en", "...", []],
  ["en", "um uh", []],
  ["es", "Sí, cuarenta y cinco minutos", ["si , 45 minutos"]],
  ["es", "¿Qué? Mañana, el día veintidós", ["que", "manana , el dia 22"]],
  ["es", "ciento veinte minutos", ["120 minutos"]],
  ["es", "cuarenta y un minutos", ["41 minutos"]],
  ["es", "eh pues o sea el el piano", ["pues osea el piano"]],
])("%s %j", (language, text, expected) => {
  expect(words(language, text)).toEqual(expected);
});

it("cuts a sentence without punctuation where a new thought begins", () => {
  expect(
    words(
      "en",
      "so today i practised guitar for forty five minutes and i learned that my thumb belongs behind the neck but i got stuck on the f chord",
    ),
  ).toEqual([
    "so today i practised guitar for 45 minutes",
    "and i learned that my thumb belongs behind the neck",
    "but i got stuck on the f chord",
  ]);
});

it("keeps the source letter for letter", () => {
  const text = "Um, so… I’ve been   at it for forty-five minutes — don’t laugh! And   then? OK.";
  for (const said of sentencesOf(talking("en", [text]))) {
    expect(text).toContain(said.text);
    for (const { start, end } of said.units) expect(said.text.slice(start, end)).not.toBe("");
    expect(said.text).toContain(sourceOf(said, 0, said.words.length));
  }
  const [, first] = sentencesOf(talking("en", ["Well. I ran forty five minutes, really."]));
  expect(first && sourceOf(first, first.words.indexOf("45"), first.words.indexOf("45") + 10)).toBe(
    "forty five minutes",
  );
});

it("reads a very long turn at its beginning and its end", () => {
  const text = `I practised guitar. ${"la di da ".repeat(5_000)}. I learned that it ends.`;
  const said = sentencesOf(talking("en", [text]));
  expect(said[0]?.text).toBe("I practised guitar.");
  expect(said.at(-1)?.text).toBe("I learned that it ends.");
  expect(said.every((sentence) => text.includes(sentence.text))).toBe(true);
});

describe("the question before", () => {
  it("stays for all of an answer, and over a nudge", () => {
    const talk = talking("en", [
      "?Lovely. Roughly how long did you spend on that?",
      "Hmm.",
      "?I'm still here. Take your time.",
      "About an hour. Yes.",
      "?Thank you.",
      "Bye.",
    ]);
    expect(sentencesOf(talk).map(({ turn, asked }) => [turn, asked])).toEqual([
      [4, "minutes"],
      [4, "minutes"],
      [6, null],
    ]);
  });

  it.each<[Language, string, string | null]>([
    ["en", "Hi Mara, it's relevel.me. What did you practise today?", "practised"],
    ["en", "Guitar, nice. Roughly how long did you spend on that?", "minutes"],
    ["en", "Last time you wanted to play it once. How did it go?", "follow_up"],
    ["en", "And for how long, would you say?", "minutes"],
    ["en", "What was the most challenging part for you?", "hard"],
    ["en", "What are you most proud of?", "well"],
    ["en", "Any takeaways from that?", "learned"],
    ["en", "So what's your plan for tomorrow?", "next"],
    ["en", "And when will you do that?", "when"],
    ["en", "What have you been up to?", "practised"],
    ["en", "How are you feeling tonight?", "mood"],
    ["en", "Do you have a cat?", "other"],
    ["en", "That sounds lovely.", null],
    ["es", "¿Y qué te pareció difícil?", "hard"],
    ["es", "¿Cuánto rato estuviste con eso?", "minutes"],
    ["es", "¿Qué tal ha ido el día?", "mood"],
    ["es", "¿Qué te llevas de hoy?", "learned"],
    ["es", "¿Qué vas a hacer mañana?", "next"],
    ["es", "¿De qué estás más orgullosa?", "well"],
    ["es", "Qué bien.", null],
  ])("%s %j asks about %s", (language, line, topic) => {
    expect(topicOf(line, { language, asked: null })).toBe(topic);
  });

  it("knows the recall that was asked", () => {
    const asked = { followUp: null, recalls: [{ itemId: "1", question: "Where does the thumb go?" }] };
    const line = "Here is something to recall. Where does the thumb go?";
    expect(topicOf(line, { language: "en", asked })).toBe("recall");
  });
});
