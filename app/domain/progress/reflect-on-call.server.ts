import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { heardCrisis, wishesIn } from "~/domain/conversation/wishes";
import { dateColumn } from "~/lib/columns";
import { storableJson } from "~/lib/text";
import { logger } from "~/observability/logger.server";
import { enqueue } from "~/queue/enqueue.server";
import { loadSnapshot } from "./correction-diff.server";
import type { Finding } from "./findings";
import { judgeTalk } from "./judge";
import { type LoadedTalk, loadTalk } from "./load-talk.server";
import { mergeFindings } from "./merge-findings";
import { readWithModel } from "./read-with-model.server";
import { readTalk } from "./reading/read-talk";

/** Of both engines: a talk is read again when it is read better. */
const ENGINE_VERSION = 1;

/**
 * Reads what a completed talk says, once for each wording of its turns, and starts what follows from it. A talk that
 * turns out to have been none, because a machine had picked up, loses what was read of it.
 *
 * @param input.callId the call
 * @param input.now the instant of reading
 */
export async function reflectOnCall({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const loaded = await withService((tx) => loadTalk(tx, callId));
  if (!loaded || isRead(loaded)) return;
  // Nothing is locked while a model reads.
  const read = await readFindings(loaded);
  const kept = await withService(async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${loaded.userId}::uuid for no key update`;
    const current = await loadTalk(tx, callId);
    if (!current || isRead(current)) return null;
    // Corrected meanwhile: the job that came with the correction reads it.
    if (current.hash !== loaded.hash) return null;
    return keepReflection(tx, callId, current, read, now);
  });
  if (kept) logger.info({ callId, engine: read.engine, ...kept }, "talk reflected on");
}

const isRead = ({ reflection, hash, fresh }: LoadedTalk) => reflection?.hash === hash && fresh.length === 0;

async function readFindings(loaded: LoadedTalk) {
  const { talk, reflection, fresh } = loaded;
  // Words that nothing will be made of are nobody else's to read.
  const worthReading = !["too_little", "crisis", "wrong_number"].includes(judge(loaded, []).outcome);
  const byModel = worthReading ? await readWithModel(talk) : null;
  const engine = byModel ? ("model" as const) : ("rules" as const);
  const anew = byModel ?? readTalk(talk);
  // Rules read the same talk the same way: what differs does so because of the correction.
  const same = !reflection || fresh.length === 0 || (engine === "rules" && reflection.engine === "rules");
  const corrected = new Set(fresh.map(({ turn }) => turn));
  return { engine, findings: same ? anew : mergeFindings(reflection.found, anew, corrected) };
}

/** What becomes of a talk in which that was found. */
function judge({ talk, seconds, distress }: LoadedTalk, findings: readonly Finding[]) {
  return judgeTalk({
    talk,
    findings,
    seconds,
    distress: distress || heardCrisis(talk.turns, talk.language),
    wishes: wishesIn(talk.turns, { language: talk.language, ...ANY_TIME }, { unsettledStopCounts: true }),
  });
}

async function keepReflection(
  tx: Tx,
  callId: string,
  loaded: LoadedTalk,
  { engine, findings }: { engine: "model" | "rules"; findings: Finding[] },
  now: Date,
) {
  const { userId, talk, hash, seconds, toldAt, reflection, fresh } = loaded;
  const judged = judge(loaded, findings);
  if (reflection && fresh.length > 0) await noteBefore(tx, userId, callId, fresh, now);
  const data = {
    localDate: dateColumn(talk.localDay),
    language: talk.language,
    engine,
    engineVersion: ENGINE_VERSION,
    turnsHash: hash,
    ...judged,
    found: storableJson(judged.outcome === "reflected" ? findings : []) as object[],
    durationSeconds: seconds,
    toldAt,
  };
  await tx.reflection.upsert({
    where: { userId_callId: { userId, callId } },
    create: { userId, callId, ...data },
    update: data,
    select: { id: true },
  });
  await enqueue(tx, "award_progress", { callId });
  await enqueue(tx, "store_memories", { callId });
  return judged;
}

/** Whether something was asked of us doesn't depend on when the phone may ring. */
const ANY_TIME = { callTime: "", localTime: "", hours: { opens: "00:00", closes: "24:00" } };

/** How things stood before a correction, for the difference that is shown when all has followed. */
async function noteBefore(
  tx: Tx,
  userId: string,
  callId: string,
  fresh: readonly { id: string }[],
  now: Date,
): Promise<void> {
  const before = await loadSnapshot(tx, userId, callId);
  await tx.reflectionCorrection.updateMany({
    where: { id: { in: fresh.map(({ id }) => id) } },
    data: { appliedAt: now, diff: { before } as object },
  });
}
