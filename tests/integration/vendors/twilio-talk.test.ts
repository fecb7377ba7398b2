import { afterEach, describe, expect, test } from "vitest";
import { type TalkLine, UnreadableWebhook } from "~/providers/telephony/provider";
import { twilioTalk } from "~/providers/telephony/twilio-talk.server";
import { referenceTo, strikeStages } from "../../vendors/contract-stage";
import { parseXml } from "../../vendors/fake-twilio-twiml";
import { twilioStage } from "../../vendors/twilio-stage";

afterEach(strikeStages);

const CALL_SID = `CA${"0f".repeat(16)}`;
const CALL_ID = "1f0d0000-0000-4000-8000-000000000000";

describe("a request for a line", () => {
  const turn = (fields: Record<string, string>, query = `call=${CALL_ID}`) =>
    twilioTalk.readTurn({
      rawBody: new URLSearchParams({ CallSid: CALL_SID, ...fields }).toString(),
      headers: {},
      url: `https://relevel.example/talk?${query}`,
    });
  test.each<[Record<string, string>, string, object]>([
    [{ AnsweredBy: "human" }, `call=${CALL_ID}`, { turn: 0, heard: null, machine: false }],
    [{ AnsweredBy: "unknown" }, `call=${CALL_ID}&turn=0`, { turn: 0, heard: null, machine: false }],
    [{ AnsweredBy: "machine_start" }, `call=${CALL_ID}`, { turn: 0, machine: true }],
    [{ AnsweredBy: "machine_end_other" }, `call=${CALL_ID}`, { turn: 0, machine: true }],
    [{ AnsweredBy: "fax" }, `call=${CALL_ID}`, { turn: 0, machine: true }],
    [{ SpeechResult: "early" }, `call=${CALL_ID}`, { turn: 0, heard: null }],
    [
      { SpeechResult: " I played. " },
      `call=${CALL_ID}&turn=7`,
      { turn: 7, heard: "I played.", machine: false },
    ],
    [{ SpeechResult: "half \uD83D \0" }, `call=${CALL_ID}&turn=7`, { heard: "half \uFFFD" }],
    [{ SpeechResult: " " }, `turn=7&call=${CALL_ID}`, { turn: 7, heard: null }],
    [{}, `call=${CALL_ID}&turn=7`, { turn: 7, heard: null }],
    [{ AnsweredBy: "machine_start" }, `call=${CALL_ID}&turn=1`, { turn: 1, machine: false }],
  ])("%j at ?%s is read", (fields, query, expected) => {
    expect(turn(fields, query)).toMatchObject({ callId: CALL_ID, vendorCallId: CALL_SID, ...expected });
  });

  test.each([
    ["no id of ours", {}, "turn=1"],
    ["an id that isn't one", {}, "call=1&turn=1"],
    ["no id of Twilio's", { CallSid: "" }, `call=${CALL_ID}`],
    ["another id of Twilio's", { CallSid: `SM${"0".repeat(32)}` }, `call=${CALL_ID}`],
    ["a turn that isn't a number", {}, `call=${CALL_ID}&turn=two`],
    ["a turn below zero", {}, `call=${CALL_ID}&turn=-1`],
    ["half a turn", {}, `call=${CALL_ID}&turn=0.5`],
    ["a turn far beyond", {}, `call=${CALL_ID}&turn=1000`],
  ])("%s is unreadable", (_, fields: Record<string, string>, query) => {
    expect(() => turn(fields, query)).toThrow(UnreadableWebhook);
  });
});

