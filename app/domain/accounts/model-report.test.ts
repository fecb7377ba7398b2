import { expect, test } from "vitest";
import { abilitiesOf } from "./model-abilities";
import { readReport, shownName } from "./model-report";

test.each([
  ["Momo.glb", "Momo"],
  ["Momo.VRM", "Momo"],
  ["../../../../etc/passwd.glb", "passwd"],
  ["..\\..\\evil\\Momo.glb", "Momo"],
  ["/etc/cron.d/x", "x"],
  ["..glb", "My companion"],
  ["", "My companion"],
  ["a;b=c \u202egnp.glb", "a;b=c gnp"],
  ["line\r\nfeed.glb", "line feed"],
  ["x".repeat(500), "x".repeat(80)],
])("a file called %j is shown as %j", (name, shown) => {
  expect(shownName(name)).toBe(shown);
});

test("a report is read again as it was kept, and rubbish as nothing found", () => {
  const abilities = abilitiesOf({ shapes: ["jawOpen", "eyesClosed"], nodes: ["Head"], expressions: [] });
  const report = {
    abilities,
    triangles: 7,
    meta: { title: "Momo", author: null, authorOnly: true },
  };
  expect(readReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
  const nothing = { mouth: "none", blink: false, smile: false, head: false };
  for (const rubbish of [null, [], "x", {}, { abilities: "all", triangles: "7" }])
    expect(readReport(rubbish)).toEqual({ abilities: nothing, triangles: 0, meta: null });
});
