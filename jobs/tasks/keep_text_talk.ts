import { keepTextTalk } from "~/domain/calls/keep-text-talk.server";
import { defineTask } from "../define-task";

export default defineTask("keep_text_talk", async ({ textTalkId }, { now }) => {
  await keepTextTalk({ textTalkId, now });
});
