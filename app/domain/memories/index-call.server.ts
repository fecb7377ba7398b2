import type { Tx } from "~/db/transaction.server";
import { asMeant, type Finding } from "~/domain/progress/findings";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import type { Turn } from "~/providers/telephony/provider";
import { areSameRows, memoryRow, type SearchKind, type SearchRow, searchRowsOf } from "./search-entries";
import type { ToldFact } from "./told-facts.server";

type Stored = Awaited<ReturnType<typeof storedRows>>;

const storedRows = (tx: Tx, where: { callId: string } | { memoryId: { in: string[] } }) =>
  tx.searchEntry.findMany({ where });

const toRow = (entry: Stored[number]): SearchRow => ({
  kind: entry.kind as SearchKind,
  memoryId: entry.memoryId,
  turn: entry.turn,
  localDate: fromDateColumn(entry.localDate),
  language: entry.language,
  text: entry.text,
});

/** Makes the stored rows the wanted ones. Rows that are right already aren't touched. */
async function replaceRows(
  tx: Tx,
  userId: string,
  stored: Stored,
  wanted: readonly (SearchRow & { callId: string | null })[],
): Promise<void> {
  if (areSameRows(stored.map(toRow), wanted)) return;
  await tx.searchEntry.deleteMany({ where: { id: { in: stored.map(({ id }) => id) } } });
  await tx.searchEntry.createMany({
    data: wanted.map((row) => ({ ...row, userId, localDate: dateColumn(row.localDate) })),
  });
}

/** What of a call can be searched, before anything of it is forgotten. */
export type SearchableTalk = {
  userId: string;
  callId: string;
  turns: Turn[];
  findings: Finding[];
  localDate: string;
  language: string;
};

/**
 * A call as it may be searched. Of a call with a code there is nothing, nor of one that somebody else picked up.
 *
 * @returns null for an unknown call
 */
export async function loadSearchableTalk(tx: Tx, callId: string): Promise<SearchableTalk | null> {
  const call = await tx.call.findUnique({
    where: { id: callId },
    include: { user: { select: { language: true } } },
  });
  if (!call) return null;
  const { userId } = call;
  const reflection = await tx.reflection.findUnique({ where: { userId_callId: { userId, callId } } });
  const corrections = await tx.reflectionCorrection.findMany({
    where: { callId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const isTalk = call.kind !== "verification" && call.status === "completed";
  const kept = isTalk && reflection?.outcome !== "wrong_number" ? ((call.transcript ?? []) as Turn[]) : [];
  return {
    userId,
    callId,
    turns: asMeant(kept, corrections),
    findings: isTalk && reflection?.outcome === "reflected" ? (reflection.found as Finding[]) : [],
    localDate: fromDateColumn(call.localDate),
    language: reflection?.language ?? call.user.language,
  };
}

/**
 * Brings the search index of one talk in line with its turns and its reflection.
 *
 * @param told every fact of this person's talks, for those that are forgotten
 */
export async function indexTalk(tx: Tx, talk: SearchableTalk, told: readonly ToldFact[]): Promise<void> {
  const { userId, callId } = talk;
  const tombstones = await tx.memory.findMany({
    where: { userId, forgottenAt: { not: null } },
    select: { callId: true, turns: true, fingerprint: true },
  });
  const forgotten = new Set(tombstones.map(({ fingerprint }) => fingerprint));
  const hidden = new Set([
    ...tombstones.filter((memory) => memory.callId === callId).flatMap(({ turns }) => turns),
    ...told
      .filter((fact) => fact.callId === callId && forgotten.has(fact.fingerprint))
      .flatMap(({ fact }) => fact.turns),
  ]);
  const stored = (await storedRows(tx, { callId })).filter(({ kind }) => kind !== "memory");
  await replaceRows(
    tx,
    userId,
    stored,
    searchRowsOf({ ...talk, hidden }).map((row) => ({ ...row, callId })),
  );
}

/**
 * Brings the search index of some memories in line with them: those that hold are found, past ones aren't.
 *
 * @param languages by call, of their talks
 * @param language of the person, for memories without one
 */
export async function indexMemories(
  tx: Tx,
  userId: string,
  memoryIds: string[],
  languages: ReadonlyMap<string, string>,
  language: string,
): Promise<void> {
  const memories = await tx.memory.findMany({
    where: { id: { in: memoryIds }, forgottenAt: null, validUntil: null },
    orderBy: { id: "asc" },
  });
  const stored = await storedRows(tx, { memoryId: { in: memoryIds } });
  const wanted = memories.map(({ id, turns, validFrom, callId, text, correctedAt }) => ({
    ...memoryRow({
      id,
      turns,
      localDate: fromDateColumn(validFrom),
      language: (!correctedAt && callId && languages.get(callId)) || language,
      text: text ?? "",
    }),
    callId,
  }));
  await replaceRows(tx, userId, stored, wanted);
}
