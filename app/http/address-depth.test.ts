import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { isTooDeep } from "./address-depth";

const is = (address: string) => isTooDeep(new URL(`http://localhost${address}`));
const manifest = (...paths: string[]) =>
  `/__manifest?version=1&${paths.map((path) => `p=${encodeURIComponent(path)}`).join("&")}`;

test.each<[string, string, boolean]>([
  ["the front page", "/", false],
  ["a call's page", "/calls/0190f5d2-0000-7000-8000-000000000000", false],
  ["a page's data", "/settings/phone.data?_routes=root", false],
  ["a search for a path", `/search?q=${"/a".repeat(200)}`, false],
  ["16 segments", "/a".repeat(16), false],
  ["17 segments", "/a".repeat(17), true],
  ["thousands of segments", "/a".repeat(3700), true],
  ["nothing but slashes", `/${"/".repeat(7000)}`, true],
  ["what lies behind a page's links", manifest("/", "/calls", "/settings/phone"), false],
  ["200 links", manifest(...Array.from({ length: 200 }, (_, i) => `/admin/queues/${i}`)), false],
  ["more links than any page has", manifest(...Array.from({ length: 201 }, (_, i) => `/a/b/${i}`)), true],
  ["one deep link", manifest("/calls", "/a".repeat(3700)), true],
  ["one link of slashes", manifest("/".repeat(7000)), true],
  ["a deep link without a slash in front", manifest("a/".repeat(20)), true],
])("%s", (_, address, deep) => {
  expect(is(address)).toBe(deep);
});

test("no route of ours is half as deep as what is refused", () => {
  for (const file of readdirSync("app/routes")) expect(file.split(".").length).toBeLessThanOrEqual(8);
});
