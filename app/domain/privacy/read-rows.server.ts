import { setImmediate as others } from "node:timers/promises";
import { z } from "zod";
import { COMPANION_COLOURS, COMPANION_VOICES } from "~/domain/accounts/companion";
import { isZone } from "~/domain/schedule/local-time";
import { VISIBLE } from "~/lib/text";
import { LANGUAGES } from "~/providers/telephony/provider";
import { COPY_LIMITS } from "./export-limits";
import { ledgerHolds } from "./import-ledger";
import { CopyProblem } from "./import-problem";
import { type BroughtName, type BroughtRows, rowsAt } from "./import-rows";
import { leavesTooMuch } from "./import-work";
import type { OpenedCopy } from "./read-copy.server";

/** Settings that come along into an account that isn't set up. One that isn't right is left aside. */
const SETTINGS = z.object({
  first_name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(VISIBLE)
    .regex(/^[^\p{C}<>]*$/u)
    .optional()
    .catch(undefined),
  local_tz: z.string().max(60).refine(isZone).optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
  day_start: z.int().min(0).max(6).optional().catch(undefined),
  companion_colour: z.enum(COMPANION_COLOURS).optional().catch(undefined),
  companion_voice: z.enum(COMPANION_VOICES).optional().catch(undefined),
  transcript_days: z
    .union([z.literal(30), z.literal(90), z.literal(365)])
    .optional()
    .catch(undefined),
});
export type BroughtSettings = z.output<typeof SETTINGS>;

/** Everything of a copy that is brought, as it was understood. */
export type BroughtData = { rows: BroughtRows; settings: BroughtSettings };

const LIVE = ["queued", "dialing", "ringing", "in_progress"];
/** Tables with rows for every line or step of a talk. */
const LONG: readonly BroughtName[] = ["call_events", "xp_events", "search_entries"];
/** Rows that are read before whatever else waits has its turn. */
const AT_ONCE = 1_000;

/** A call that isn't over, and one that only read out a code, are no history. */
const isNoHistory = (call: unknown): boolean =>
  Object(call).kind === "verification" || LIVE.includes(Object(call).status);

/**
 * Reads the rows of a copy, and refuses it whole when one of them isn't as ours are.
 *
 * @param now when the copy is brought
 * @throws {CopyProblem}
 */
export async function readRows(copy: OpenedCopy, now: Date): Promise<BroughtData> {
  const schemas = rowsAt(now);
  const calls = await copy.rowsOf("calls");
  const none = new Set(calls.filter(isNoHistory).map(idOf));
  const isOfHistory = (row: unknown) => !none.has(Object(row).call_id);
  const read = async <N extends BroughtName>(name: N): Promise<[N, BroughtRows[N]]> => {
    const found = name === "calls" ? calls.filter((call) => !none.has(idOf(call))) : await copy.rowsOf(name);
    const kept = name === "call_events" ? found.filter(isOfHistory) : found;
    if (kept.length > (LONG.includes(name) ? COPY_LIMITS.rows : COPY_LIMITS.fewRows))
      throw new CopyProblem({ code: "too_large" });
    const rows: unknown[] = [];
    // The first that isn't right ends it: what is wrong with all of them would be more than the rows themselves.
    for (const [place, row] of kept.entries()) {
      if (place % AT_ONCE === 0) await others();
      if (valuesIn(row) > COPY_LIMITS.rowValues) throw new CopyProblem({ code: "too_large" });
      const parsed = schemas[name].safeParse(row);
      if (!parsed.success) throw new CopyProblem({ code: "rows", about: `${name}.json` });
      rows.push(parsed.data);
    }
    return [name, rows as BroughtRows[N]];
  };
  // One after the other: each is unpacked and read in memory.
  const all: [BroughtName, unknown[]][] = [];
  for (const name of Object.keys(schemas) as BroughtName[]) all.push(await read(name));
  const rows = Object.fromEntries(all) as BroughtRows;
  if (!ledgerHolds(rows.xp_events)) throw new CopyProblem({ code: "ledger" });
  const tooMuch = leavesTooMuch(rows, now);
  if (tooMuch) throw new CopyProblem({ code: "rows", about: `${tooMuch}.json` });
  const settings = SETTINGS.safeParse((await copy.rowsOf("account"))[0] ?? {});
  return { rows, settings: settings.success ? settings.data : {} };
}

const idOf = (row: unknown): unknown => Object(row).id;

/** Counts no further than it has to. */
function valuesIn(row: unknown): number {
  const left = [row];
  let count = 0;
  while (left.length > 0 && count + left.length <= COPY_LIMITS.rowValues) {
    const value = left.pop();
    count++;
    if (typeof value === "object" && value !== null) for (const part of Object.values(value)) left.push(part);
  }
  return count + left.length;
}
