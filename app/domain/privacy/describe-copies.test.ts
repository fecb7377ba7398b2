import { expect, test } from "vitest";
import { describeCopies } from "./describe-copies";

const NOW = new Date("2026-03-26T08:00:00Z");
const at = (iso: string) => new Date(iso);
const NOTHING = {
  ...{ talks: 0, memories: 0, companions: 0, bytes: 0, lastExportAt: null, lastImport: null },
  ...{ hasHistory: false, leaving: false },
};

test("says how much there is, and when it was taken along last", () => {
  const full = {
    ...NOTHING,
    ...{ talks: 1, memories: 1200, companions: 2, bytes: 2_200_000, hasHistory: true },
    lastExportAt: at("2026-03-25T23:30:00Z"),
  };
  expect(describeCopies(full, "Europe/Berlin", NOW)).toEqual({
    holds: "1 talk, 1,200 memories and 2 companions: a file of about 2.1 MB.",
    lastExport: "Last downloaded today at 00:30.",
    lastImport: null,
    mayBring: false,
    leaving: false,
  });
  expect(describeCopies(NOTHING, "UTC", NOW)).toMatchObject({
    holds: "No talks yet: a small file.",
    mayBring: true,
  });
  expect(describeCopies({ ...NOTHING, leaving: true }, "UTC", NOW)).toMatchObject({
    ...{ mayBring: false, leaving: true },
  });
});

test.each<[string, object, object]>([
  ["on its way", { state: "waiting", finishedAt: null }, { tone: "info", waiting: true }],
  [
    "refused",
    { state: "refused", problem: "rows:calls.json" },
    {
      tone: "error",
      title: "Your copy was not brought (yesterday at 08:05)",
      words: expect.stringMatching(/^calls\.json in .* Nothing has changed\.$/),
    },
  ],
  [
    "brought",
    { state: "applied", counts: { talks: 12, xp: 2393, memories: 1, companions: 1, companionsLeftOut: 2 } },
    {
      tone: "done",
      title: "Your copy was brought yesterday at 08:05",
      words: "12 talks, 2,393 XP, 1 memory and 1 companion came along. 2 companions could not be kept.",
    },
  ],
  [
    "brought before",
    { state: "applied", counts: { again: 1 } },
    { words: expect.stringContaining("here already") },
  ],
])("a copy that is %s", (_case, last, shown) => {
  const lastImport = {
    ...{ state: "applied" as const, counts: {}, problem: null },
    ...{ createdAt: at("2026-03-25T08:00:00Z"), finishedAt: at("2026-03-25T08:05:00Z") },
    ...last,
  };
  expect(describeCopies({ ...NOTHING, lastImport }, "UTC", NOW).lastImport).toMatchObject(shown);
});
