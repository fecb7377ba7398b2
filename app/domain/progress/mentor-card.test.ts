import { expect, test } from "vitest";
import { xpAtLevel } from "./level";
import { describeMentorCard, type MentorFacts } from "./mentor-card";
import { mentorPicture } from "./mentor-picture";

const facts: MentorFacts = {
  firstName: "Asha",
  xp: xpAtLevel(50),
  since: "2025-11-22",
  keptDays: 1204,
  skills: [
    { name: "Guitar", biome: "mist", minutes: 312 * 60 + 59 },
    { name: "Running", biome: "desert", minutes: 7 * 60 + 50 },
  ],
};

test("the card says what is true, in words", () => {
  expect(describeMentorCard(facts)).toMatchObject({
    ...{ isOpen: true, name: "Asha", level: 50, title: "Mentor", kept: "1,204 days kept" },
    since: "Since November 2025",
    skills: [
      { name: "Guitar", hours: "312 h" },
      { name: "Running", hours: "7.5 h" },
    ],
  });
});

test("it opens at level 50 and not a point before, and carries the last level's title", () => {
  expect(describeMentorCard({ ...facts, xp: xpAtLevel(50) - 1 }).isOpen).toBe(false);
  expect(describeMentorCard({ ...facts, xp: xpAtLevel(100) }).title).toBe("Master");
});

test("a person's own words are text in the picture, whatever they hold", () => {
  const skills = [{ name: `<script>&"'\u0000\u{1f3b8}${"x".repeat(60)}`, biome: "mist", minutes: 60 }];
  const picture = mentorPicture(describeMentorCard({ ...facts, firstName: "</text><a>", skills }));
  expect(picture).not.toMatch(/<script|<a>/);
  expect(picture).not.toContain("\u0000");
  expect(picture).toContain("&#60;/text&#62;&#60;a&#62;");
  expect(picture).toContain("&#60;script&#62;&#38;&#34;&#39;\u{1f3b8}");
  expect(picture).toContain("…");
});

test("the picture needs nothing from anywhere", () => {
  const links = mentorPicture(describeMentorCard(facts)).match(/https?:[^"]*/g);
  expect(links).toEqual(["http://www.w3.org/2000/svg"]);
});
