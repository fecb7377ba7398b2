import { describe, expect, it } from "vitest";
import { backOnRecord } from "~/domain/conversation/back-on-record";
import { talk, turnsOf } from "~/domain/conversation/conversation.fixture";
import { ALL_LOCALES } from "~/domain/conversation/locales";
import { onRecordOnly } from "~/domain/conversation/wishes";

describe("an utterance that comes back on the record is kept from there on", () => {
  it.each([
    ["Back on the record.", "Back on the record."],
    ["My boss lied. Back on the record.", "Back on the record."],
    [
      "My boss lied! Okay. On the record, please. I learned a chord.",
      "On the record, please. I learned a chord.",
    ],
    ["Mi jefe mintió. Al registro otra vez. Hoy practiqué.", "Al registro otra vez. Hoy practiqué."],
    ["My boss lied.", ""],
  ])("%j: %j", (said, kept) => expect(backOnRecord(said, ALL_LOCALES)).toBe(kept));

  it("in our own talk", () => {
    const { kept } = talk(["off the record", "My boss lied. Back on the record.", "guitar"]);
    const said = kept.filter(({ role }) => role === "user").map(({ text }) => text);
    expect(said).toEqual(["Back on the record.", "guitar"]);
  });

  it("in the transcript of a vendor's agent", () => {
    const turns = turnsOf(
      "off the record",
      "[Sure.]",
      "My boss lied. Back on the record. I learned a chord.",
    );
    const kept = onRecordOnly(turns);
    expect(kept.map(({ text }) => text)).toEqual(["Back on the record. I learned a chord."]);
    expect(onRecordOnly(kept)).toEqual(kept);
  });

  it("a wish to stop beside it is not lost", () => {
    const kept = onRecordOnly(turnsOf("off the record", "Stop calling me. Back on the record."), "en");
    expect(JSON.stringify(kept)).toMatch(/\bstop\b/i);
  });
});
