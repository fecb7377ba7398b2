import { expect, test } from "vitest";
import { growthOf, LINEAR } from "~/lib/growth.fixture";
import { callkaroTurns } from "./callkaro-transcript";

const end = new Date("2026-03-01T19:31:00Z");
const turns = (text: string) =>
  callkaroTurns(text, { end, durationSeconds: 60 })?.map(({ role, text: words }) => [role, words]) ?? null;

const TALK = [
  ["companion", "Hi Mara."],
  ["user", "Hello, who is it?"],
  ["companion", "Goodbye."],
];

test.each([
  "Agent: Hi Mara.\nUser: Hello, who is it?\nAgent: Goodbye.",
  "agent:Hi Mara.\r\n\r\nuser:Hello, who is it?\r\n\r\nagent:Goodbye.\r\n",
  "ASSISTANT : Hi Mara.\nHUMAN : Hello, who is it?\nASSISTANT : Goodbye.",
  "Bot: Hi Mara.\nCustomer: Hello, who is it?\nBot: Goodbye.",
  "AI: Hi Mara.\nCaller: Hello, who is it?\nAI: Goodbye.",
  "AI Agent: Hi Mara.\nUser: Hello, who is it?\nAI Agent: Goodbye.",
  "[00:01] Agent: Hi Mara.\n[00:04] User: Hello, who is it?\n[00:09] Agent: Goodbye.",
  "- **Agent:** Hi Mara.\n- **User:** Hello, who is it?\n- **Agent:** Goodbye.",
  "[Agent]: Hi Mara.\n[User]: Hello, who is it?\n[Agent]: Goodbye.",
  "Agent: Hi Mara. User: Hello, who is it? Agent: Goodbye.",
  "Agent: Hi Mara. | User: Hello, who is it? | Agent: Goodbye.".replaceAll(" | ", " |"),
  "Agent: Hi Mara. User: Hello, who is it?\nAgent: Goodbye.",
  "bot: Hi Mara. human: Hello, who is it? bot: Goodbye.",
  "Call of today\nAgent: Hi Mara.\nUser: Hello, who is it?\nSystem: hang up\nAgent: Goodbye.",
  "Agent: Hi Mara.\nUser: Hello, who is it?\nTool: {}\nAgent:\nAgent: Goodbye.",
])("%j is the talk", (text) => {
  expect(turns(text)).toEqual(TALK);
});

test.each([
  "",
  "   ",
  "Hi Mara. Hello, who is it? Goodbye.",
  "- Hi Mara.\n- Hello, who is it?",
  "Speaker 1: Hi.\nSpeaker 2: Hello.",
  "Hi Mara. User: Hello. Agent: Goodbye.",
  '[{"role":"assistant","content":"Hi"}]',
  "The agent said hi and the user said hello.",
  "System: no one was there",
])("%j doesn't say who spoke", (text) => {
  expect(turns(text)).toBeNull();
});

test("a line without a label goes on with the one before", () => {
  expect(turns("Agent: Hi.\nHow are you?\nUser: Well:\nvery well")).toEqual([
    ["companion", "Hi.\nHow are you?"],
    ["user", "Well:\nvery well"],
  ]);
});

test("only labels count, not what is said about speakers", () => {
  expect(turns("Agent: Are you an AI: yes or no?\nUser: I told the agent: no.")).toEqual([
    ["companion", "Are you an AI: yes or no?"],
    ["user", "I told the agent: no."],
  ]);
  expect(turns("Agent: Hi. User: The user: that is me, said my bot: Agent: Fine.")).toEqual([
    ["companion", "Hi."],
    ["user", "The user: that is me, said my bot:"],
    ["companion", "Fine."],
  ]);
});

test("a talk in which only one of them spoke", () => {
  expect(turns("Agent: Hi Mara, are you there?")).toEqual([["companion", "Hi Mara, are you there?"]]);
  expect(turns("Agent: Hi.\nAgent: Are you there?\nAgent: Goodbye.")).toHaveLength(3);
});

test("turns are spread over the talk, from its beginning on", () => {
  const text = "Agent: Hi.\nUser: Hello.\nAgent: Goodbye.";
  expect(callkaroTurns(text, { end, durationSeconds: 60 })?.map((turn) => turn.at)).toEqual([
    "2026-03-01T19:30:00.000Z",
    "2026-03-01T19:30:20.000Z",
    "2026-03-01T19:30:40.000Z",
  ]);
  const atOnce = callkaroTurns(text, { end, durationSeconds: 0 });
  expect(new Set(atOnce?.map((turn) => turn.at))).toEqual(new Set([end.toISOString()]));
});

test("a long text takes no long time", () => {
  const long = (times: number) => `Agent: ${"- [00:00] (".repeat(times)}\n${"agent ".repeat(times)}`;
  expect(growthOf(40_000, (times) => expect(turns(long(times))).toHaveLength(1))).toBeLessThan(LINEAR);
  expect(growthOf(400_000, (times) => expect(turns("*".repeat(times))).toBeNull())).toBeLessThan(LINEAR);
  expect(growthOf(200_000, (times) => expect(turns(" \n".repeat(times))).toBeNull())).toBeLessThan(LINEAR);
});
