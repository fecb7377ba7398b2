import { storeMemories } from "~/domain/memories/store-memories.server";
import { defineTask } from "../define-task";

export default defineTask("store_memories", async ({ callId }, { now }) => {
  await storeMemories({ callId, now });
});