describe("a line in TwiML", () => {
  const line = (changes: Partial<TalkLine>) => {
    const { body, contentType } = twilioTalk.writeLine({
      say: "Hello.",
      language: "en",
      hangUp: false,
      nextUrl: "https://relevel.example/talk?call=1&turn=2",
      patienceSeconds: 12,
      ...changes,
    });
    expect(contentType).toMatch(/^text\/xml\b/);
    return parseXml(body);
  };

  test("a line that waits for an answer", () => {
    expect(line({ say: 'What\'s <new> & "good"?' })).toEqual({
      name: "Response",
      attributes: {},
      children: [
        {
          name: "Gather",
          attributes: {
            input: "speech",
            action: "https://relevel.example/talk?call=1&turn=2#rc=2&rp=5xx,ct,rt",
            method: "POST",
            actionOnEmptyResult: "true",
            timeout: "12",
            speechTimeout: "auto",
            language: "en-US",
            profanityFilter: "false",
          },
          children: [
            {
              name: "Say",
              attributes: { language: "en-US", voice: "Polly.Joanna-Neural" },
              children: ['What\'s <new> & "good"?'],
            },
          ],
        },
      ],
    });
  });

  test("a last line, in Spanish, with a code read digit by digit", () => {
    const say = "Tu código es 4, 0, 7, 7, 1, 2.";
    expect(line({ say, language: "es", hangUp: true }).children).toEqual([
      { name: "Say", attributes: { language: "es-ES", voice: "Polly.Lucia-Neural" }, children: [say] },
      { name: "Hangup", attributes: {}, children: [] },
    ]);
  });

  test("nothing to say", () => {
    expect(line({ say: " ", hangUp: true }).children).toEqual([
      { name: "Hangup", attributes: {}, children: [] },
    ]);
    expect(line({ say: "" }).children).toMatchObject([{ name: "Gather", children: [] }]);
  });

  test("part of a second is waited for as a whole one", () => {
    expect(line({ patienceSeconds: 0.2 }).children).toMatchObject([{ attributes: { timeout: "1" } }]);
    expect(line({ patienceSeconds: 7.5 }).children).toMatchObject([{ attributes: { timeout: "8" } }]);
  });

  test("what XML can't hold is left out", () => {
    const say = "a\u0001b\uFFFEc\uD83Dd\u000Be 🎸";
    expect(line({ say, hangUp: true }).children[0]).toMatchObject({ children: ["a b c d e 🎸"] });
  });

  test.each([
    ["sentences", "Forty minutes of guitar. ".repeat(400), /[.]$/],
    ["words", "guitar ".repeat(2000), /guitar$/],
    ["one word", "🎸".repeat(5000), /^🎸+$/u],
  ])("a long line of %s is said in parts, and nothing is lost", (_, say, whole) => {
    const parts = line({ say, hangUp: true }).children.flatMap((child) =>
      typeof child === "object" && child.name === "Say" ? child.children : [],
    );
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).toMatch(whole);
      expect(String(part).length).toBeLessThan(4096);
    }
    const bare = (text: string) => text.replaceAll(" ", "");
    expect(bare(parts.join(""))).toBe(bare(say));
  });
});

describe("a talk", () => {
  test.each([false, true, "at_once"] as const)(
    "goes turn by turn until goodbye (sent again: %s)",
    async (again) => {
      const { place, vendor, events } = await twilioStage();
      vendor.talkWith({ said: ["I played.", null, "Goodbye.", "never heard"], duplicatePosts: again });
      await place();
      const spoken = ["Line 0. Nothing.", "Line 1. I played.", "Line 2. Nothing.", "Line 3. Goodbye."];
      expect(vendor.problems).toEqual([]);
      expect(vendor.talks).toMatchObject([{ spoken, answers: { length: 4 }, answerMs: { length: 4 } }]);
      expect(vendor.asked).toHaveLength(again ? 8 : 4);
      expect(events().map((event) => event.status)).toEqual([
        "queued",
        "ringing",
        "in_progress",
        "completed",
      ]);
    },
  );

  test("a person who hangs up ends it as well", async () => {
    const { place, vendor, events } = await twilioStage();
    vendor.talkWith({ said: ["I played."] });
    await place();
    expect(vendor.talks[0]?.spoken).toHaveLength(2);
    expect(events().at(-1)).toMatchObject({ status: "completed", durationSeconds: 3 });
  });

  test.each([null, "Hi Mara."])("a machine is told so at once (message: %s)", async (voicemailMessage) => {
    const { place, vendor, events } = await twilioStage();
    vendor.behave({ story: "voicemail" });
    await place({ voicemailMessage });
    expect(vendor.talks[0]?.spoken).toEqual([""]);
    const endedReason = voicemailMessage === null ? "machine_start" : "machine_end_beep";
    expect(events().at(-1)).toMatchObject({ status: "voicemail", endedReason });
  });

  test("a talk whose last callback is lost is known when asked for", async () => {
    const { provider, place, vendor, events } = await twilioStage();
    vendor.behave({ deliver: "last_lost", said: ["Goodbye."] });
    const call = await place();
    expect(events().at(-1)?.status).toBe("in_progress");
    expect(await provider.getCall(referenceTo(call, null))).toMatchObject({
      status: "completed",
      callId: call.callId,
    });
  });
});
