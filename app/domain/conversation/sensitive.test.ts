import { describe, expect, test } from "vitest";
import { isSensitive } from "./sensitive";

describe("brought up unasked", () => {
  test.each([
    "call the hospital about my mother",
    "write to my lawyer about the divorce",
    "My grandmother passed away and I want to write about her.",
    "I want to kill myself",
    "llamar al hospital",
    "escribir a mi abogado por el divorcio",
    "Mi padre murió en marzo.",
  ])("%s is not", (text) => {
    expect(isSensitive(text, "en")).toBe(true);
    expect(isSensitive(text, "es")).toBe(true);
  });

  test.each([
    "play the whole song once",
    "send the draft to Maya",
    "read ten pages about the war",
    "tocar la canción entera",
    "enviar el borrador",
    "",
  ])("%j may be", (text) => {
    expect(isSensitive(text, "en")).toBe(false);
    expect(isSensitive(text, "es")).toBe(false);
  });
});
