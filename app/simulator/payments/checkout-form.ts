import { z } from "zod";
import { cardFields } from "./card-form";

const email = z
  .string()
  .trim()
  .max(254, "That is longer than an e-mail address can be.")
  .pipe(z.email("Write an e-mail address, such as asha@example.com."));

/** What the checkout page posts: a card, or the answer to the bank. */
export const CheckoutForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("pay"),
    ...cardFields,
    /** Left out where the merchant has fixed it. */
    email: email.optional(),
    name: z.string().trim().max(100, "Keep it under 100 characters.").optional(),
  }),
  z.object({ intent: z.literal("approve") }),
  z.object({ intent: z.literal("refuse") }),
]);
