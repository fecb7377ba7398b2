/** Text for people: columns, instants and ages, without anything that reaches a user. */

/**
 * Rows under their heads, each column as wide as its widest cell.
 *
 * @param heads one per column
 * @param rows cells; only the last column may be longer than there is room for, and is cut then
 * @param width of a line
 */
export function table(heads: string[], rows: string[][], width = process.stdout.columns || 120): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [heads, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => cut(line.trimEnd(), width))
    .join("\n");
}

/** Names and values, one pair a line; null is a dash. */
export function facts(pairs: [string, string | number | Date | null][]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${cell(value)}`).join("\n");
}

/** One value of a table or a list of facts. */
export function cell(value: string | number | Date | null): string {
  if (value === null) return "-";
  return value instanceof Date ? value.toISOString() : String(value);
}

/** The first line of a text, without what a terminal takes for a command. */
export function firstLine(text: string | null): string {
  const line = text?.trim().split("\n", 1)[0] ?? "";
  return Array.from(line, (sign) => (sign < " " || sign === "\u007F" ? " " : sign)).join("");
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
