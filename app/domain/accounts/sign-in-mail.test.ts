import { expect, test } from "vitest";
import { signInMail } from "./sign-in-mail";

test("link and code are in both parts, and the code is in no subject", () => {
  const link = "https://relevel.example/auth/callback?token=a%2Bb&x=1";
  const mail = signInMail({ link, code: "012345" });
  expect(mail.text).toContain(link);
  expect(mail.html).toContain('href="https://relevel.example/auth/callback?token=a%2Bb&amp;x=1"');
  for (const part of [mail.text, mail.html]) expect(part).toContain("012 345");
  expect(mail.subject).not.toMatch(/\d/);
});
