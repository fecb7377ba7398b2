import { describe, expect, test } from "vitest";
import { localeOf } from "~/domain/conversation/locales";
import type { Language, Turn } from "~/providers/telephony/provider";
import { answersTo } from "./recall-answer";

const THUMB = "You learned something about your thumb. What was it?";
const DOUGH = "You learned something about sourdough. What was it?";

/** "C: …" and "U: …", one line each; "C1" asks about the thumb, "C2" about the dough. */
function talk(lines: readonly string[], language: Language = "en"): Turn[] {
  const { askRecall, nudge } = localeOf(language).lines;
  const spoken: Record<string, string> = {
    C1: `Lovely. ${askRecall(THUMB, 1)}`,
    C2: `Thank you for saying it aloud. ${askRecall(DOUGH, 2)}`,
    nudge,
  };
  return lines.map((line) => {
    const text = spoken[line] ?? line.slice(3);
    return { role: line.startsWith("U") ? "user" : "companion", text, at: "2026-11-25T18:30:00.000Z" };
  });
}

describe("the answer to what was asked", () => {
  test.each<[string, string[], string[], (number[] | null)[]]>([
    ["comes next", ["C1", "U: behind the neck", "C: Thank you. What did you learn?"], [THUMB], [[2]]],
    ["comes after a moment", ["C1", "U: well", "U: behind the neck", "C: Thanks."], [THUMB], [[3]]],
    ["comes after a while", ["C1", "nudge", "U: behind the neck", "C: Thanks."], [THUMB], [[3]]],
    ["goes on after a while", ["C1", "U: behind", "nudge", "U: the neck", "C: Ok?"], [THUMB], [[2, 4]]],
    [
      "comes after the question was said again",
      ["C1", "U: Can you repeat that?", "C1", "U: behind the neck"],
      [THUMB],
      [[4]],
    ],
    ["is that it isn't known", ["C1", "U: I don't know", "C: That's fine."], [THUMB], [[2]]],
    ["is a no", ["C1", "U: No.", "C: That's fine. And what felt hard?"], [THUMB], [[2]]],
    ["is no yes", ["C1", "U: Yes.", "C: Thank you. And what felt hard?"], [THUMB], [null]],
    ["is no silence", ["C1", "nudge", "C: I can't hear you, so I'll let you go."], [THUMB], [null]],
    ["is no goodbye", ["C1", "U: Okay, bye!", "C: Take care."], [THUMB], [null]],
    [
      "is not the answer to the next question",
      ["C1", "C: And what felt hard?", "U: the barre"],
      [THUMB],
      [null],
    ],
    ["isn't there where the talk ended", ["C: Hi", "U: Hi", "C1"], [THUMB], [null]],
    ["isn't there where it wasn't asked", ["C: Hi", "U: my thumb was behind the neck"], [THUMB], [null]],
    [
      "isn't there where the person left it out",
      ["C1", "U: ", "C: Thank you. What was hard?"],
      [THUMB],
      [null],
    ],
    [
      "comes for each",
      ["C1", "U: behind the neck", "C2", "U: twelve hours", "C: Thanks."],
      [THUMB, DOUGH],
      [[2], [4]],
    ],
    ["comes for the second alone", ["C1", "nudge", "C2", "U: twelve hours"], [THUMB, DOUGH], [null, [4]]],
    [
      "comes in the order of the talk",
      ["C2", "U: twelve hours", "C1", "U: behind the neck"],
      [THUMB, DOUGH],
      [[4], [2]],
    ],
    [
      "comes for each of two with the same words",
      ["C1", "U: behind", "C1", "U: not too tight", "C: Ok."],
      [THUMB, THUMB],
      [[2], [4]],
    ],
  ])("%s", (_, lines, questions, expected) => {
    const answers = answersTo(questions, talk(lines), "en");
    expect(answers.map((answer) => answer?.turns ?? null)).toEqual(expected);
  });

  test("is quoted letter for letter, and read as a whole", () => {
    const [answer] = answersTo([THUMB], talk(["C1", "U: Uh, behind!", "U: The neck."]), "en");
    expect(answer).toEqual({ said: "Uh, behind!. The neck.", quote: "Uh, behind!", turns: [2, 3] });
  });

  test.each([
    ["word for word", "Sure. you learned something about your THUMB — what was it?", true],
    [
      "in words of its own",
      "So, about your thumb: you learned something, do you remember what it was?",
      false,
    ],
    ["not at all", "How is your thumb today?", false],
  ])("is found where a vendor's agent asked %s", (_, line, found) => {
    const turns = talk([`C: ${line}`, "U: behind the neck", "C: Great, bye."]);
    expect(answersTo([THUMB], turns, "en")[0] !== null).toBe(found);
  });

  test("is found in Spanish", () => {
    const question = "Aprendiste algo sobre el pulgar. ¿Qué era?";
    const turns = talk(["C: x", "U: detrás del mástil", "C: Gracias."], "es");
    turns[0] = { ...turns[0], role: "companion", at: "", text: localeOf("es").lines.askRecall(question, 1) };
    expect(answersTo([question], turns, "es")).toMatchObject([{ quote: "detrás del mástil", turns: [2] }]);
  });
});
