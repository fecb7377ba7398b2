import type { ConversationState, Reply } from "~/domain/conversation/agenda";
import { helpLineIn } from "~/domain/conversation/help-lines";
import { localeFor, localeOf } from "~/domain/conversation/locales";
import type { Requests, Settled } from "~/domain/conversation/requests";
import { promiseOf } from "~/domain/conversation/settle";
import type { Understood } from "~/domain/conversation/understand";

/** The talk after a crisis phrase: help is named, nothing is asked, the agenda is left for good. */

/** A goodbye that names the help once more. */
export function quietFarewell({ language, country }: ConversationState): string {
  return localeOf(language).lines.crisisFarewell(helpLineIn(country));
}

/**
 * The reply to a crisis phrase and to whatever follows it.
 * @param state as it was, off the record if that is where the talk is now
 * @param heard.before the requests as they were
 * @param heard.requests as they are after what was heard
 * @param heard.settled what was heard asked of us, or null
 */
export function crisisReply(
  state: ConversationState,
  heard: { before: Requests; requests: Requests; understood: Understood; settled: Settled | null },
): Reply {
  const { before, requests, understood, settled } = heard;
  const { lines } = localeFor(state);
  const help = lines.crisis(helpLineIn(state.country));
  const { offRecord } = state;
  const plain = (say: string, change: Partial<ConversationState> = {}): Reply => ({
    understood,
    say,
    change: { requests, offRecord, ...change },
  });
  const listening =
    lines.crisisListening[state.lines % lines.crisisListening.length] ?? lines.crisisListening[0];
  const settling = { settling: true };
  switch (settled?.what) {
    case "crisis": {
      const stopped = requests.stop === "stopped" && before.stop !== "stopped";
      const promise = stopped ? ` ${lines.crisisStopPromise}` : "";
      const say = `${help} ${lines.crisisStay}${promise}`;
      const ends = `${help}${promise} ${lines.crisisGoodbye}`;
      return { ...plain(say, { settling: stopped }), settles: ends, settlesAll: true };
    }
    case "wrong_number":
      return { ...plain(lines.wrongNumberPromise, settling), hangUp: true };
    case "stopped": {
      const say = `${lines.crisisStopPromise} ${quietFarewell(state)}`;
      return { ...plain(say, settling), hangUp: true };
    }
    case "wish": {
      const said = promiseOf(settled.wish, lines);
      return { ...plain(said, settling), settles: said };
    }
    case "refused": {
      const said = lines.refuseMove(settled.refusal);
      return { ...plain(said, settling), settles: said };
    }
    case "taken_back":
      return { ...plain(lines.tookBack, settling), settles: lines.tookBack };
    default:
      break;
  }
  switch (understood) {
    case "goodbye":
      return { ...plain(quietFarewell(state)), hangUp: true };
    case "repeat":
    case "who_is_calling":
      return plain(`${help} ${lines.crisisStay}`);
    case "off_record":
      return plain(lines.offRecord, { offRecord: true });
    case "on_record":
      return plain(lines.onRecord, { offRecord: false });
    default:
      return plain(listening);
  }
}
