import { backUp } from "~/domain/privacy/back-up.server";
import { defineTask } from "../define-task";

export default defineTask("back_up", async (_payload, context) => {
  await backUp(context);
});
