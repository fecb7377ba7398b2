import type { Tx } from "~/db/transaction.server";
import type { LocalDate } from "~/lib/columns";
import type { Statement } from "./fact-state";
import { type Fact, subjectOf, wordingOf } from "./fact-words";
import { fingerprintOf } from "./fingerprint.server";

/** A fact as one talk told it. */
export type ToldFact = Statement & { subject: string; fact: Fact; language: string };

type Row = { call_id: string; day: LocalDate; told_at: Date; language: string; fact: Fact };

/**
 * Every fact that a person's talks tell, in no order. The reflections are all that is known of them: a memory
 * keeps only what came out.
 */
export async function loadToldFacts(tx: Tx, userId: string): Promise<ToldFact[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select r.call_id, r.local_date::text as day, r.told_at, r.language, f as fact
    from reflections r cross join lateral jsonb_array_elements(r.found) f
    where r.user_id = ${userId}::uuid and r.outcome = 'reflected' and f->>'kind' in ('person', 'fact')`;
  return rows.map(({ call_id: callId, day, told_at, language, fact }) => ({
    callId,
    key: fact.key,
    fingerprint: fingerprintOf(userId, fact),
    value: wordingOf(fact),
    day,
    toldAt: told_at.getTime(),
    turn: fact.turns[0] ?? 0,
    subject: subjectOf(fact),
    fact,
    language,
  }));
}
