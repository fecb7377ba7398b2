import type { Tx } from "~/db/transaction.server";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { type Award, type LedgerRow, type NewRow, type Rule, replay, rowsToAdd } from "./ledger-view";
import { RULE_VERSION } from "./xp";

/** Local days that are looked at: all from one on (null: all there are), and some before. */
export type Window = { from: LocalDate | null; days: readonly LocalDate[] };

/** A window as a condition on `local_date`. */
export const inWindow = ({ from, days }: Window) =>
  from === null
    ? {}
    : { OR: [{ localDate: { gte: dateColumn(from) } }, { localDate: { in: days.map(dateColumn) } }] };

/**
 * Brings the ledger in line with what is earned: what is missing is added, what has changed or is gone is taken back
 * by a row of its own. The same again adds nothing.
 *
 * @param tx a service transaction that holds the person's row
 * @param window the local days whose awards are looked at; milestones are of no day and are left alone
 * @param desired everything of those days that is earned, as it is reckoned now
 * @param noGame days on which nothing more is earned, and calls of them that were over before
 * @param now the instant of adding
 * @returns how many rows were added
 */
export async function syncAwards(
  tx: Tx,
  userId: string,
  window: Window,
  desired: readonly Award[],
  noGame: { days: ReadonlySet<LocalDate>; before: ReadonlySet<string> },
  now: Date,
): Promise<number> {
  const rows = await tx.xpEvent.findMany({
    where: { userId, rule: { not: "milestone" satisfies Rule }, ...inWindow(window) },
    orderBy: { id: "asc" },
  });
  const added = rowsToAdd(rows.map(toRow), desired, noGame.days, noGame.before);
  await addRows(tx, userId, added, now);
  return added.length;
}

/**
 * Pays awards that are given once and never taken back. One that was given is left out.
 *
 * @param tx a service transaction that holds the person's row
 * @param now the instant of adding
 */
export async function payOnce(tx: Tx, userId: string, awards: readonly Award[], now: Date): Promise<void> {
  if (awards.length === 0) return;
  const keys = awards.map(({ key }) => `${key}#1`);
  const paid = await tx.xpEvent.findMany({ where: { userId, key: { in: keys } }, select: { key: true } });
  const unpaid = awards.filter(({ key }) => !paid.some((row) => row.key === `${key}#1`));
  await addRows(tx, userId, rowsToAdd([], unpaid), now);
}

/** @param tx sees the person's rows @returns XP in total, and what of it counts for which skill as well */
export async function sumLedger(
  tx: Tx,
  userId: string,
): Promise<{ total: number; bySkill: Map<string, number>; reflections: number }> {
  const rows = await tx.$queryRaw<{ skill: string | null; rule: string; amount: number; standing: number }[]>`
    select skill_id::text as skill, rule, sum(amount)::int as amount,
      (count(*) filter (where reverses is null) - count(*) filter (where reverses is not null))::int as standing
    from xp_events where user_id = ${userId}::uuid group by skill_id, rule`;
  const { total, bySkill } = replay(rows.map(({ skill, amount }) => ({ skillId: skill, amount })));
  const reflections = rows.find(({ rule }) => rule === ("reflection" satisfies Rule))?.standing ?? 0;
  return { total, bySkill, reflections };
}

async function addRows(tx: Tx, userId: string, rows: readonly NewRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.xpEvent.createMany({ data: rows.map((row) => ({ ...toColumns(row), userId, createdAt: now })) });
}

type Columns = Omit<LedgerRow, "day" | "rule"> & { rule: string; localDate: Date };

/** @param row of `xp_events` */
export function toRow({ localDate, rule, ...row }: Columns): LedgerRow {
  return {
    id: row.id,
    key: row.key,
    rule: rule as Rule,
    base: row.base,
    multiplierPercent: row.multiplierPercent,
    amount: row.amount,
    reason: row.reason,
    quote: row.quote,
    skillId: row.skillId,
    callId: row.callId,
    sourceId: row.sourceId,
    day: fromDateColumn(localDate),
    reverses: row.reverses,
  };
}

const toColumns = ({ day, ...row }: NewRow) => ({
  ...row,
  localDate: dateColumn(day),
  ruleVersion: RULE_VERSION,
});
