import { createHash } from "node:crypto";
import type { Tx } from "~/db/transaction.server";
import { fromDateColumn } from "~/lib/columns";
import { LANGUAGES, type Language, type Turn } from "~/providers/telephony/provider";
import { type Asked, asMeant, type Finding, type Talk } from "./findings";
import { forgottenTurns } from "./forgotten-turns.server";

/** A talk as it can be read now, with what was read of it before. */
export type LoadedTalk = {
  userId: string;
  talk: Talk;
  /** Of the turns as they are meant; another one is another talk to read. */
  hash: string;
  seconds: number;
  /** Somebody was in distress. */
  distress: boolean;
  toldAt: Date;
  reflection: { hash: string; engine: string; found: Finding[] } | null;
  /** Corrections that nobody has looked at. */
  fresh: { id: string; turn: number }[];
};

/**
 * A call with everything that has to be known to read it.
 *
 * @param tx a service transaction
 * @param callId a call
 * @returns null when there is no talk in it, and none was read out of it before; also when its words are deleted
 */
export async function loadTalk(tx: Tx, callId: string): Promise<LoadedTalk | null> {
  const call = await tx.call.findUnique({
    where: { id: callId },
    include: { user: { select: { language: true } } },
  });
  if (!call || call.kind === "verification" || call.transcriptPurgedAt) return null;
  const { userId } = call;
  const reflection = await tx.reflection.findUnique({ where: { userId_callId: { userId, callId } } });
  if (call.status !== "completed" && !reflection) return null;
  const corrections = await tx.reflectionCorrection.findMany({
    where: { callId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const kept = call.status === "completed" ? ((call.transcript ?? []) as Turn[]) : [];
  const turns = asMeant(kept, corrections);
  const language = languageOf(reflection?.language ?? call.user.language);
  const promises = await tx.quest.findMany({
    where: {
      userId,
      source: "promise",
      // Those that were open while this talk went on, in whatever state they are now.
      NOT: { callId },
      createdDay: { lte: call.localDate },
      OR: [{ status: { in: ["open", "waiting"] } }, { closedCallId: callId }],
    },
    orderBy: [{ createdDay: "asc" }, { createdAt: "asc" }, { key: "asc" }],
    select: { id: true, title: true, callId: true, turns: true },
  });
  const asked = call.agenda as Asked | null;
  const isForgotten = await forgottenTurns(tx, userId);
  return {
    userId,
    talk: {
      turns,
      language,
      localDay: fromDateColumn(call.localDate),
      promises: promises
        .filter((quest) => !isForgotten(quest.callId, quest.turns))
        .map(({ id, title }) => ({ questId: id, title })),
      asked,
    },
    hash: hashOf(turns, language),
    seconds: call.kind === "text" ? spokenSeconds(turns) : (call.durationSeconds ?? 0),
    distress: call.noGame,
    toldAt: call.endedAt ?? call.createdAt,
    reflection: reflection && {
      hash: reflection.turnsHash,
      engine: reflection.engine,
      found: reflection.found as Finding[],
    },
    fresh: corrections.filter(({ appliedAt }) => appliedAt === null).map(({ id, turn }) => ({ id, turn })),
  };
}

const languageOf = (stored: string): Language => LANGUAGES.find((language) => language === stored) ?? "en";

function hashOf(turns: readonly Turn[], language: Language): string {
  const words = turns.map(({ role, text }) => [role, text]);
  return createHash("sha256")
    .update(JSON.stringify([language, words]))
    .digest("base64url");
}

/** How long the same talk takes aloud, at 150 words a minute: nobody earns by waiting before they send. */
function spokenSeconds(turns: readonly Turn[]): number {
  const words = turns.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);
  return Math.round(words / 2.5);
}
