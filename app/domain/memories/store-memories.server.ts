import { randomUUID } from "node:crypto";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import { LANGUAGES } from "~/providers/telephony/provider";
import { type Forgotten, matchKept, type Version, versionsOf } from "./fact-state";
import { memoryKindOf } from "./fact-words";
import { indexMemories, indexTalk, loadSearchableTalk } from "./index-call.server";
import { loadToldFacts, type ToldFact } from "./told-facts.server";

/**
 * Keeps what a talk told about the person, takes back what it doesn't tell any more, and makes it searchable. What
 * comes out depends on all talks together, so it doesn't matter in which order they are looked at, or how often.
 *
 * @param input.callId the talk; unknown ones are over
 * @param input.now the instant of keeping
 */
export async function storeMemories({ callId }: { callId: string; now: Date }): Promise<void> {
  const kept = await withService(async (tx) => {
    const owner = await tx.call.findUnique({ where: { id: callId }, select: { userId: true } });
    if (!owner) return null;
    const { userId } = owner;
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const talk = await loadSearchableTalk(tx, callId);
    if (!talk) return null;
    const told = await loadToldFacts(tx, userId);
    const subjects = await subjectsOf(tx, talk, told);
    const changed: string[] = [];
    for (const subject of subjects) changed.push(...(await keepSubject(tx, userId, subject, told)));
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { language: true } });
    const languages = new Map(told.map((fact) => [fact.callId, fact.language]));
    await indexMemories(tx, userId, changed, languages, user.language);
    await indexTalk(tx, talk, told);
    return { subjects: subjects.length };
  });
  if (kept) logger.info({ callId, ...kept }, "memories kept");
}

/** What this talk tells about, or may have told about before it was corrected. */
async function subjectsOf(
  tx: Tx,
  { userId, callId, localDate }: { userId: string; callId: string; localDate: string },
  told: readonly ToldFact[],
): Promise<string[]> {
  const before = await tx.memory.findMany({
    where: {
      userId,
      forgottenAt: null,
      kind: { not: "own" },
      OR: [{ callId }, { lastSaidOn: dateColumn(localDate) }],
    },
    select: { subject: true },
  });
  const now = told.filter((fact) => fact.callId === callId).map(({ subject }) => subject);
  return [...new Set([...now, ...before.flatMap(({ subject }) => subject ?? [])])].sort();
}

/**
 * Brings the memories of one subject in line with all that was said about it.
 *
 * @returns the ids of all its memories
 */
async function keepSubject(
  tx: Tx,
  userId: string,
  subject: string,
  told: readonly ToldFact[],
): Promise<string[]> {
  const rows = await tx.memory.findMany({
    where: { userId, subject, forgottenAt: null, kind: { not: "own" } },
    orderBy: [{ validFrom: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const forgotten: Forgotten[] = await tx.memory
    .findMany({
      where: { userId, forgottenAt: { not: null } },
      select: { fingerprint: true, callId: true, findingKey: true },
    })
    .then((all) => all.map(({ fingerprint, callId, findingKey: key }) => ({ fingerprint, callId, key })));
  const kept = rows.map(({ id, callId, findingKey, fingerprint, correctedAt, validFrom }) => ({
    id,
    callId,
    key: findingKey,
    fingerprint,
    corrected: correctedAt !== null,
    validFrom: fromDateColumn(validFrom),
  }));
  const about = told.filter((fact) => fact.subject === subject);
  const { versions, left } = matchKept(versionsOf(about, kept, forgotten), kept);
  await tx.memory.deleteMany({ where: { id: { in: left.map(({ id }) => id) } } });
  const ids = versions.map((version) => version.kept?.id ?? randomUUID());
  for (const [place, version] of versions.entries()) {
    const id = ids[place] ?? "";
    const data = memoryData(subject, version, ids[place + 1] ?? null);
    const row = rows.find((each) => each.id === id);
    if (!row) {
      if (version.from)
        await tx.memory.create({ data: { id, userId, ...madeOf(version.from, subject), ...data } });
      continue;
    }
    const wanted = { ...(version.from && !row.correctedAt && madeOf(version.from, subject)), ...data };
    if (Object.entries(wanted).every(([column, value]) => isSame(row[column as keyof typeof row], value)))
      continue;
    await tx.memory.update({ where: { id }, data: wanted, select: { id: true } });
  }
  return ids;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** How long it holds. */
const memoryData = (subject: string, version: Version<ToldFact>, supersededBy: string | null) => ({
  subject,
  validFrom: dateColumn(version.validFrom),
  validUntil: version.validUntil && dateColumn(version.validUntil),
  lastSaidOn: dateColumn(version.lastSaidOn),
  supersededBy,
});

/** What it is made of. */
const madeOf = ({ callId, key, fingerprint, fact, language }: ToldFact, subject: string) => ({
  callId,
  findingKey: key,
  kind: memoryKindOf(fact),
  subject,
  text: fact.text,
  quote: fact.quote,
  turns: fact.turns,
  sensitive: isSensitive(`${fact.text} ${fact.quote}`, LANGUAGES.find((each) => each === language) ?? "en"),
  fingerprint,
});
