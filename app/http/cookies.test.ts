import { expect, test } from "vitest";
import { cookieName, readCookie, setCookie } from "./cookies";

test("on https a cookie is bound to the host; plain http can't have that", () => {
  const secure = cookieName("sid", "https://relevel.example");
  expect(setCookie(secure, "abc", 60_000)).toBe(
    "__Host-sid=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure",
  );
  const plain = cookieName("sid", "http://localhost:3000");
  expect(setCookie(plain, "abc", 60_000)).toBe("sid=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax");
});

test("only the cookie of exactly this name is read", () => {
  const sid = cookieName("sid", "https://relevel.example");
  expect(readCookie("a=1; __Host-sid=abc; b=2", sid)).toBe("abc");
  expect(readCookie("sid=abc; x__Host-sid=def", sid)).toBeNull();
  expect(readCookie(null, sid)).toBeNull();
});
