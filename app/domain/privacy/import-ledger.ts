/** A row of the ledger, as far as adding up goes. */
type Row = { id: number; amount: number; reverses: number | null };

/** What a ledger may add up to, in either direction: it is counted in 32 bits. */
const MOST = 1_000_000_000;

/**
 * Does a ledger that somebody brings hold together? What a row takes back has to be there, before it, of the same
 * amount, and only once; and it all adds up to a number that can be counted.
 *
 * @param rows in the order of the ledger
 */
export function ledgerHolds(rows: readonly Row[]): boolean {
  const standing = new Map<number, number>();
  const seen = new Set<number>();
  let earned = 0;
  for (const { id, amount, reverses } of rows) {
    if (seen.has(id)) return false;
    seen.add(id);
    if (reverses === null) {
      if (amount < 0) return false;
      standing.set(id, amount);
      earned += amount;
      continue;
    }
    if (standing.get(reverses) !== -amount) return false;
    standing.delete(reverses);
  }
  return earned <= MOST;
}
