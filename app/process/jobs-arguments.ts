import { parseArgs } from "node:util";
import { isUuid } from "~/lib/uuid";
import { JOB_STATES, type JobState } from "~/queue/job-state";
import { readInstant } from "~/queue/read-instant";
import { CommandError } from "./command";

export const USAGE = `Usage: npm run jobs -- COMMAND [--json]

  stats                          how many jobs of each task are where, and the workers
  list                           jobs: locked ones, then waiting ones (soonest first), then failed ones (newest first)
    --task NAME                  of one task
    --state STATE                ${JOB_STATES.join(", ")}
    --call ID                    about one call
    --limit N                    at the most (50)
  show ID                        everything about a job, and the call it is about
  retry ID…                      runs failed and retrying jobs now, with all their attempts
  reschedule ID… --at WHEN       moves waiting and failed jobs; WHEN is 2030-01-31T18:00:00Z, or +30s, +10m, +2h, +1d
  cancel ID…                     removes jobs for good; a call that waited for its job is closed as canceled
  unlock                         frees the jobs of workers that have been silent for 60 seconds
  unlock --worker ID             frees one worker's jobs, whatever its heartbeat says
  run TASK [JSON]                adds a job now; JSON is its payload

An ID… may be several. Where one of them can't be changed, none is. npm's own lines stay away with
\`npm run --silent jobs -- … --json\`.`;

const OPTIONS = {
  json: { type: "boolean" },
  help: { type: "boolean" },
  task: { type: "string" },
  state: { type: "string" },
  call: { type: "string" },
  limit: { type: "string" },
  at: { type: "string" },
  worker: { type: "string" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];
type OptionName = keyof typeof OPTIONS;

const HELP = "`npm run jobs -- help` says what there is.";

/** Somebody typed what no command takes. */
export const wrongUse = (problem: string) => new CommandError(`${problem}\n${HELP}`);

/** The words and options of the command line. */
export function readCommandLine(args: string[]): { words: string[]; options: Values } {
  try {
    const { positionals, values } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    return { words: positionals, options: values };
  } catch (error) {
    const [problem = ""] = error instanceof Error ? error.message.split(". ") : [];
    throw wrongUse(`${problem.replace(/\.$/, "")}.`);
  }
}

/** @throws CommandError when an option was given that the command doesn't take */
export function takesOnly(command: string, options: Values, taken: OptionName[]): void {
  const stray = Object.keys(options).find((name) => ![...taken, "json"].includes(name));
  if (stray) throw wrongUse(`\`${command}\` takes no --${stray}.`);
}

/** Ids of jobs, each once. */
export function readIds(command: string, words: string[]): string[] {
  if (words.length === 0) throw wrongUse(`\`${command}\` needs the ID of a job.`);
  const wrong = words.find((word) => !/^[1-9]\d{0,17}$/.test(word));
  if (wrong !== undefined) throw wrongUse(`"${wrong}" is no ID of a job: those are whole numbers.`);
  return [...new Set(words)];
}

/** A state by its name, if one was given. */
export function readState(text: string | undefined): JobState | undefined {
  const state = JOB_STATES.find((name) => name === text);
  if (text !== undefined && !state) {
    throw wrongUse(`There is no state "${text}". States: ${JOB_STATES.join(", ")}.`);
  }
  return state;
}

/** The id of a call, if one was given. */
export function readCallId(text: string | undefined): string | undefined {
  if (text !== undefined && !isUuid(text)) throw wrongUse(`"${text}" is no ID of a call: those are UUIDs.`);
  return text;
}

/** How many rows, 50 unless it says otherwise. */
export function readLimit(text = "50"): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw wrongUse("--limit must be a whole number from 1 to 9999.");
  return Number(text);
}

/**
 * An instant, given as such or from now on.
 *
 * @param text `2030-01-31T18:00:00Z` with Z or an offset, or `+30s`, `+10m`, `+2h`, `+1d`
 * @param now what `+` counts from
 */
export function readWhen(text: string | undefined, now: Date): Date {
  const at = readInstant(text ?? "", now);
  if (!at) throw wrongUse("--at must be an instant such as 2030-01-31T18:00:00Z, or +30s, +10m, +2h, +1d.");
  return at;
}
