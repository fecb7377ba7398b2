import { expect, test } from "vitest";
import { readCheckoutOrder } from "./checkout-order";

test("the one plan can be ordered", () => {
  expect(readCheckoutOrder('{"tier":"pro"}')).toEqual({ tier: "pro" });
  expect(readCheckoutOrder('{"tier":"pro","amount":1,"userId":"x"}')).toEqual({ tier: "pro" });
});

test.each(["", "tier=pro", "null", "[]", "{}", '{"tier":"free"}', '{"tier":["pro"]}', '{"tier":"PRO"}'])(
  "%s is no order",
  (body) => expect(() => readCheckoutOrder(body)).toThrow(expect.objectContaining({ code: "bad_request" })),
);
