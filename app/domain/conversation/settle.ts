import { type ConversationState, question, type Reply } from "~/domain/conversation/agenda";
import { localeFor } from "~/domain/conversation/locales";
import type { Lines } from "~/domain/conversation/locales/lines";
import type { MoveWish } from "~/domain/conversation/moves";
import type { Settled } from "~/domain/conversation/requests";
import type { Understood } from "~/domain/conversation/understand";

/**
 * What the companion says to a request: exactly what will happen.
 * @param state with the requests as they are now; the rest as it was before the request
 * @param timeIsShort a wish to stop can't be asked back about any more: it counts at once
 */
export function whenAsked(
  state: ConversationState,
  settled: Exclude<Settled, { what: "crisis" }>,
  understood: Understood,
  timeIsShort: boolean,
): Reply {
  const { lines } = localeFor(state);
  const { requests, firstName, offRecord, last } = state;
  const change = { requests, offRecord, settling: true };
  const goesOn = (said: string): Reply => ({
    understood,
    say: `${said} ${whatFollows(state)}`.trim(),
    change,
    settles: said,
  });
  switch (settled.what) {
    case "wrong_number":
      return { understood, say: lines.wrongNumberPromise, change, hangUp: true };
    case "stopped":
      return { understood, say: lines.stopPromise, change, hangUp: true };
    case "stop_asked": {
      if (timeIsShort)
        return {
          understood,
          say: lines.stopPromise,
          change: { requests: { ...requests, stop: "stopped", wish: null }, settling: true },
          hangUp: true,
        };
      return { understood, say: offRecord ? lines.stopQuestionOffRecord : lines.stopQuestion, change };
    }
    case "stop_asked_again":
      return { understood, say: lines.stopQuestionAgain, change };
    case "stop_waits": {
      if (understood === "repeat") return { understood, say: last, change };
      const goesOff = understood === "off_record";
      return {
        understood,
        say: lines.stopFirst,
        change: { requests, offRecord: goesOff, settling: !goesOff },
      };
    }
    case "stop_declined":
      return goesOn(lines.stopDeclined);
    case "stop_unsettled":
      return goesOn(lines.stopUnsettled);
    case "just_today":
      return { understood, say: lines.justToday(firstName), change, hangUp: true };
    case "taken_back":
      return goesOn(lines.tookBack);
    case "ask_when":
      return { understood, say: lines.askWhen, change };
    case "refused":
      return goesOn(lines.refuseMove(settled.refusal));
    case "wish": {
      const promise = promiseOf(settled.wish, lines);
      const said = offRecord ? `${promise} ${lines.notedOffRecord}` : promise;
      if (!leavesNow(settled.wish)) return goesOn(said);
      return { understood, say: `${said} ${lines.plainFarewell(firstName)}`, change, hangUp: true };
    }
  }
}

/** What the companion says it will do. */
export function promiseOf(wish: MoveWish, lines: Lines): string {
  switch (wish.kind) {
    case "skip_today":
      return lines.promiseSkipToday;
    case "call_in":
      return lines.promiseCallIn(wish.minutes);
    case "move_call":
      return lines.promiseMove(wish.day, wish.time);
    case "pause":
      return lines.promisePause;
    case "drop_weekday":
      return lines.promiseDropWeekday(wish.weekday);
  }
}

/** Somebody who wants to be called later today, or not any more today or this week, has no time to talk now. */
function leavesNow(wish: MoveWish): boolean {
  if (wish.kind === "move_call") return wish.day === "today" || wish.time === null;
  return wish.kind !== "drop_weekday";
}

function whatFollows(state: ConversationState): string {
  const { lines } = localeFor(state);
  if (state.purpose === "verification") return lines.verificationAgain(state.code ?? "");
  return state.offRecord ? lines.stillOffRecord : question(state);
}
