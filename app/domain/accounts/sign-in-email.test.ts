import { describe, expect, test } from "vitest";
import { maskEmail, SignInEmail } from "./sign-in-email";

describe("an e-mail address for sign-in", () => {
  test.each([
    ["  Ada@Example.COM ", "ada@example.com"],
    ["ada+calls@mail.example.co.uk", "ada+calls@mail.example.co.uk"],
    ["o'neil@example.com", "o'neil@example.com"],
  ])("%j is read as %j", (typed, address) => {
    expect(SignInEmail.parse(typed)).toBe(address);
  });

  test.each([
    "",
    "ada",
    "ada@localhost",
    "ada@example.com,eve@evil.example",
    "ada@example.com;eve@evil.example",
    "ada@example.com\r\nBcc: eve@evil.example",
    "a\u0000da@example.com",
    "a\u202eda@example.com",
    '"ada@example.com"@evil.example',
    "<ada@example.com>",
    "ada@example.com (note)",
    "ada@@example.com",
    "ada eve@example.com",
    `${"a".repeat(250)}@example.com`,
  ])("%j is refused", (typed) => {
    expect(SignInEmail.safeParse(typed).success).toBe(false);
  });

  test("a list or nothing in place of an address is refused with words", () => {
    for (const given of [undefined, ["ada@example.com", "eve@evil.example"]]) {
      expect(SignInEmail.safeParse(given).error?.issues[0]?.message).toBe("Enter your e-mail address.");
    }
  });
});

test("a masked address keeps the first letter and the domain", () => {
  expect(maskEmail("ada@example.com")).toBe("a***@example.com");
  expect(maskEmail("a@example.com")).toBe("a***@example.com");
  expect(maskEmail("nothing")).toBe("***");
});
