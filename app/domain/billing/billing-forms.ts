import { z } from "zod";
import { BILLING_INTENTS } from "./billing-intents";

const { buy, joinWaitlist, leaveWaitlist, cancel, keep, pause, resume, card, portal } = BILLING_INTENTS;

/** What is posted to the pricing page. */
export const PricingForm = z.object({ intent: z.enum([buy, joinWaitlist, leaveWaitlist]) });

/** What a person does with their plan. */
export const BillingForm = z.object({ intent: z.enum([cancel, keep, pause, resume, card, portal]) });
