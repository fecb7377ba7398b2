import { z } from "zod";
import { cardFields } from "./card-form";

const subscriptionId = z.string().min(1).max(100);

/** What customers do in the portal, as buttons. */
export const PORTAL_ACTS = ["cancel_at_period_end", "undo_cancel", "cancel_now", "pause", "resume"] as const;

/** What the portal posts. */
export const PortalForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("act"), subscriptionId, act: z.enum(PORTAL_ACTS) }),
  z.object({ intent: z.literal("card"), subscriptionId, ...cardFields }),
]);
