import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RecallForm, RetireItemForm } from "./recall-form";
import { RECALL_INTENTS } from "./recall-intents";

const ID = "0b4a3f5e-6d0c-4c8e-9f1d-2a3b4c5d6e7f";
const due = { intent: RECALL_INTENTS.recall, itemId: ID, rating: "3" };

describe("a recall's form", () => {
  test.each<[string, object, object]>([
    ["by hand", due, { itemId: ID, reviewId: null, rating: 3 }],
    ["by hand, with an empty field", { ...due, reviewId: "" }, { itemId: ID, reviewId: null, rating: 3 }],
    ["about a review", { ...due, reviewId: ID, rating: "1" }, { itemId: ID, reviewId: ID, rating: 1 }],
  ])("is read %s, alone and among other forms", (_, fields, expected) => {
    expect(RecallForm.parse(fields)).toMatchObject(expected);
    const forms = z.discriminatedUnion("intent", [z.object({ intent: z.literal("other") }), RecallForm]);
    expect(forms.parse(fields)).toMatchObject(expected);
  });

  test.each<[string, object]>([
    ["a rating that only FSRS knows", { ...due, rating: "4" }],
    ["no rating", { ...due, rating: undefined }],
    ["an item that is none", { ...due, itemId: "x" }],
    ["a review that is none", { ...due, reviewId: "x" }],
    ["another intent", { ...due, intent: "call" }],
  ])("is refused with %s", (_, fields) => {
    expect(RecallForm.safeParse(fields).success).toBe(false);
  });
});

test.each([
  [RECALL_INTENTS.retire, true],
  [RECALL_INTENTS.bringBack, false],
])("an item is put away or brought back by the intent %s", (intent, retired) => {
  expect(RetireItemForm.parse({ intent, itemId: ID })).toEqual({ itemId: ID, retired });
});
