import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Finding, searchLog, sentencesIn } from "./log-search";

/** Beside the logs: what tests have told that must not be in them, one JSON text a line. */
const VALUES = "values.jsonl";
/** Shorter ones would be found by chance. */
const SHORTEST = 6;

/** What was searched, and what was found. */
export type SearchedLogs = { files: number; lines: number; findings: Finding[] };

/**
 * Searches all logs of a folder for what belongs to people, and for keys.
 *
 * @param folder files whose names end in `.log`, and what tests have told
 */
export function searchLogs(folder: string): SearchedLogs {
  const values = path.join(folder, VALUES);
  const told = existsSync(values) ? readFileSync(values, "utf8").trim().split("\n") : [];
  const known = {
    values: [...new Set(told.filter(Boolean).map((line) => String(JSON.parse(line))))].filter(
      (value) => value.length >= SHORTEST,
    ),
    sentences: sentencesIn(readFileSync("app/simulator/people.ts", "utf8")),
  };
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".log")) : [];
  let lines = 0;
  const findings = files.sort().flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    lines += text.split("\n").filter((line) => line.trim() !== "").length;
    return searchLog(file, text, known);
  });
  return { files: files.length, lines, findings };
}

/** At most so many findings are told. */
const TOLD = 40;

/** What the search found, for the terminal. */
export function searchWords({ files, lines, findings }: SearchedLogs): string {
  const searched = `Logs searched: ${files} files, ${lines} lines`;
  if (findings.length === 0) return `${searched}: no phone number, e-mail address, key or word of a talk.`;
  const told = findings
    .slice(0, TOLD)
    .map(({ file, line, kind, found }) => `  ${file}:${line}  ${kind}: ${found}`);
  const more = findings.length > TOLD ? [`  and ${findings.length - TOLD} more`] : [];
  return [`${searched}, and found ${findings.length}:`, ...told, ...more].join("\n");
}
