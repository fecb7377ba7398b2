import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heardStop, heardWrongNumber, type Understood, understand } from "~/domain/conversation/understand";
import type { Turn } from "~/providers/telephony/provider";

const PHRASES: Record<Exclude<Understood, "answer" | "silence" | "stop_calls">, readonly string[]> = {
  wrong_number: [
    "wrong number",
    "Wrong number.",
    "sorry wrong number",
    "you have the wrong number",
    "You've got the wrong number, mate",
    "i think you have the wrong number",
    "i think you've dialled the wrong number",
    "you've got the wrong person",
    "THIS IS THE WRONG NUMBER",
    "no you got the wrong number",
    "there's no one here by that name",
    "nobody by that name here",
    "there's no mara here",
    "this isn't her number anymore",
    "she doesn't live here any more",
    "hello? um, sorry, I think it's a wrong number.",
    "wrong number, stop calling me",
  ],
  repeat: [
    "repeat",
    "repeat that please",
    "can you repeat that",
    "Could you repeat the question, please?",
    "say that again",
    "can you say that again please",
    "sorry can you say it again",
    "pardon",
    "I beg your pardon?",
    "sorry?",
    "what?",
    "what did you say",
    "sorry, what was the question?",
    "i didnt catch that",
    "I didn't hear you",
    "come again",
    "once more please",
    "huh",
    "I couldn't hear that. Can you repeat it?",
  ],
  goodbye: [
    "bye",
    "Goodbye!",
    "bye bye",
    "okay bye",
    "thanks, bye",
    "i have to go",
    "I've got to go now",
    "sorry i gotta go",
    "i need to go somebody's at the door",
    "got to go",
    "i have to go to work now",
    "talk to you tomorrow",
    "see you tomorrow",
    "good night",
    "that's all for today",
    "let's stop here",
    "can we stop here",
    "please hang up",
    "end the call",
    "not now",
    "I can't talk right now",
    "it's a bad time",
    "i'm busy right now",
    "call me later",
    "I'll play it on Friday. Bye!",
    "that was all i learned today thank you bye",
  ],
  short_on_time: [
    "i only have a minute",
    "I've only got a minute",
    "Ive only got a minute",
    "i just have one minute",
    "I have like two minutes",
    "only got a minute today",
    "hi, i only have a couple of minutes today",
    "I've got about five minutes before my bus",
    "i'm in a hurry",
    "I'm in a bit of a rush today",
    "i don't have much time today",
    "can we keep it short",
    "make it quick please",
    "i'm short on time",
    "be quick",
  ],
  off_record: [
    "off the record",
    "Off the record, please.",
    "OFF THE RECORD",
    "can we go off the record",
    "this is off the record",
    "i want to say something off the record",
    "um off the record",
    "okay off record",
    "off the record my boss is impossible",
    "let's go off the record for a moment",
    "don't write this down",
    "please don't record this",
    "keep this between us",
  ],
  on_record: [
    "on the record",
    "On the record.",
    "back on the record",
    "ok back on the record",
    "let's go back on the record",
    "we can go on the record again",
    "on record",
    "on the record again please",
    "you can put this on the record",
    "we're back on the record now",
    "back on the record. Today I learned a new chord",
  ],
  confirm: [
    "yes",
    "Yeah.",
    "yep",
    "sure",
    "yes please",
    "of course",
    "that's right",
    "correct",
    "exactly",
    "absolutely",
    "uh huh",
    "mm-hmm",
    "okay",
    "yes i am",
  ],
  decline: [
    "no",
    "Nope.",
    "nah",
    "no thanks",
    "not really",
    "nothing",
    "nothing today",
    "no nothing really",
    "not today",
    "none",
    "just today",
    "I didn't",
    "nothing comes to mind",
    "i didn't practise today",
  ],
  unclear: [
    "",
    "   ",
    "mm",
    "hmm",
    "um",
    "uh... um",
    "dunno",
    "I dunno",
    "i don't know",
    "not sure",
    "no idea",
    "hello?",
    "well",
    "let me think",
    "?!",
  ],
};

