import { z } from "zod";
import { DASHBOARD_INTENTS } from "./intents";

const intent = <Name extends keyof typeof DASHBOARD_INTENTS>(name: Name) =>
  z.literal(DASHBOARD_INTENTS[name]);

/** What the forms about the next call ask for. */
export const NextCallForms = z.discriminatedUnion("intent", [
  z.object({ intent: intent("call") }),
  z.object({ intent: intent("later") }),
  z.object({ intent: intent("takeBack"), callId: z.uuid() }),
  z.object({ intent: intent("skip"), day: z.iso.date() }),
  z.object({ intent: intent("unskip") }),
  z.object({ intent: intent("unmove") }),
]);
