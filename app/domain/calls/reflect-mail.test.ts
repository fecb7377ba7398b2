import { expect, test } from "vitest";
import { reflectMail } from "./reflect-mail";
import { untilWords } from "./until-words";

const NOW = new Date("2026-11-23T20:00:00Z");
const UNTIL = new Date("2026-11-24T02:00:00Z");
const link = "https://relevel.example/reflect/abc?x=1&y=2";

test("the mail says until when the link works, and nothing of the person but their name", () => {
  const mail = reflectMail({ firstName: "Asha", link, until: UNTIL, zone: "Europe/Berlin" }, NOW);
  expect(mail.text).toContain(link);
  expect(mail.html).toContain('href="https://relevel.example/reflect/abc?x=1&amp;y=2"');
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain("Hello Asha,");
    expect(part).toContain(
      "The link is yours alone and works until 03:00 on Tuesday 24 November, Berlin time.",
    );
  }
  expect(mail.subject).not.toContain("Asha");
});

test("a name is text and never markup", () => {
  const firstName = '<img src="x">';
  const { html } = reflectMail({ firstName, link, until: UNTIL, zone: "Europe/Berlin" }, NOW);
  expect(html).toContain("Hello &lt;img src=&quot;x&quot;&gt;,");
});

test.each([
  ["2026-11-23T23:00:00Z", "Europe/Berlin", "midnight, Berlin time"],
  ["2026-11-24T02:00:00Z", "Europe/Berlin", "03:00, Berlin time"],
  ["2026-11-23T18:30:00Z", "Asia/Kolkata", "midnight, Kolkata time"],
])("%s in %s is %s", (until, zone, words) => expect(untilWords(new Date(until), zone)).toBe(words));
