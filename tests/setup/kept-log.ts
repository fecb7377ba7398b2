import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Where `npm test` has the product's processes leave what they print: it searches all of it in the end, for what
 * belongs to people and for keys. A file that is run by itself keeps nothing.
 */
const folder = process.env.TEST_LOGS;
let serial = 0;

/**
 * A log of its own for one process.
 *
 * @param name such as "web"
 * @returns takes what the process prints
 */
export function keepLog(name: string): (chunk: Buffer | string) => void {
  if (!folder) return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${process.pid}-${++serial}.log`);
  return (chunk) => appendFileSync(file, chunk);
}

/**
 * Keeps what a command has logged. What it answers to whoever has typed it is no log.
 *
 * @param out what it has printed
 * @param err what it has printed besides
 */
export function keepCommand(name: string, out: string, err: string): void {
  const logged = out.split("\n").filter((line) => line.startsWith('{"level":'));
  keepLog(`command-${name}`)([...logged, err, ""].join("\n"));
}

/** Tells what must be in no log, beside what has a form of its own. */
export function neverLog(...values: (string | undefined)[]): void {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const value of values) {
    if (value) appendFileSync(path.join(folder, "values.jsonl"), `${JSON.stringify(value)}\n`);
  }
}

/** The values of an environment that are keys. */
export function neverLogKeys(env: Readonly<Record<string, string | undefined>>): void {
  const names = Object.keys(env).filter((name) =>
    /SECRET|TOKEN|PASSWORD|_KEY(_ID)?$|SMTP_URL|DATABASE_URL/.test(name),
  );
  neverLog(...names.map((name) => env[name]).filter((value) => (value ?? "").length >= 12));
}
