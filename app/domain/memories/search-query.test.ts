import { expect, test } from "vitest";
import { isLiteral, readSearch, searchParams } from "./search-query";

const read = (search: string) => readSearch(new URLSearchParams(search));
const none = { q: "", kind: null, from: null, to: null, page: 1 };

test.each([
  ["", none],
  ["q=guitar", { ...none, q: "guitar" }],
  ["q=%20%20two%0A%09words%20", { ...none, q: "two words" }],
  ["q=a%00b", { ...none, q: "a b" }],
  ["q=%25_%5C", { ...none, q: "%_\\" }],
  [
    "kind=said&from=2026-01-31&to=2026-12-31&page=3",
    { q: "", kind: "said", from: "2026-01-31", to: "2026-12-31", page: 3 },
  ],
  ["kind=everything&from=2026-02-30&to=tomorrow&page=0", none],
  ["page=1.5", none],
  ["page=99999999", none],
  ["from=0001-01-01&to=+2026-01-01", none],
])("%j", (search, expected) => expect(read(search)).toEqual(expected));

test("ten thousand characters are cut, and no character is halved", () => {
  expect(read(`q=${"x".repeat(10_000)}`).q).toHaveLength(200);
  const { q } = readSearch(new URLSearchParams({ q: "😀".repeat(5_000) }));
  expect([...q]).toHaveLength(200);
  expect(q).not.toContain("\uFFFD");
});

test("goes into an address and comes back", () => {
  const query = { q: "a & b", kind: "memories", from: "2026-01-01", to: null, page: 2 } as const;
  expect(readSearch(searchParams(query, 2))).toEqual(query);
  expect(String(searchParams({ ...query, kind: null, from: null }, 1))).toBe("q=a+%26+b");
});

test.each([
  ["guitar", false],
  ['"the whole song"', true],
  ['"unclosed', true],
  ["guitar -lesson", true],
  ["guitar or piano", true],
  ["well-known orchestra", false],
])("%j is taken at its word: %s", (q, literal) => expect(isLiteral(q)).toBe(literal));
