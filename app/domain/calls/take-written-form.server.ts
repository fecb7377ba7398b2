import { endTextTalk } from "./end-text-talk.server";
import { openTextTalk } from "./open-text-talk.server";
import { sayInWriting } from "./say-in-writing.server";
import type { TextTalkWish } from "./text-talk-form";

/** Where a form of the talk in writing leads, or why its words were not heard: they are given back. */
export type WrittenFormAnswer =
  | { to: "talk" | "start" }
  | { to: "ended"; talkId: string }
  | { to: "refused"; text: string; error: string };

const ELSEWHERE =
  "This talk has gone on in another window. Your words are still here; send them if you like.";
const LEFT = "Your talk from before is written down. This is a new one; your words are still here.";

/**
 * Does what a form of the talk in writing asks for.
 *
 * @param userId whose talk it is
 * @param form as it was filled in
 * @param now when it came
 * @throws {AppError} profile_unfinished, plan_required
 */
export async function takeWrittenForm(
  userId: string,
  form: TextTalkWish,
  now: Date,
): Promise<WrittenFormAnswer> {
  switch (form.intent) {
    case "open":
      await openTextTalk(userId, now);
      return { to: "talk" };
    case "end": {
      const ended = await endTextTalk(userId, form.talkId, now);
      return ended === "written" ? { to: "ended", talkId: form.talkId } : { to: "start" };
    }
    case "say": {
      const { text } = form;
      const hearing = await sayInWriting(userId, form, now);
      if (hearing === "heard") return { to: "talk" };
      if (hearing === "over") return { to: "ended", talkId: form.talkId };
      if (hearing === "elsewhere") return { to: "refused", text, error: ELSEWHERE };
      await openTextTalk(userId, now);
      return { to: "refused", text, error: LEFT };
    }
  }
}
