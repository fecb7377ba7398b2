import { describe, expect, it } from "vitest";
import { describeKept } from "./describe-kept";
import type { Finding } from "./findings";

const of = (kind: "summary" | "win" | "learned" | "stuck", text: string): Finding => ({
  ...{ kind, key: `${kind}:2:1`, turns: [2], text, quote: `quote of ${text}` },
});
const talk = (...found: Finding[]) => ({
  ...{ callId: "c1", kind: "daily", day: "2026-11-22", found, xp: 120, quests: 1 },
});

describe("what was kept of the last talk", () => {
  it("tells the best in two sentences, with the person's own words", () => {
    const found = [of("stuck", "It was hard."), of("win", "You won."), of("learned", "You learned.")];
    expect(describeKept(talk(...found, of("summary", "You practised.")), "2026-11-23")).toEqual({
      title: "Kept from the last call",
      day: "yesterday",
      href: "/calls/c1",
      sentences: ["You practised.", "You won."],
      quote: { text: "quote of You won.", href: "/calls/c1#turn-2" },
      gains: ["+120 XP", "1 quest"],
    });
  });

  it("says the same sentence once, and tells of no gain that there is none of", () => {
    const twice = { ...talk(of("win", "You won."), of("win", "You won.")), xp: 0, quests: 0, kind: "text" };
    expect(describeKept(twice, "2026-11-22")).toMatchObject({
      ...{ title: "Kept from what you wrote", day: "today", sentences: ["You won."], gains: [] },
    });
  });

  it("is nothing where nothing was read out of it", () => {
    expect(describeKept(talk(), "2026-11-23")).toBeNull();
  });
});
