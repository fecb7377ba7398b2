import { z } from "zod";
import { COMPANION_COLOURS, COMPANION_VOICES } from "~/domain/accounts/companion";
import { isZone } from "~/domain/schedule/local-time";
import { VISIBLE } from "~/lib/text";
import { LANGUAGES } from "~/providers/telephony/provider";
import { ledgerHolds } from "./import-ledger";
import { CopyProblem } from "./import-problem";
import { type BroughtName, type BroughtRows, rowsAt } from "./import-rows";
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
    const parsed = z.array(schemas[name]).safeParse(kept);
    if (!parsed.success) throw new CopyProblem({ code: "rows", about: `${name}.json` });
    return [name, parsed.data as BroughtRows[N]];
  };
  // One after the other: each is unpacked and read in memory.
  const all: [BroughtName, unknown[]][] = [];
  for (const name of Object.keys(schemas) as BroughtName[]) all.push(await read(name));
  const rows = Object.fromEntries(all) as BroughtRows;
  if (!ledgerHolds(rows.xp_events)) throw new CopyProblem({ code: "ledger" });
  const settings = SETTINGS.safeParse((await copy.rowsOf("account"))[0] ?? {});
  return { rows, settings: settings.success ? settings.data : {} };
}

const idOf = (row: unknown): unknown => Object(row).id;