/** Ordinary answers that share words with a request. */
const STORIES: readonly string[] = [
  "i put the wrong number in my spreadsheet",
  "I dialled the wrong number at work today",
  "i had the wrong number of strings",
  "my friend gave me the wrong number",
  "i got the wrong number in my maths exercise",
  "I learned what to say to a wrong number in French",
  "the wrong number came up in the lottery",
  "she gave him the wrong phone",
  "i called the wrong person by mistake today",
  "we practised a dialogue about a wrong number",
  "I asked my teacher can you repeat that and then she explained the subjunctive",
  "i had to repeat the scale twenty times",
  "what i learned is that repeating helps",
  "say that again faster is a tongue twister",
  "I didn't hear the wrong note until the end",
  "the question was hard",
  "sorry was the word i practised in Spanish",
  "once more with feeling is my song",
  "what was hard was the bridge",
  "I couldn't hear the bass line",
  "I said goodbye to my mum",
  "i learned to say goodbye",
  "we waved goodbye",
  "i practised the song bye bye blackbird",
  "i have to go to the gym more often",
  "I've got to go over the chorus again",
  "i need to go slower",
  "i should go to bed earlier",
  "I learned how to end the call politely in English",
  "i sang good night sweetheart for an hour",
  "see you later alligator is what my kid learned",
  "I practised for a minute",
  "i only practised a minute",
  "I only have a minute of the piece memorised",
  "i didn't have much time to practise today",
  "it took ten minutes",
  "I was in a hurry so i skipped the warm up",
  "i rushed the tempo",
  "five minutes of scales",
  "about twenty minutes",
  "the solo is two minutes long",
  "quick changes are hard",
  "i put that record on",
  "we took the song off the record",
  "I bought an off the record player",
  "i listened on the record player",
  "my record is ten push ups",
  "i broke my personal record on the bike",
  "recording myself was hard",
  "I set a new record on the rower today",
  "the needle jumped off the record",
  "i wrote that down on paper",
  "i don't write enough",
  "yes I practised the piano for an hour",
  "sure i did my scales",
  "right hand only",
  "okay so i played the piano",
  "yes but only ten minutes",
  "exactly one page of drawing",
  "no i practised the drums",
  "nothing was harder than the bridge",
  "not really the chords but the rhythm",
  "no sheet music, just by ear",
  "i know the chords now",
  "I don't know how to hold the pick",
  "well i read a book",
  "so i painted",
  "guitar",
  "Guitar, 45 minutes",
  "i don't know why but the left hand hurts",
];

describe("what a person asks of us is understood", () => {
  for (const [understood, phrases] of Object.entries(PHRASES))
    it.each(phrases)(`${understood}: %s`, (phrase) => expect(understand(phrase)).toBe(understood));
});

describe("a story that only shares words with a request stays an answer", () => {
  it.each(STORIES)("%s", (story) => expect(understand(story)).toBe("answer"));
});

describe("how the words are written doesn't matter", () => {
  const phrases = Object.values(PHRASES)
    .flat()
    .filter((phrase) => /\w/.test(phrase));
  it.each(phrases)("%s", (phrase) => {
    const expected = understand(phrase);
    expect(understand(phrase.toUpperCase())).toBe(expected);
    expect(understand(`  ${phrase.replace(/'/g, "’")} `)).toBe(expected);
    expect(understand(phrase.replace(/'/g, ""))).toBe(expected);
  });
  it("understands any text at all, at once", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ maxLength: 20_000 })), (text) => {
        expect(typeof understand(text)).toBe("string");
      }),
    );
    for (const word of [
      "no ",
      "stop ",
      "i have ",
      "please just ",
      "okay bye ",
      ", ",
      "yes yeah ",
      "the wrong ",
    ]) {
      const started = performance.now();
      understand(word.repeat(20_000));
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

const turns = (...lines: string[]): Turn[] =>
  lines.map((text) => ({ role: "user", text, at: "2026-03-01T19:30:00Z" }));

describe("calls stop when the person asked, and confirmed or insisted", () => {
  it.each<[boolean, string[]]>([
    [true, ["stop calling me", "yes"]],
    [true, ["stop calling me", "Yes, I'm sure."]],
    [true, ["stop calling me", "stop calling me"]],
    [true, ["stop calling me", "I said stop calling me"]],
    [true, ["stop calling me", "no more calls"]],
    [true, ["stop calling me", "no more calls at all"]],
    [true, ["stop calling me", "no, no more"]],
    [true, ["stop calling me", "never again"]],
    [true, ["stop calling me", "none"]],
    [true, ["stop calling me", "mm-hmm"]],
    [true, ["stop calling me", "okay"]],
    [true, ["stop calling me", "yes bye"]],
    [true, ["stop calling me", "goodbye"]],
    [true, ["stop calling me", "what?", "yes"]],
    [true, ["stop calling me", "the weather is nice", "yes"]],
    [true, ["I played guitar", "don't call me again", "that's right"]],
    [true, ["stop calling me", "no just today", "actually stop calling me", "yes"]],
    [false, []],
    [false, ["yes"]],
    [false, ["stop calling me"]],
    [false, ["stop calling me", "no"]],
    [false, ["stop calling me", "no just today"]],
    [false, ["stop calling me", "just today"]],
    [false, ["stop calling me", "yes but only for today"]],
    [false, ["stop calling me", "no keep calling"]],
    [false, ["stop calling me", "no i like these calls"]],
    [false, ["stop calling me", "never mind"]],
    [false, ["stop calling me", "oh no i was joking"]],
    [false, ["stop calling me", "no", "yes"]],
    [false, ["stop calling me", "the weather is nice", "and so is guitar", "yes"]],
    [false, ["don't call me tomorrow", "don't call me tomorrow"]],
    [false, ["my boss won't stop calling me", "yes"]],
    [false, ["wrong number"]],
  ])("%s: %j", (stopped, said) => expect(heardStop(turns(...said))).toBe(stopped));

  it("listens to the person only", () => {
    const companion: Turn[] = turns("stop calling me", "yes").map((turn) => ({ ...turn, role: "companion" }));
    expect(heardStop(companion)).toBe(false);
    expect(heardWrongNumber(turns("guitar", "sorry, wrong number"))).toBe(true);
    expect(heardWrongNumber(turns("I had the wrong number of strings"))).toBe(false);
  });
});
