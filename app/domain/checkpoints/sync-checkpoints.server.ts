import type { Tx } from "~/db/transaction.server";
import { instantAt, localDayAt } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import type { Card } from "./schedule";
import { spread } from "./spread";

type Item = Awaited<ReturnType<typeof activeItems>>[number];
type Checkpoint = Awaited<ReturnType<typeof pendingCheckpoints>>[number];
/** An item on the day it will be asked. */
type Planned = Item & { askOn: LocalDate; missedOn: LocalDate | null };

/**
 * Brings check-points up to the local day it is: spreads what is due over the days to come, and keeps one pending
 * check-point for each skill and day. A check-point is completed once all its items were recalled, and missed when its
 * day is over and none was; the items that are left move on. Doing it again changes nothing.
 *
 * @param tx a service transaction that holds the user's row
 * @param userId a person; without a zone they have no days
 * @param now decides which local day it is
 * @returns whether anything has changed
 */
export async function syncCheckpoints(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const items = await activeItems(tx, userId);
  const pending = await pendingCheckpoints(tx, userId);
  if (items.length === 0 && pending.length === 0) return false;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { localTz: true, dayStart: true },
  });
  if (user.localTz === null) return false;
  const { localTz: zone, dayStart } = user;
  const today = localDayAt(now, zone, dayStart);
  const planned = await plan(tx, userId, items, today);
  const reviewed = await reviewedIn(tx, pending);
  const begins = (day: LocalDate) => instantAt(day, `0${dayStart}:00`, zone);
  const { ids, changed } = await keepPending(tx, userId, { planned, pending, reviewed, begins });
  const closed = await closeOthers(tx, { planned, pending, reviewed, today }, now);
  const moved = await moveItems(tx, planned, ids);
  return changed || closed || moved;
}

const activeItems = (tx: Tx, userId: string) =>
  tx.checkpointItem.findMany({
    where: { userId, retiredAt: null },
    select: {
      id: true,
      skillId: true,
      checkpointId: true,
      callId: true,
      findingKey: true,
      turns: true,
      learnedDay: true,
      dueDay: true,
      askDay: true,
      missedDay: true,
      card: true,
      createdAt: true,
    },
  });

const pendingCheckpoints = (tx: Tx, userId: string) =>
  tx.checkpoint.findMany({
    where: { userId, status: "pending" },
    select: { id: true, skillId: true, dueDay: true, dueAt: true, itemsCount: true },
  });

async function plan(tx: Tx, userId: string, items: Item[], today: LocalDate): Promise<Planned[]> {
  const asked = await tx.checkpointReview.count({
    where: { userId, localDate: dateColumn(today), timing: { not: "early" } },
  });
  const dues = items.toSorted(byLearning(items)).map(({ id, dueDay, card }, order) => ({
    id,
    order,
    dueDay: fromDateColumn(dueDay),
    stability: (card as Card).stability,
  }));
  const days = spread(dues, today, asked);
  return items.map((item) => {
    const before = fromDateColumn(item.askDay);
    const missed = before < today ? before : null;
    return {
      ...item,
      askOn: days.get(item.id) ?? before,
      missedOn: item.missedDay ? fromDateColumn(item.missedDay) : missed,
    };
  });
}

/** The same order for the same talks, whatever their ids: by day, talk, and place in the talk. */
function byLearning(items: readonly Item[]): (a: Item, b: Item) => number {
  const begun = new Map<string, number>();
  for (const { callId, createdAt } of items) {
    begun.set(callId, Math.min(begun.get(callId) ?? Number.POSITIVE_INFINITY, createdAt.getTime()));
  }
  return (a, b) =>
    a.learnedDay.getTime() - b.learnedDay.getTime() ||
    (begun.get(a.callId) ?? 0) - (begun.get(b.callId) ?? 0) ||
    a.callId.localeCompare(b.callId) ||
    (a.turns[0] ?? 0) - (b.turns[0] ?? 0) ||
    a.findingKey.localeCompare(b.findingKey);
}

/** How many items of each check-point were recalled. */
async function reviewedIn(tx: Tx, checkpoints: readonly Checkpoint[]): Promise<Map<string, number>> {
  const counts = await tx.checkpointReview.groupBy({
    by: ["checkpointId"],
    where: { checkpointId: { in: checkpoints.map(({ id }) => id) } },
    _count: true,
  });
  return new Map(counts.map(({ checkpointId, _count }) => [checkpointId ?? "", _count]));
}

