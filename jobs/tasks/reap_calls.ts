import { reapCalls } from "~/domain/calls/reap-calls.server";
import { defineTask } from "../define-task";

export default defineTask("reap_calls", async (_payload, { now, stopping }) => {
  await reapCalls({ now, stopping });
});
