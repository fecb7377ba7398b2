import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeAudit, KNOWN_ADVISORIES } from "./advisories";

const advisory = (name: string, id: string, severity = "high") => ({
  ...{ source: 1, name, dependency: name, title: "Something", severity, range: "*" },
  url: `https://github.com/advisories/${id}`,
});
const printed = (...via: (string | ReturnType<typeof advisory>)[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      one: { name: "one", severity: "high", via, effects: [], nodes: [], fixAvailable: false },
    },
    metadata: {},
  });
const known = KNOWN_ADVISORIES.map(({ package: name, id }) => advisory(name, id));

test.each<[string, string, string[] | null]>([
  ["nothing at all", printed(), []],
  ["what is explained, and who depends on it", printed(...known, "@remix-run/react"), []],
  [
    "an unknown one",
    printed(advisory("qs", "GHSA-1")),
    ["qs (high): Something, https://github.com/advisories/GHSA-1"],
  ],
  [
    "a moderate one",
    printed(advisory("qs", "GHSA-1", "moderate")),
    [expect.stringContaining("qs (moderate)")],
  ],
  ["a low one", printed(advisory("qs", "GHSA-1", "low")), []],
  ["another package's", printed(advisory("qs", known[0]?.url.split("/").pop() ?? "")), [expect.anything()]],
  ["a refusal of the registry's", '{"error":{"code":"E405"}}', null],
  ["rubbish", "<html>", null],
])("%s", (_, text, open) => {
  expect(judgeAudit(text)?.open ?? null).toEqual(open);
});

test("what is not reported any more is told", () => {
  expect(judgeAudit(printed(...known.slice(1)))?.gone).toEqual([KNOWN_ADVISORIES[0]?.id]);
});

test("the README explains each of them, and says no other", () => {
  const readme = readFileSync("README.md", "utf8");
  const chapter = /### Known advisories\n(.*?)\n##/s.exec(readme)?.[1] ?? "";
  const told = [...chapter.matchAll(/^\| `([^`]+)` +\| (GHSA-[\w-]+)/gm)].map(([, name, id]) => [name, id]);
  expect(told).toEqual(KNOWN_ADVISORIES.map(({ package: name, id }) => [name, id]));
});
