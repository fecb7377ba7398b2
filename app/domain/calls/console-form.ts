import { z } from "zod";

/** The kill switch, as the console sends it. */
export const SwitchForm = z.object({
  intent: z.enum(["pause", "resume"]),
  /** The box that says "I mean it". */
  sure: z.literal("yes", { error: "Tick the box to say that you mean it." }),
});
