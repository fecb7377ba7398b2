import { expect } from "vitest";
import { openSchedule } from "./schedule";

/** Talks in writing on a database of their own. Nothing ticks and no job runs by itself. */

const MINUTE = 60_000;
/** A Monday in Berlin. */
export const NOON = "2026-11-23T11:00:00.000Z";

export const at = (minutes: number, from = NOON) => new Date(Date.parse(from) + minutes * MINUTE);

/** Opens a database with the use cases of talks in writing, and users as `openSchedule` makes them. */
export async function openTextTalks() {
  const on = await openSchedule();
  const { openTextTalk } = await import("~/domain/calls/open-text-talk.server");
  const { readTextTalk, readEndedTalk } = await import("~/domain/calls/read-text-talk.server");
  const { sayInWriting } = await import("~/domain/calls/say-in-writing.server");
  const { endTextTalk } = await import("~/domain/calls/end-text-talk.server");
  const { closeTextTalks } = await import("~/domain/calls/close-text-talks.server");
  const { keepTextTalk } = await import("~/domain/calls/keep-text-talk.server");

  /** Says these things one after the other, a minute each. @returns the id of the talk */
  const write = async (userId: string, said: readonly string[], from = NOON): Promise<string> => {
    const { id } = await openTextTalk(userId, at(0, from));
    for (const [n, text] of said.entries()) {
      const hearing = await sayInWriting(userId, { talkId: id, said: n, text }, at(n + 1, from));
      expect(["heard", "over"]).toContain(hearing);
    }
    return id;
  };
  /** How many jobs of a name wait whose payload names this id. */
  const jobsOf = async (name: string, key: string, id: string) => {
    const { rowCount } = await on.owner.query(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1 and j.payload ->> $2 = $3`,
      [name, key, id],
    );
    return rowCount;
  };
  return {
    ...on,
    ...{ openTextTalk, readTextTalk, readEndedTalk, sayInWriting, endTextTalk, closeTextTalks, keepTextTalk },
    ...{ write, jobsOf },
  };
}
