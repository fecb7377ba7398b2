/** What one line of the table says. */
export type Row = {
  name: string;
  what: string;
  ours: string;
  yardstick: string;
  /** Ours to the yardstick's; `low` and `high` are the extremes of the single rounds. */
  ratio?: { median: number; low: number; high: number };
  budget: string;
  /** Null where there is no budget, or nothing was measured. */
  met: boolean | null;
};

/** Measured in turn, so that whatever else the machine does falls on both. */
export type Pair = { ours: number[]; yardstick: number[] };

/**
 * Measures two things in turn: A B, B A, A B …
 *
 * @param rounds how often each is measured
 * @returns what each round gave
 */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  yardstick: () => Promise<number>,
): Promise<Pair> {
  const pair: Pair = { ours: [], yardstick: [] };
  for (let round = 0; round < rounds; round++) {
    const steps = [
      async () => pair.ours.push(await ours()),
      async () => pair.yardstick.push(await yardstick()),
    ];
    for (const step of round % 2 === 0 ? steps : steps.reverse()) await step();
  }
  return pair;
}

/** @param share 0.5 is the median */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: number[]) => quantile(values, 0.5);

/** The ratio of the medians, with that of the best and of the worst round. */
export function ratioOf({ ours, yardstick }: Pair): { median: number; low: number; high: number } {
  const rounds = ours.map((value, round) => value / (yardstick[round] ?? Number.NaN));
  return { median: median(ours) / median(yardstick), low: Math.min(...rounds), high: Math.max(...rounds) };
}

/** Spearman's: 1 when both are in the same order, 0 when they have nothing to do with each other. */
export function rankCorrelation(a: number[], b: number[]): number {
  const ranks = (values: number[]) => {
    const order = values.map((_, index) => index).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
    const rank: number[] = [];
    for (const [place, index] of order.entries()) rank[index] = place;
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const square = x.reduce((sum, rank, index) => sum + (rank - (y[index] ?? 0)) ** 2, 0);
  return 1 - (6 * square) / (a.length * (a.length ** 2 - 1));
}

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
export const ms = (value: number) =>
  value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(digits(value))} ms`;
export const perSecond = (value: number) => `${value.toFixed(digits(value))}/s`;
export const amount = (value: number) => new Intl.NumberFormat("en").format(value);

const ratioWords = ({ ratio }: Row) =>
  ratio ? `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})` : "";

/** One line by itself, for whoever waits. */
export const line = (row: Row) =>
  [row.name, row.ours, row.yardstick && `against ${row.yardstick}`, ratioWords(row)]
    .filter(Boolean)
    .join("  ");

/** The lines under each other, for people. */
export function table(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    row.ours,
    row.yardstick,
    ratioWords(row),
    row.budget,
    row.met === null ? "" : row.met ? "yes" : "NO",
  ]);
  const head = ["what", "ours", "yardstick", "ratio", "budget", "met"];
  const widths = head.map((word, column) =>
    Math.max(word.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const written = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [written(head), written(widths.map((width) => "-".repeat(width))), ...cells.map(written)].join("\n");
}
