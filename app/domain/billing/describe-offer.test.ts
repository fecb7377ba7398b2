import { expect, test } from "vitest";
import type { Offer } from "~/providers/payments/provider";
import { describeOffer } from "./describe-offer";

const offer: Offer = {
  productId: "pdt_pro",
  name: "Pro",
  price: { minor: 2900, currency: "USD" },
  intervalCount: 1,
  intervalUnit: "month",
  trialDays: 0,
  taxInclusive: false,
};

const NEW = { hadTrial: false };

test.each<[string, Partial<Offer>, string, string]>([
  ["a month", {}, "$29", "a month, plus tax where there is one"],
  [
    "a year in euros, with tax",
    { price: { minor: 19_950, currency: "EUR" }, intervalUnit: "year", taxInclusive: true },
    "€199.50",
    "a year, tax included",
  ],
  ["a quarter", { intervalCount: 3 }, "$29", "every 3 months, plus tax where there is one"],
])("the price is the vendor's: %s", (_, change, price, note) => {
  expect(describeOffer({ ...offer, ...change }, 155, NEW)).toMatchObject({ price, note });
});

test("a price that isn't known is not made up", () => {
  const { price, note, features } = describeOffer(null, 155, NEW);
  expect([price, note, ...features].join(" ")).not.toMatch(/[$€£¥]|\d ?(USD|EUR)/);
});

test("a trial is offered where the vendor offers one", () => {
  const { features, button } = describeOffer({ ...offer, trialDays: 7 }, 155, NEW);
  expect(features[0]).toMatch(/^The first 7 days are free/);
  expect(button).toBe("Start the free trial");
  expect(describeOffer(offer, 155, NEW).features.join()).not.toContain("free");
});

test("a trial isn't promised to whoever has had one", () => {
  const { features, button } = describeOffer({ ...offer, trialDays: 7 }, 155, { hadTrial: true });
  expect([...features, button].join()).not.toMatch(/free|trial/i);
  expect(button).toBe("Go to the checkout");
});

test.each([
  [155, "155 minutes of talk a month: a five-minute call on every day"],
  [310, "310 minutes of talk a month: a call of 10 min on every day"],
  [20, "20 minutes of talk a month"],
])("%i minutes are told by the day", (minutes, words) => {
  expect(describeOffer(offer, minutes, NEW).features).toContain(words);
});
