import { expect, test } from "vitest";
import { marksIn } from "./json-marks";

const marks = (json: string) => marksIn(Buffer.from(json));

test.each<[string, number]>([
  ["", 0],
  ["1", 0],
  ["[]", 1],
  ["[{},{}]", 4],
  ['{"a":1,"b":[2,3]}', 4],
  // What is in a text is no value, also behind a quote that is escaped, or a backslash that is.
  ['"[,{"', 0],
  ['["\\"[,{", 1]', 2],
  ['["\\\\", 1]', 2],
  ['["\\\\\\",[", 1]', 2],
  ['["ü,[", 1]', 2],
  // What breaks off is counted as far as it goes.
  ['[1,"a', 2],
  ['["a\\', 1],
])("%s", (json, count) => {
  expect(marks(json)).toBe(count);
});
