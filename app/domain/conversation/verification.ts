import type { ConversationState, Reply } from "~/domain/conversation/agenda";
import { localeOf } from "~/domain/conversation/locales";
import type { Understood } from "~/domain/conversation/understand";

/** The talk that proves a number: says who is there, reads the code, and leaves. */

/** The whole of what it has to say. */
export function openVerification({ language, code }: ConversationState): string {
  return localeOf(language).lines.verification(code ?? "");
}

/**
 * The reply to whatever is said or not said, apart from requests to be left alone.
 * @param understood "silence" when nothing was said
 */
export function whenVerifying(state: ConversationState, understood: Understood): Reply {
  const { lines } = localeOf(state.language);
  const code = state.code ?? "";
  switch (understood) {
    case "goodbye":
      return { understood, say: lines.verificationFarewell, change: {}, hangUp: true };
    case "repeat":
      return { understood, say: lines.verificationAgain(code), change: {} };
    case "who_is_calling": {
      const say = `${lines.verificationIntroduction} ${lines.verificationAgain(code)}`;
      return { understood, say, change: {} };
    }
    default:
      if (state.asked === "again")
        return { understood, say: lines.verificationFarewell, change: {}, hangUp: true };
      return {
        understood,
        say: lines.verificationAgain(code),
        change: { asked: "again", silences: understood === "silence" ? 1 : 0 },
      };
  }
}
