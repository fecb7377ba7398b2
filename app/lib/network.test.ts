import { expect, test } from "vitest";
import { networkOf } from "./network";

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["::FFFF:203.0.113.9", "203.0.113.9"],
  ["0:0:0:0:0:ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:0:1:a:b:c:d", "2001:db8:0:1::/64"],
  ["2001:DB8:0:0001::7", "2001:db8:0:1::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8:0:1::", "2001:db8:0:1::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["64:ff9b::203.0.113.9", "64:ff9b:0:0::/64"],
  ["203.0.113.9:49152", "203.0.113.9"],
  ["[2001:db8:0:1:a:b:c:d]:49152", "2001:db8:0:1::/64"],
  ["[::ffff:203.0.113.9]", "203.0.113.9"],
  ["", ""],
  ["somebody", "somebody"],
  ["1::2::3", "1::2::3"],
])("requests of %j count for %j", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("whoever has a /64 has one limit, and their neighbour another", () => {
  const [one, other, next] = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"].map(networkOf);
  expect(one).toBe(other);
  expect(one).not.toBe(next);
});
