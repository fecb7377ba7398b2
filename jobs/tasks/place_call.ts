import { placeCall } from "~/domain/calls/place-call.server";
import { defineTask } from "../define-task";

export default defineTask("place_call", async ({ callId }, { now, stopping }) => {
  await placeCall({ callId, now, stopping });
});
