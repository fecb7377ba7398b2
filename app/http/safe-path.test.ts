import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safePath } from "./safe-path";

const HERE = "https://relevel.example";

describe("where sign-in may lead", () => {
  test.each([
    ["/settings", "/settings"],
    ["/calls/7?tab=transcript#end", "/calls/7?tab=transcript#end"],
    ["/a/../b", "/b"],
    ["/search?q=https://evil.example", "/search?q=https://evil.example"],
  ])("%j stays here", (given, path) => {
    expect(safePath(given, HERE)).toBe(path);
  });

  test.each([
    null,
    "",
    "settings",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "\n//evil.example",
    " //evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e%2e//evil.example",
    "@evil.example",
    ".evil.example",
    `/${"a".repeat(2000)}`,
  ])("%j is refused", (given) => {
    expect(safePath(given, HERE)).toBeNull();
  });

  test("whatever is accepted resolves to this site", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "%2f",
      "%5c",
      "@",
      ":",
      "?",
      "#",
      "\t",
      "evil.example",
      "https:",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(pieces.join(""), HERE);
        if (path !== null) expect(new URL(path, HERE).origin).toBe(HERE);
      }),
    );
  });
});
