import { expect, test } from "vitest";
import { leadsTo } from "./leads-to";

test.each(["https://relevel.example/dashboard?checkout=success", "http://localhost:3000/pricing"])(
  "%s is followed",
  (url) => {
    expect(leadsTo(url)).toBe(url);
  },
);

test.each([
  null,
  "",
  "/dashboard",
  "//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc",
])("%j is not", (url) => {
  expect(leadsTo(url)).toBeNull();
});
