import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import type { LocalDate } from "~/lib/columns";
import { AMPERSAND, excerptOf, HIT_BEGINS, HIT_ENDS, LESS_THAN, type Segment, segmentsOf } from "./highlight";
import { type KnownWord, nearWords, queryOf } from "./near-words";
import type { SearchKind } from "./search-entries";
import { isLiteral, KINDS_OF, SEARCH_FILTERS, type SearchQuery } from "./search-query";

const PAGE = 20;
/** Words that are looked up one by one when nothing has all of them. */
const MOST_WORDS = 5;
const ALIKE_AT_ALL = 0.2;
const MOST_ALIKE = 60;

export type SearchResult = {
  id: string;
  kind: SearchKind;
  callId: string | null;
  /** Of the call's transcript, counted from 1. */
  turn: number | null;
  memoryId: string | null;
  day: LocalDate;
  /** What it says, as far as it is shown. */
  segments: Segment[];
};

export type SearchAnswer = {
  results: SearchResult[];
  /** There is a further page. */
  more: boolean;
  /** The words that were looked for instead of mistyped ones; null where nothing was mistyped. */
  near: string[] | null;
};

const NOTHING: SearchAnswer = { results: [], more: false, near: null };

/** A query in the words of either language; each row is asked in its own. */
type Wanted = { english: string; spanish: string };

type Row = {
  id: bigint;
  kind: SearchKind;
  call_id: string | null;
  turn: number | null;
  memory_id: string | null;
  day: string;
  marked: string;
};

/**
 * Searches what a person has said, what was kept of it, and what is known about them. Rows with all the words come
 * newest first; where there are none, mistyped words are taken for the nearest that this person has ever used.
 *
 * @param query as `readSearch` reads it; its words may be quoted, "-excluded" or joined by "or"
 * @returns at most 20 results; nothing for a query without any word to look for
 */
export function searchAll(userId: string, query: SearchQuery): Promise<SearchAnswer> {
  if (query.q === "") return Promise.resolve(NOTHING);
  return withUser(userId, async (tx) => {
    const [wanted] = await tx.$queryRaw<Wanted[]>`
      select websearch_to_tsquery('pg_catalog.english', ${query.q})::text as english,
        websearch_to_tsquery('pg_catalog.spanish', ${query.q})::text as spanish`;
    if (!wanted) return NOTHING;
    const exact = await find(tx, wanted, query);
    if (exact.results.length > 0 || isLiteral(query.q)) return exact;
    const groups = await meantWords(tx, query.q);
    if (!groups) return exact;
    const expression = queryOf(groups.map(({ words }) => words));
    const [nearly] = await tx.$queryRaw<Wanted[]>`
      select to_tsquery('pg_catalog.english', ${expression})::text as english,
        to_tsquery('pg_catalog.spanish', ${expression})::text as spanish`;
    if (!nearly) return exact;
    const near = groups.flatMap(({ words, known }) => (known ? [] : words));
    return { ...(await find(tx, nearly, query)), near };
  });
}

async function find(tx: Tx, { english, spanish }: Wanted, query: SearchQuery): Promise<SearchAnswer> {
  const kinds = (query.kind ? [query.kind] : SEARCH_FILTERS).map((filter) => KINDS_OF[filter]);
  const mine = HIT_BEGINS + HIT_ENDS + LESS_THAN + AMPERSAND;
  const options = `HighlightAll=true, StartSel="${HIT_BEGINS}", StopSel="${HIT_ENDS}"`;
  const rows = await tx.$queryRaw<Row[]>`
    select e.id, e.kind, e.call_id, e.turn, e.memory_id, e.local_date::text as day,
      ts_headline(
        case e.language when 'es' then 'pg_catalog.spanish' else 'pg_catalog.english' end::regconfig,
        translate(translate(e.text, ${mine}, ''), '<&', ${LESS_THAN + AMPERSAND}),
        case e.language when 'es' then ${spanish}::tsquery else ${english}::tsquery end,
        ${options}) as marked
    from relevel.search_own(${english}::tsquery, ${spanish}::tsquery, ${kinds},
        ${query.from ?? "-infinity"}::date, ${query.to ?? "infinity"}::date,
        ${(query.page - 1) * PAGE}::int, ${PAGE + 1}::int) found
      join search_entries e on e.id = found.id
    order by e.local_date desc, e.kind, e.turn desc, e.id desc`;
  return {
    results: rows.slice(0, PAGE).map((row) => ({
      id: String(row.id),
      kind: row.kind,
      callId: row.call_id,
      turn: row.turn,
      memoryId: row.memory_id,
      day: row.day,
      segments: excerptOf(segmentsOf(row.marked)),
    })),
    more: rows.length > PAGE,
    near: null,
  };
}

/**
 * The words of a query, each with those that may stand for it.
 *
 * @returns null where no word was mistyped, or one is like nothing this person has ever said
 */
async function meantWords(tx: Tx, q: string): Promise<{ words: string[]; known: boolean }[] | null> {
  type Typed = { word: string; known: boolean; alike: KnownWord[] | null };
  // A word without which nothing is asked for, such as "the", stands for nothing.
  const typed = await tx.$queryRaw<Typed[]>`
    with typed as materialized (
      select word, plainto_tsquery('pg_catalog.english', word) as english,
        plainto_tsquery('pg_catalog.spanish', word) as spanish
      from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', ${q}))) as word
    ), asked as materialized (
      select word, exists (
        select from relevel.search_own(english, spanish, '{turn,reflection,memory}', '-infinity', 'infinity', 0, 1)
      ) as known
      from typed where numnode(english) > 0 and numnode(spanish) > 0 limit ${MOST_WORDS + 1}::int
    )
    select word, known, case when not known then (
      select json_agg(alike) from (
        select w.word, similarity(w.word, a.word) as similarity, w.entries from search_words w
        where w.user_id = (select relevel.current_user_id())
          and (similarity(w.word, a.word) >= ${ALIKE_AT_ALL}::real or starts_with(w.word, a.word))
        order by similarity desc, w.entries desc, w.word limit ${MOST_ALIKE}::int
      ) alike
    ) end as alike
    from asked a`;
  if (typed.length > MOST_WORDS || typed.every(({ known }) => known)) return null;
  const groups = typed.map(({ word, known, alike }) => ({
    known,
    words: known ? [word] : nearWords(word, alike ?? []),
  }));
  return groups.some(({ words }) => words.length === 0) ? null : groups;
}
