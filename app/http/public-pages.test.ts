import { expect, test } from "vitest";
import { CLOSED_TO_CRAWLERS, mayBeListed, PUBLIC_PAGES, robotsText, sitemapText } from "./public-pages";

const URL = "https://relevel.example";

test.each(["/", "/pricing", "/pricing/", "/try", "/og.png", "/robots.txt", "/assets/root-x1.css"])(
  "%s may be listed",
  (path) => expect(mayBeListed(path)).toBe(true),
);

test.each([
  "/dashboard",
  "/calls/1",
  "/calendar/key.ics",
  "/reflect/key",
  "/nowhere",
  "/simulator/outbox.json",
  "/today",
])("%s may not", (path) => expect(mayBeListed(path)).toBe(false));

test("crawlers are kept from what is somebody's own, and from no public page", () => {
  const lines = robotsText(URL).split("\n");
  for (const path of ["/dashboard", "/auth/", "/simulator/", "/reflect", "/calendar/"]) {
    expect(lines).toContain(`Disallow: ${path}`);
  }
  expect(lines).toContain(`Sitemap: ${URL}/sitemap.xml`);
  for (const page of [...PUBLIC_PAGES, "/try"]) {
    expect(CLOSED_TO_CRAWLERS.filter((path) => page.startsWith(path))).toEqual([]);
  }
});

test("the sitemap has the public pages with our address, and /try where it is allowed", () => {
  const places = (tryCalls: boolean) =>
    [...sitemapText(URL, { tryCalls }).matchAll(/<loc>(.+?)<\/loc>/g)].map(([, place]) => place);
  expect(places(false)).toEqual(PUBLIC_PAGES.map((page) => URL + page));
  expect(places(true)).toContain(`${URL}/try`);
});

test("the data of a page is as private as the page", () => {
  expect(mayBeListed("/og.png")).toBe(true);
  for (const path of ["/dashboard.data", "/calls.data", "/_root.data"]) expect(mayBeListed(path)).toBe(false);
});
