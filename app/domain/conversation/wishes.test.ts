import { describe, expect, it } from "vitest";
import { AGENDA, settingOf, talk, turnsOf } from "~/domain/conversation/conversation.fixture";
import { heardCrisis, onRecordOnly, type Wish, wishesIn } from "~/domain/conversation/wishes";

const setting = settingOf(AGENDA);
const wishes = (...lines: string[]) => wishesIn(turnsOf(...lines), setting);
const stops = (...lines: string[]) => wishes(...lines).some(({ kind }) => kind === "stop_calls");

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
    [true, ["i want to kill myself", "stop calling me"]],
    [true, ["i want to kill myself and please stop calling me"]],
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
    [false, ["stop calling me", "no call me tomorrow at eight"]],
    [false, ["stop calling me", "the weather is nice", "and so is guitar", "yes"]],
    [false, ["don't call me tomorrow", "don't call me tomorrow"]],
    [false, ["my boss won't stop calling me", "yes"]],
    [false, ["wrong number"]],
  ])("%s: %j", (stopped, said) => expect(stops(...said)).toBe(stopped));

  it("listens to the person only", () => {
    expect(stops("[stop calling me]", "[yes]")).toBe(false);
    expect(wishes("guitar", "sorry, wrong number")).toEqual([{ kind: "wrong_number" }]);
    expect(wishes("I had the wrong number of strings")).toEqual([]);
  });
});

describe("with a vendor's agent", () => {
  const unsettled = (...lines: string[]) =>
    wishesIn(turnsOf(...lines), setting, { unsettledStopCounts: true }).map(({ kind }) => kind);
  it.each<[string[], string[]]>([
    [["stop_calls"], ["[Hi Mara.]", "stop calling me", "[I have noted that. Goodbye.]"]],
    [["stop_calls"], ["stop calling me"]],
    [["stop_calls"], ["stop calling me", "[No more calls at all?]"]],
    [["stop_calls"], ["stop calling me", "[No more calls at all?]", "yes"]],
    [["stop_calls"], ["stop calling me", "[All right.]", "i played guitar"]],
    [[], ["stop calling me", "[No more calls at all?]", "no keep calling"]],
    [["skip_today"], ["stop calling me", "[No more calls at all?]", "no just today"]],
    [["move_call"], ["stop calling me", "[Are you sure?]", "no call me tomorrow at eight"]],
    [[], ["my boss won't stop calling me", "[Oh.]"]],
  ])("%j: %j", (kinds, lines) => expect(unsettled(...lines)).toEqual(kinds));
});

describe("of the wishes about when it rings, the last counts", () => {
  it.each<[Wish[], string[]]>([
    [
      [{ kind: "call_in", minutes: 20 }],
      ["call me tomorrow at eight", "no wait", "call me in twenty minutes"],
    ],
    [[{ kind: "drop_weekday", weekday: 5 }], ["not this week please", "actually don't call me on fridays"]],
    [[], ["call me tomorrow at eight", "never mind"]],
    [[], ["call me tomorrow at eight", "what did you say?", "no"]],
    [
      [{ kind: "move_call", day: "tomorrow", time: "20:00" }],
      ["call me tomorrow at eight", "i learned a chord", "no"],
    ],
    [[{ kind: "stop_calls" }], ["call me tomorrow at eight", "stop calling me", "yes"]],
    [[{ kind: "wrong_number" }], ["call me tomorrow at eight", "wrong number"]],
    [[], ["[By when would you like to do it?]", "tomorrow at eight"]],
    [[], ["[What is one small next step?]", "[I'm still here. Take your time.]", "tomorrow at eight"]],
    [
      [{ kind: "move_call", day: "tomorrow", time: "20:00" }],
      ["[What did you practise?]", "tomorrow at eight"],
    ],
    [[{ kind: "skip_today" }], ["[What did you practise today?]", "not today"]],
    [[], ["[What did you practise today?]", "guitar", "[What felt hard?]", "not today"]],
    [[{ kind: "move_call", day: "today", time: "20:00" }], ["call me later", "[When?]", "eight"]],
    [[], ["call me at midnight"]],
  ])("%j: %j", (expected, said) => expect(wishes(...said)).toEqual(expected));
  it("reads a time also where the hour of the call isn't known", () => {
    const unknown = { ...setting, callTime: "", localTime: "" };
    expect(wishesIn(turnsOf("call me in twenty minutes"), unknown)).toEqual([
      { kind: "call_in", minutes: 20 },
    ]);
    expect(wishesIn(turnsOf("call me tomorrow at 7 pm"), unknown)).toEqual([
      { kind: "move_call", day: "tomorrow", time: "19:00" },
    ]);
  });
});

it("a crisis is heard in the person's turns", () => {
  expect(heardCrisis(turnsOf("[hi]", "guitar", "i don't want to live anymore"), "en")).toBe(true);
  expect(heardCrisis(turnsOf("[i want to die]", "the deadline is killing me"), "en")).toBe(false);
});

describe("what was said off the record is dropped", () => {
  const kept = (...lines: string[]) =>
    onRecordOnly(turnsOf(...lines), "en").map(({ role, text }) => (role === "user" ? text : `[${text}]`));
  it.each<[string, string[], string[]]>([
    [
      "from the turn that goes off to the one that comes back",
      [
        "[Hi.]",
        "guitar",
        "off the record",
        "[Sure.]",
        "my secret",
        "[I see.]",
        "back on the record",
        "[Good.]",
      ],
      ["[Hi.]", "guitar", "back on the record", "[Good.]"],
    ],
    ["to the end", ["guitar", "this is off the record, my secret", "[Oh]", "my secret"], ["guitar"]],
    [
      "requests stay",
      ["off the record", "[ok]", "stop calling me", "[All calls?]", "yes", "[Done.]"],
      ["stop calling me", "yes"],
    ],
    [
      "moves stay, and what takes them back",
      ["off the record", "call me tomorrow at eight", "[ok]", "never mind", "my secret"],
      ["call me tomorrow at eight", "never mind"],
    ],
    ["a wrong number stays", ["off the record", "sorry wrong number"], ["wrong number"]],
    ["a crisis doesn't", ["off the record", "i want to die", "[Please call 988.]"], []],
    ["bare times don't", ["off the record", "tomorrow at eight"], []],
    ["any language goes off", ["guitar", "extraoficialmente, esto no lo apuntes", "my secret"], ["guitar"]],
  ])("%s", (_, lines, expected) => {
    expect(kept(...lines)).toEqual(expected);
    expect(kept(...kept(...lines))).toEqual(expected);
  });
  it("leaves a talk of ours as it is", () => {
    const { kept: turns } = talk([
      "guitar",
      "off the record",
      "my secret",
      "call me tomorrow at 8",
      "on the record",
    ]);
    expect(onRecordOnly(turns)).toEqual(turns);
    expect(JSON.stringify(turns)).not.toMatch(/secret/);
  });
});
