import { describe, expect, it, test } from "vitest";
import { listeningProblem, spelledOut, utterances, voiceFor } from "./speech-words";

test.each([
  ["Your code is 471203.", "Your code is 4, 7, 1, 2, 0, 3."],
  ["Your code is 471 203.", "Your code is 4, 7, 1, 2, 0, 3."],
  ["Es 4, 7, 1, 2, 0, 3.", "Es 4, 7, 1, 2, 0, 3."],
  ["In 2026, for 120 minutes at 19:30.", "In 2026, for 120 minutes at 19:30."],
  ["The number 4712031 is no code.", "The number 4712031 is no code."],
])("%j is read as %j", (text, read) => expect(spelledOut(text)).toBe(read));

describe("an utterance", () => {
  it("holds several short sentences and loses none", () => {
    const text = "Hi Sam. It's relevel.me, your AI companion. What did you practise today?";
    expect(utterances(text).join("")).toBe(text);
    expect(utterances(text)).toHaveLength(1);
  });

  it("is short enough for every voice", () => {
    const text = "I practised the slow movement for half an hour. ".repeat(12);
    expect(utterances(text).join("")).toBe(text);
    for (const piece of utterances(text)) expect(piece.length).toBeLessThanOrEqual(180);
  });
});

describe("the voice for a language", () => {
  const voice = (lang: string, more = {}) => ({ lang, default: false, localService: false, ...more });

  it("speaks that language, however the browser writes it", () => {
    expect(voiceFor([voice("en-GB"), voice("es_MX")], "es")?.lang).toBe("es_MX");
    expect(voiceFor([voice("EN-us")], "en")?.lang).toBe("EN-us");
  });

  it("is the person's own, then one on the device, then any", () => {
    const [any, local, own] = [
      voice("en-AU"),
      voice("en-GB", { localService: true }),
      voice("en-US", { default: true }),
    ];
    expect(voiceFor([any, local, own], "en")).toBe(own);
    expect(voiceFor([any, local], "en")).toBe(local);
    expect(voiceFor([any, voice("en-IE")], "en")).toBe(any);
  });

  it("is none rather than one of another language", () => {
    expect(voiceFor([voice("de-DE", { default: true }), voice("est-EE")], "es")).toBeNull();
    expect(voiceFor([], "en")).toBeNull();
  });
});

test.each([
  ["no-speech", null],
  ["aborted", null],
  ["not-allowed", /Allow it in the browser, or type/],
  ["audio-capture", /No microphone/],
  ["network", /can't reach the service/],
  ["service-not-allowed", /can't reach the service/],
  ["language-not-supported", /doesn't understand Spanish/],
  ["something-new", /try again, or type/],
])("%s says what to do", (error, words) => {
  const problem = listeningProblem(error, "es");
  if (words) expect(problem).toMatch(words);
  else expect(problem).toBeNull();
});
