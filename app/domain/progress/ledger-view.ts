import type { LocalDate } from "~/lib/columns";

/** Rules by which XP is earned. */
export type Rule =
  | "reflection"
  | "practice"
  | "recall"
  | "retention"
  | "discipline"
  | "self_awareness"
  | "milestone";

/** Something a person has earned, as their days, sessions and recalls say it now. */
export type Award = {
  /** What it is for, once: "reflection:<call>", "practice:<session>", "discipline:<local day>". */
  key: string;
  rule: Rule;
  base: number;
  multiplierPercent: number;
  /** XP; 0 earns nothing. */
  amount: number;
  /** One sentence or name for it: "45 minutes of Guitar". */
  reason: string;
  /** The person's own words it rests on. */
  quote: string | null;
  /** Counts for this skill as well. */
  skillId: string | null;
  callId: string | null;
  /** The session, review or quest it came from. */
  sourceId: string | null;
  day: LocalDate;
  /** Its base stays as it was when it was given, as long as the reason is the same: a recall's level grows. */
  settled?: boolean;
};

/** A row of the ledger. */
export type LedgerRow = Omit<Award, "key" | "settled"> & {
  id: bigint;
  /** The award's key and which try at it: "…#1"; "…#1-" takes that one back. */
  key: string;
  reverses: bigint | null;
};

/** A row to be added. */
export type NewRow = Omit<LedgerRow, "id">;

/** The award that a row is about. */
export const awardKeyOf = (rowKey: string): string => rowKey.replace(/#\d+-?$/, "");

/** Rows that stand: neither taken back nor taking another one back. */
export function standing<Row extends Pick<LedgerRow, "id" | "reverses">>(rows: readonly Row[]): Row[] {
  const reversed = new Set(rows.map(({ reverses }) => reverses));
  return rows.filter(({ id, reverses }) => reverses === null && !reversed.has(id));
}

/**
 * What a ledger adds up to.
 *
 * @param rows all of a person's, in any order
 * @returns XP in total, and what of it counts for which skill as well
 */
export function replay(rows: readonly Pick<LedgerRow, "amount" | "skillId">[]): {
  total: number;
  bySkill: Map<string, number>;
} {
  let total = 0;
  const bySkill = new Map<string, number>();
  for (const { amount, skillId } of rows) {
    total += amount;
    if (skillId) bySkill.set(skillId, (bySkill.get(skillId) ?? 0) + amount);
  }
  return { total, bySkill };
}

/**
 * The rows that bring a ledger in line with what is earned. An award that stands as it is stays, and so does the
 * multiplier of one whose base is unchanged: a streak that is mended or breaks later doesn't rewrite what was earned
 * before.
 *
 * @param rows of the ledger, all of the awards in question, taken back or not
 * @param desired what those awards should be; one that stands and isn't among them is taken back
 * @param noGame days on which nothing more is earned; what was earned on them before stays
 * @param before calls of such days that were over before the hard moment: they earn as on any day
 * @returns in the order they are to be added; none when all is as it should be
 */
export function rowsToAdd(
  rows: readonly LedgerRow[],
  desired: readonly Award[],
  noGame: ReadonlySet<LocalDate> = new Set(),
  before: ReadonlySet<string> = new Set(),
): NewRow[] {
  const tries = new Map<string, number>();
  for (const { key, reverses } of rows) {
    if (reverses === null) tries.set(awardKeyOf(key), (tries.get(awardKeyOf(key)) ?? 0) + 1);
  }
  const given = new Set(standing(rows).map(({ key }) => awardKeyOf(key)));
  const isEarned = ({ key, day, callId }: Award) =>
    given.has(key) || !noGame.has(day) || (callId !== null && before.has(callId));
  const earned = desired.filter((award) => award.amount > 0 && isEarned(award));
  const wanted = new Map(earned.map((award) => [award.key, award]));
  const added: NewRow[] = [];
  for (const row of standing(rows)) {
    const award = wanted.get(awardKeyOf(row.key));
    if (award && isAsEarned(row, award)) {
      wanted.delete(award.key);
      continue;
    }
    const { id, ...taken } = row;
    added.push({ ...taken, key: `${row.key}-`, amount: -row.amount, reverses: id });
    if (award?.base === row.base) {
      const { multiplierPercent, amount } = row;
      wanted.set(award.key, { ...award, multiplierPercent, amount });
    }
  }
  for (const { settled: _, ...award } of wanted.values()) {
    added.push({ ...award, key: `${award.key}#${(tries.get(award.key) ?? 0) + 1}`, reverses: null });
  }
  return added;
}

function isAsEarned(row: LedgerRow, award: Award): boolean {
  return (
    row.rule === award.rule &&
    (award.settled ? row.reason === award.reason : row.base === award.base) &&
    row.quote === award.quote &&
    row.skillId === award.skillId &&
    row.callId === award.callId &&
    row.sourceId === award.sourceId &&
    row.day === award.day
  );
}
