import { rollDays } from "~/domain/progress/roll-days.server";
import { defineTask } from "../define-task";

export default defineTask("roll_days", async (_, { now }) => {
  await rollDays({ now });
});
