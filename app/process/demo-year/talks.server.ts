import type pg from "pg";
import { openTextTalk } from "~/domain/calls/open-text-talk.server";
import { sayInWriting } from "~/domain/calls/say-in-writing.server";
import type { ConversationState } from "~/domain/conversation/conversation";
import { SECOND } from "~/lib/time";
import { continueTalk, lastWord, openTalk, secondsToSay, type Talk } from "~/simulator/talk";
import type { Talker } from "./person";
import type { Asked } from "./phone-company.server";
import type { YearQueue } from "./queue.server";
import { type LineState, QUIET_LINE, tell } from "./tell.server";

/** Who thinks before they speak, on a line that takes its time. */
const PAUSE_SECONDS = 4;
const RING_SECONDS = 45;
/** In writing. */
const SECONDS_PER_MESSAGE = 55;
const MOST_MESSAGES = 30;

/** How an attempt ends where there is no talk. */
export type NoTalk = "no_answer" | "busy" | "voicemail" | "failed";
const REASON: Readonly<Record<NoTalk, string>> = {
  no_answer: "not_picked_up",
  busy: "busy",
  voicemail: "machine_answered",
  failed: "vendor_error",
};

/** The phone company's side of one evening: what happens on the line is told, and what follows from it is done. */
export class Line {
  constructor(
    private readonly queue: YearQueue,
    private readonly db: pg.Pool,
    private readonly secret: string,
  ) {}

  async nobody(call: Asked, outcome: NoTalk): Promise<void> {
    const begun = this.queue.now.getTime();
    if (outcome !== "failed")
      await this.happens(call, { ...QUIET_LINE, status: "ringing" }, begun + 2 * SECOND);
    const rings = outcome === "no_answer" ? RING_SECONDS : outcome === "voicemail" ? 20 : 4;
    const end = { ...QUIET_LINE, status: "ended" as const, outcome, reason: REASON[outcome] };
    await this.happens(call, end, begun + (2 + rings) * SECOND);
  }

  /** @param picksUp after so many seconds */
  async talk(call: Asked, talker: Talker, picksUp: number): Promise<void> {
    const begun = this.queue.now.getTime();
    await this.happens(call, { ...QUIET_LINE, status: "ringing" }, begun + 2 * SECOND);
    const answeredAt = new Date(begun + (2 + picksUp) * SECOND);
    await this.happens(
      call,
      { ...QUIET_LINE, status: "answered", answeredAt, seconds: 0 },
      answeredAt.getTime(),
    );
    const { talk, seconds } = await this.lead(call, talker, answeredAt);
    const reason = talk.over ? "companion_hung_up" : "max_length";
    const end = {
      status: "ended" as const,
      outcome: "completed" as const,
      reason,
      answeredAt,
      seconds,
      talk,
    };
    await this.happens(call, end, answeredAt.getTime() + seconds * SECOND);
  }

  private async lead(
    call: Asked,
    talker: Talker,
    answeredAt: Date,
  ): Promise<{ talk: Talk; seconds: number }> {
    const quotes = await this.quotes("calls", call.reference);
    const at = (seconds: number) => new Date(answeredAt.getTime() + seconds * SECOND);
    let talk = openTalk(call.agenda, answeredAt);
    let seconds = 0;
    while (!talk.over && seconds < call.agenda.maxSeconds) {
      const words = talker.answer(talk.state, quotes);
      const begins = seconds + secondsToSay(talk.lastLine) + PAUSE_SECONDS;
      seconds = begins + secondsToSay(words);
      talk = continueTalk(talk, words, at(begins), at(seconds), seconds);
    }
    if (!talk.over) return { talk, seconds };
    const bye = talker.goodbye();
    seconds += secondsToSay(talk.lastLine) + secondsToSay(bye);
    return { talk: lastWord(talk, bye, at(seconds)), seconds };
  }

  /** The same talk in writing. */
  async write(userId: string, talker: Talker): Promise<void> {
    const { id: talkId } = await openTextTalk(userId, this.queue.now);
    const quotes = await this.quotes("text_talks", talkId);
    for (let said = 0; said < MOST_MESSAGES; said++) {
      const { rows } = await this.db.query<{ state: ConversationState }>(
        "select state from text_talks where id = $1",
        [talkId],
      );
      const state = rows[0]?.state;
      if (!state) break;
      this.queue.moveTo(new Date(this.queue.now.getTime() + SECONDS_PER_MESSAGE * SECOND));
      const text = talker.answer(state, quotes);
      if ((await sayInWriting(userId, { talkId, said, text }, this.queue.now)) !== "heard") break;
    }
    await this.queue.runDue();
  }

  private async happens(call: Asked, line: LineState, at: number): Promise<void> {
    this.queue.moveTo(new Date(at));
    await tell(call, line, new Date(at), this.secret);
    await this.queue.runDue();
  }

  /** What the person said themselves of the things they are asked to recall. */
  private async quotes(table: "calls" | "text_talks", id: string): Promise<string[]> {
    const { rows } = await this.db.query<{ quote: string }>(
      `select i.quote from ${table} c cross join lateral jsonb_array_elements(c.agenda->'recalls') with ordinality r(asked, place)
         join checkpoint_items i on i.id = (r.asked->>'itemId')::uuid
       where c.id = $1 order by r.place`,
      [id],
    );
    return rows.map(({ quote }) => quote);
  }
}
