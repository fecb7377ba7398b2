import { expect, test } from "vitest";
import { cursorText, readCursor } from "./call-cursor";

const ID = "0f8e7a5e-0000-4000-8000-00000000000a";

test("the address of the next page names the instant and the call", () => {
  const text = cursorText({ scheduledAt: "2026-11-23T18:30:00.123Z", id: ID });
  expect(readCursor(text)).toEqual({ scheduledAt: new Date("2026-11-23T18:30:00.123Z"), id: ID });
});

test("an instant alone is enough", () => {
  expect(readCursor("2026-11-23T18:30:00Z")).toEqual({
    scheduledAt: new Date("2026-11-23T18:30:00Z"),
    id: null,
  });
});

test.each([
  null,
  "",
  "_",
  ID,
  `_${ID}`,
  "2026-11-23T18:30:00Z_",
  "2026-11-23T18:30:00Z_1",
  `2026-11-23T18:30:00Z_${ID}_${ID}`,
  `yesterday_${ID}`,
  `1969-12-31T23:59:59Z_${ID}`,
])("%j is no place in the list", (text) => expect(readCursor(text)).toBeNull());
