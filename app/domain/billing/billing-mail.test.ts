import { expect, test } from "vitest";
import { type BillingNews, billingMail } from "./billing-mail";

const NOW = new Date("2026-11-23T20:00:00Z");
const UNTIL = new Date("2026-11-30T13:00:00Z");
const BASE = "https://relevel.example";
const TO = { firstName: "Asha", zone: "Europe/Berlin" };
const MOMENT = "14:00 on Monday 30 November, Berlin time";
const amount = { minor: 2900, currency: "USD" };

const NEWS: [BillingNews, string, string, string[]][] = [
  [
    { kind: "payment_failed", amount, forgivenUntil: UNTIL },
    "Your payment didn't go through",
    "/billing",
    ["the payment of $29", `Your calls go on until ${MOMENT}.`],
  ],
  [
    { kind: "payment_failed", amount, forgivenUntil: null },
    "Your payment didn't go through, and calls rest",
    "/billing",
    ["Your calls rest for now.", "Enter another card"],
  ],
  [
    { kind: "plan_ending", at: UNTIL, gift: false, canTakeBack: true },
    "Your plan ends soon",
    "/billing",
    [
      `your plan runs until ${MOMENT}.`,
      "take the cancellation back",
      "yours: your calls, memories and skills",
    ],
  ],
  [
    { kind: "plan_ending", at: UNTIL, gift: true, canTakeBack: false },
    "Your plan ends soon",
    "/billing",
    [`the plan you were given runs until ${MOMENT}.`, "you find the plan under Billing"],
  ],
  [
    { kind: "plan_ended", gift: false },
    "Your plan has ended",
    "/pricing",
    ["your plan has ended", "choose the plan again", "there to read"],
  ],
  [
    { kind: "plan_ended", gift: true },
    "Your plan has ended",
    "/pricing",
    ["the plan you were given has ended"],
  ],
  [
    { kind: "paid_twice", amount },
    "Your plan was paid for twice",
    "/billing",
    ["its $29 won't be charged again", "your plan runs on", "nothing you have to do"],
  ],
  [
    { kind: "minutes_low", minutes: 155, leftSeconds: 1_859, until: UNTIL },
    "Most of this month's minutes are used",
    "/billing",
    ["the 155 minutes", `30 are left until ${MOMENT}.`, "a little shorter", "nothing more is charged"],
  ],
  [
    { kind: "minutes_low", minutes: 155, leftSeconds: 60, until: UNTIL },
    "Most of this month's minutes are used",
    "/billing",
    [`1 is left until ${MOMENT}.`],
  ],
  [
    { kind: "minutes_used", minutes: 155, until: UNTIL },
    "This month's minutes are used",
    "/reflect",
    ["the 155 minutes", `begin anew at ${MOMENT}.`, "write instead"],
  ],
];

test.each(NEWS)("%o", (news, subject, path, phrases) => {
  const mail = billingMail(news, TO, BASE, NOW);
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(`\n${BASE}${path}\n`);
  expect(mail.html).toContain(`href="${BASE}${path}"`);
  for (const words of ["Hello Asha,", ...phrases]) {
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(words);
  }
});

test("a name is text and never markup, and nobody without one is called by none", () => {
  const named = billingMail(
    { kind: "plan_ended", gift: false },
    { ...TO, firstName: '<img src="x">' },
    BASE,
    NOW,
  );
  expect(named.html).toContain("Hello &lt;img src=&quot;x&quot;&gt;,");
  const unnamed = billingMail({ kind: "plan_ended", gift: false }, { ...TO, firstName: null }, BASE, NOW);
  expect(unnamed.text).toMatch(/^Hello,\n/);
});
