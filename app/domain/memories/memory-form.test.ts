import { expect, test } from "vitest";
import { MemoryForm } from "./memory-form";

const memoryId = "0d9a4c5e-7c1b-4b0e-9d57-1f7c0a6d2b11";
const issueOf = (form: object) => MemoryForm.safeParse(form).error?.issues[0]?.message;

test.each([
  [
    { intent: "add", text: "  I live\r\n by\tthe sea.\0 " },
    { intent: "add", text: "I live by the sea." },
  ],
  [
    { intent: "correct", memoryId, text: "<b>%_\\'; --" },
    { intent: "correct", memoryId, text: "<b>%_\\'; --" },
  ],
  [
    { intent: "pin", memoryId, text: "left out" },
    { intent: "pin", memoryId },
  ],
  [
    { intent: "forget", memoryId },
    { intent: "forget", memoryId },
  ],
])("%j is understood", (form, expected) => expect(MemoryForm.parse(form)).toEqual(expected));

test.each([
  [{ intent: "add", text: " \n\0" }, "Write a sentence."],
  [{ intent: "correct", memoryId, text: "\u200b\u2060" }, "Write a sentence."],
  [{ intent: "add", text: "x".repeat(301) }, "Use 300 characters at most."],
])("%j is refused", (form, words) => expect(issueOf(form)).toBe(words));

test.each([
  { intent: "forget" },
  { intent: "forget", memoryId: "1" },
  { intent: "dance", memoryId },
  { memoryId },
  { intent: "add", text: ["a", "b"] },
])("%j is no form of ours", (form) => expect(MemoryForm.safeParse(form).success).toBe(false));
