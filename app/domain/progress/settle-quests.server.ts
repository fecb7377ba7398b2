import type { Prisma } from "~/db/client.server";
import type { Tx } from "~/db/transaction.server";
import { daysAfter } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { skillNameOf } from "./award-list";
import { afterDue, defaultQuest, MOST_OPEN, offersToShrink, placeFor, SLIPS_TO_SHRINK } from "./quests";
import type { Person } from "./settle-days.server";
import type { KnownSkill } from "./skill-match";

/** A person who hasn't talked for so many days is left in peace. */
const DAYS_OF_DEFAULTS = 14;

/**
 * Brings a person's quests in line with the day: promises that slipped, check-points that are due, one gentle quest
 * where there is no other, and whoever waits moves up.
 *
 * @param tx a service transaction that holds the person's row
 */
export async function settleQuests(tx: Tx, person: Person, skills: readonly KnownSkill[]): Promise<void> {
  await slip(tx, person);
  await dropOldDefaults(tx, person);
  await followCheckpoints(tx, person, skills);
  await moveUp(tx, person);
  await offerDefault(tx, person, skills);
}

async function slip(tx: Tx, { userId, today }: Person): Promise<void> {
  const late = await tx.quest.findMany({
    where: { userId, source: "promise", status: "open", dueDay: { lt: dateColumn(today) } },
    select: { id: true, dueDay: true, slips: true },
  });
  for (const { id, dueDay, slips } of late) {
    const change = afterDue({ dueDay: dueDay && fromDateColumn(dueDay), slips }, today);
    if (!change) continue;
    await tx.quest.update({
      where: { id },
      data: {
        slips: change.slips,
        dueDay: change.dueDay && dateColumn(change.dueDay),
        // It makes room: what keeps slipping must not hold up what comes after it.
        ...(offersToShrink(change.slips) && { status: "waiting" }),
      },
      select: { id: true },
    });
  }
}

/** An offer of yesterday is no debt today. */
async function dropOldDefaults(tx: Tx, { userId, today, now }: Person): Promise<void> {
  await tx.quest.updateMany({
    where: {
      userId,
      source: "default",
      status: { in: ["open", "waiting"] },
      createdDay: { lt: dateColumn(today) },
    },
    data: { status: "dropped", closedBy: "day_over", closedAt: now },
  });
}

async function followCheckpoints(
  tx: Tx,
  { userId, today, now }: Person,
  skills: readonly KnownSkill[],
): Promise<void> {
  const checkpoints = await tx.checkpoint.findMany({
    where: { id: { in: await unsettledCheckpoints(tx, userId, today) } },
    orderBy: [{ dueDay: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const isTheirs = { checkpointId: { in: checkpoints.map(({ id }) => id) } };
  const quests = await tx.quest.findMany({
    where: { userId, source: "checkpoint", OR: [{ status: { in: ["open", "waiting"] } }, isTheirs] },
  });
  for (const { id, skillId, dueDay, status } of checkpoints) {
    const quest = quests.find(({ checkpointId }) => checkpointId === id);
    if (!quest && status === "pending") {
      const about = skillId && skillNameOf(skillId, skills);
      await tx.quest.create({
        data: {
          userId,
          key: `checkpoint:${id}`,
          source: "checkpoint",
          title: about ? `Recall what you learned about ${about}` : "Recall what you learned",
          dueDay,
          status: placeFor(await countOpen(tx, userId)),
          skillId,
          checkpointId: id,
          createdDay: dateColumn(today),
          createdAt: now,
        },
        select: { id: true },
      });
    }
    if (quest && status === "completed" && quest.status !== "done") {
      await tx.quest.update({
        where: { id: quest.id },
        data: { status: "done", closedBy: "checkpoint", closedAt: now },
        select: { id: true },
      });
    }
    if (quest && status === "pending" && quest.closedBy === "checkpoint") {
      await tx.quest.update({
        where: { id: quest.id },
        data: { status: placeFor(await countOpen(tx, userId)), closedBy: null, closedAt: null },
        select: { id: true },
      });
    }
  }
  const alive = new Set(checkpoints.filter(({ status }) => status !== "missed").map(({ id }) => id));
  const missed = quests.filter(
    ({ status, checkpointId }) => ["open", "waiting"].includes(status) && !alive.has(checkpointId ?? ""),
  );
  await tx.quest.updateMany({
    where: { id: { in: missed.map(({ id }) => id) } },
    data: { status: "dropped", closedBy: "day_over", closedAt: now },
  });
}

/** Check-points that are due, or whose quest may not say what became of them yet. */
async function unsettledCheckpoints(tx: Tx, userId: string, today: LocalDate): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from checkpoints c
      left join quests q on q.user_id = c.user_id and q.checkpoint_id = c.id and q.source = 'checkpoint'
    where c.user_id = ${userId}::uuid
      and (c.status = 'pending' and (c.due_day <= ${dateColumn(today)}::date or q.id is not null)
        or c.status = 'completed' and q.status <> 'done')`;
  return rows.map(({ id }) => id);
}

/** How many quests a person has open. */
export function countOpen(tx: Tx, userId: string): Promise<number> {
  return tx.quest.count({ where: { userId, status: "open" } });
}

async function moveUp(tx: Tx, { userId }: Person): Promise<void> {
  const free = MOST_OPEN - (await countOpen(tx, userId));
  if (free <= 0) return;
  const next = await tx.quest.findMany({
    where: { userId, status: "waiting", slips: { lt: SLIPS_TO_SHRINK } },
    orderBy: [{ dueDay: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { key: "asc" }],
    take: free,
    select: { id: true },
  });
  await tx.quest.updateMany({
    where: { id: { in: next.map(({ id }) => id) } },
    data: { status: "open" },
  });
}

async function offerDefault(
  tx: Tx,
  { userId, today, now }: Person,
  skills: readonly KnownSkill[],
): Promise<void> {
  if ((await countOpen(tx, userId)) > 0) return;
  const talks: Prisma.CallWhereInput = { userId, status: "completed", kind: { not: "verification" } };
  const talked = await tx.call.findFirst({
    where: { ...talks, localDate: { gte: dateColumn(daysAfter(today, -DAYS_OF_DEFAULTS)) } },
    select: { id: true },
  });
  if (!talked) return;
  // Nothing is asked of somebody who was in distress today.
  const distress = { ...talks, localDate: dateColumn(today), noGame: true };
  if (await tx.call.findFirst({ where: distress, select: { id: true } })) return;
  const last = await tx.practiceSession.findFirst({
    where: { userId },
    orderBy: [{ practicedAt: "desc" }, { createdAt: "asc" }, { findingKey: "asc" }],
    select: { skillId: true },
  });
  await tx.quest.createMany({
    data: [
      {
        userId,
        key: `default:${today}`,
        source: "default",
        title: defaultQuest(last && skillNameOf(last.skillId, skills)),
        dueDay: dateColumn(today),
        skillId: last?.skillId ?? null,
        createdDay: dateColumn(today),
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