const keyOf = (skillId: string | null, day: LocalDate) => `${day} ${skillId ?? ""}`;
const keyOfCheckpoint = ({ skillId, dueDay }: Checkpoint) => keyOf(skillId, fromDateColumn(dueDay));
const keyOfItem = ({ skillId, askOn }: Planned) => keyOf(skillId, askOn);

/** @returns the id of the pending check-point for each skill and day that has items */
async function keepPending(
  tx: Tx,
  userId: string,
  given: {
    planned: Planned[];
    pending: Checkpoint[];
    reviewed: Map<string, number>;
    begins: (day: LocalDate) => Date;
  },
): Promise<{ ids: Map<string, string>; changed: boolean }> {
  const ids = new Map(given.pending.map((checkpoint) => [keyOfCheckpoint(checkpoint), checkpoint.id]));
  const groups = new Map<string, Planned[]>();
  for (const item of given.planned) {
    const group = groups.get(keyOfItem(item));
    if (group) group.push(item);
    else groups.set(keyOfItem(item), [item]);
  }
  let changed = false;
  for (const checkpoint of given.pending) {
    const group = groups.get(keyOfCheckpoint(checkpoint));
    if (!group) continue;
    const dueAt = given.begins(fromDateColumn(checkpoint.dueDay));
    const itemsCount = group.length + (given.reviewed.get(checkpoint.id) ?? 0);
    if (itemsCount === checkpoint.itemsCount && dueAt.getTime() === checkpoint.dueAt.getTime()) continue;
    await tx.checkpoint.update({
      where: { id: checkpoint.id },
      data: { dueAt, itemsCount },
      select: { id: true },
    });
    changed = true;
  }
  const missing = [...groups].flatMap(([key, [first, ...rest]]) =>
    ids.has(key) || !first ? [] : [{ skillId: first.skillId, day: first.askOn, count: 1 + rest.length }],
  );
  const added = await tx.checkpoint.createManyAndReturn({
    data: missing.map(({ skillId, day, count }) => ({
      userId,
      skillId,
      dueDay: dateColumn(day),
      dueAt: given.begins(day),
      itemsCount: count,
    })),
    select: { id: true, skillId: true, dueDay: true },
  });
  for (const { id, skillId, dueDay } of added) ids.set(keyOf(skillId, fromDateColumn(dueDay)), id);
  return { ids, changed: changed || added.length > 0 };
}

/** What becomes of check-points that have no items left. */
async function closeOthers(
  tx: Tx,
  given: {
    planned: Planned[];
    pending: Checkpoint[];
    reviewed: Map<string, number>;
    today: LocalDate;
  },
  now: Date,
): Promise<boolean> {
  const wanted = new Set(given.planned.map(keyOfItem));
  const empty = given.pending.filter((checkpoint) => !wanted.has(keyOfCheckpoint(checkpoint)));
  for (const { id, dueDay } of empty) {
    const itemsCount = given.reviewed.get(id) ?? 0;
    if (itemsCount > 0) {
      const data = { status: "completed", completedAt: now, itemsCount };
      await tx.checkpoint.update({ where: { id }, data, select: { id: true } });
    } else if (fromDateColumn(dueDay) < given.today) {
      await tx.checkpoint.update({ where: { id }, data: { status: "missed" }, select: { id: true } });
    } else {
      await tx.checkpoint.delete({ where: { id }, select: { id: true } });
    }
  }
  return empty.length > 0;
}

async function moveItems(tx: Tx, planned: readonly Planned[], ids: Map<string, string>): Promise<boolean> {
  const moved = planned.flatMap((item) => {
    const checkpointId = ids.get(keyOfItem(item)) ?? null;
    const missed = item.missedDay && fromDateColumn(item.missedDay);
    const same =
      item.checkpointId === checkpointId &&
      fromDateColumn(item.askDay) === item.askOn &&
      missed === item.missedOn;
    return same
      ? []
      : [{ id: item.id, ask_day: item.askOn, missed_day: item.missedOn, checkpoint_id: checkpointId }];
  });
  if (moved.length === 0) return false;
  await tx.$executeRaw`
    update checkpoint_items i set ask_day = m.ask_day, missed_day = m.missed_day, checkpoint_id = m.checkpoint_id
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
      as m (id uuid, ask_day date, missed_day date, checkpoint_id uuid)
    where i.id = m.id`;
  return true;
}
