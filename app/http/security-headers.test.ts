import { expect, test } from "vitest";
import { cacheControl, securityHeaders } from "./security-headers";

test("scripts run with the nonce of this response only, and no page may frame ours", () => {
  const policy = securityHeaders("n0nce", { https: true })["Content-Security-Policy"] ?? "";
  const scripts = policy.split("; ").find((rule) => rule.startsWith("script-src"));
  expect(scripts).toBe("script-src 'self' 'nonce-n0nce'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
});

test("an address that is a key is told to nobody", () => {
  expect(securityHeaders("n", { https: true })).toMatchObject({ "Referrer-Policy": "same-origin" });
  const secret = securityHeaders("n", { https: true, secret: true });
  expect(secret).toMatchObject({ "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" });
});

test("only https is promised to stay https", () => {
  expect(securityHeaders("n", { https: true })).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders("n", { https: false })).not.toHaveProperty("Strict-Transport-Security");
});

test("what is somebody's own is not listed by search engines", () => {
  expect(securityHeaders("n", { https: true, listed: false })).toHaveProperty("X-Robots-Tag", "noindex");
  expect(securityHeaders("n", { https: true, listed: true })).not.toHaveProperty("X-Robots-Tag");
});

test("a page loads pictures and data from ourselves and from its own memory alone", () => {
  const rules = (securityHeaders("n", { https: true })["Content-Security-Policy"] ?? "").split("; ");
  expect(rules).toContain("default-src 'self'");
  expect(rules).toContain("img-src 'self' data: blob:");
  expect(rules).toContain("connect-src 'self' blob:");
  expect(rules.filter((rule) => /https?:|\*|unsafe-eval/.test(rule))).toEqual([]);
});

test("older browsers frame nothing of ours either, and no page of another site takes it in", () => {
  expect(securityHeaders("n", { https: true })).toMatchObject({
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
  });
});

test("a page may listen, and asks the browser for nothing else", () => {
  const policy = (securityHeaders("n", { https: true })["Permissions-Policy"] ?? "").split(", ");
  expect(policy.filter((rule) => !rule.endsWith("=()"))).toEqual(["microphone=(self)"]);
  expect(policy).toEqual(expect.arrayContaining(["camera=()", "geolocation=()", "payment=()", "usb=()"]));
});

test.each([
  [{ shared: false, prefetch: false }, "no-store"],
  [{ shared: false, prefetch: true }, "private, max-age=10"],
  [{ shared: true, prefetch: false }, "private, no-cache"],
  [{ shared: true, prefetch: true }, "private, no-cache"],
])("%j is kept as %s", (request, kept) => {
  expect(cacheControl(request)).toBe(kept);
});
