import { describe, expect, test } from "vitest";
import { isLoopbackUrl, isOurHost, isSameOrigin } from "./origin";

const post = {
  method: "POST",
  origin: undefined as string | undefined,
  secFetchSite: undefined as string | undefined,
  host: "relevel.example",
  appUrl: "https://relevel.example",
};

describe("a POST that may change something", () => {
  test.each([
    ["our own page", { origin: "https://relevel.example", secFetchSite: "same-origin" }],
    ["our own page in an older browser", { origin: "https://relevel.example" }],
    [
      "a page under the name the browser knows us by",
      { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" },
    ],
    ["a page that sends no referrer", { origin: "null", secFetchSite: "same-origin" }],
    ["a form that was sent again by hand", { secFetchSite: "none" }],
    ["no browser at all", {}],
  ])("from %s passes", (_who, given) => {
    expect(isSameOrigin({ ...post, ...given })).toBe(true);
  });

  test.each([
    ["another site", { origin: "https://evil.example", secFetchSite: "cross-site" }],
    ["another site in an older browser", { origin: "https://evil.example" }],
    ["another port", { origin: "https://relevel.example:8443" }],
    ["a neighbour under our domain", { origin: "https://blog.relevel.example", secFetchSite: "same-site" }],
    ["our name over plain http", { origin: "http://relevel.example", secFetchSite: "cross-site" }],
    ["a sandboxed frame", { origin: "null", secFetchSite: "cross-site" }],
    ["nowhere, in an older browser", { origin: "null" }],
    ["something that is no origin", { origin: "relevel.example" }],
    ["an empty origin", { origin: "" }],
    ["another site that hides its origin", { secFetchSite: "cross-site" }],
  ])("from %s is refused", (_who, given) => {
    expect(isSameOrigin({ ...post, ...given })).toBe(false);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "post"])("%s counts as one", (method) => {
    expect(isSameOrigin({ ...post, method, origin: "https://evil.example" })).toBe(false);
  });
});

test.each(["GET", "HEAD"])("%s from anywhere passes, because it changes nothing", (method) => {
  expect(isSameOrigin({ ...post, method, origin: "https://evil.example", secFetchSite: "cross-site" })).toBe(
    true,
  );
});

describe("a Host header", () => {
  const ours = ["https://relevel.example", "http://web.process.relevel.internal:3000"];

  test.each([
    "relevel.example",
    "relevel.example:8443",
    "ReLevel.Example",
    "relevel.example.",
    "web.process.relevel.internal:3000",
    "localhost",
    "localhost:3000",
    "app.localhost:3000",
    "127.0.0.1:3000",
    "127.9.8.7",
    "192.168.1.5:3000",
    "8.8.8.8",
    "[::1]:3000",
    "[fe80::1]",
  ])("of %s is ours", (host) => {
    expect(isOurHost(host, ours)).toBe(true);
  });

  test.each([
    undefined,
    "",
    "evil.example",
    "evil.example:3000",
    "relevel.example.evil.example",
    "evil-relevel.example",
    "blog.relevel.example",
    "localhost.evil.example",
    "notlocalhost",
    "127.0.0.1.evil.example",
    "127.0.0.1.nip.io:3000",
    "web",
    "evil.example@127.0.0.1",
    "127.0.0.1@evil.example",
    "evil.example/127.0.0.1",
    "evil.example#.localhost",
    "evil.example\\.localhost",
    "evil.example .localhost",
    "localhost:99999",
    "[::1",
    ":3000",
  ])("of %j is not", (host) => {
    expect(isOurHost(host, ours)).toBe(false);
  });
});

test.each<[string, boolean]>([
  ["http://localhost:3000", true],
  ["http://app.localhost:3000", true],
  ["http://127.0.0.1:3000", true],
  ["http://[::1]:3000", true],
  ["https://relevel.example", false],
  ["https://127.0.0.1.nip.io", false],
  ["http://192.168.1.5:3000", false],
  ["https://localhost.evil.example", false],
])("%s leads to this machine alone: %s", (url, is) => {
  expect(isLoopbackUrl(url)).toBe(is);
});
