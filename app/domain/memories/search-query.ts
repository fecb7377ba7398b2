import type { LocalDate } from "~/lib/columns";
import { storableText } from "~/lib/text";
import type { SearchKind } from "./search-entries";

/** What somebody looks for, as it stands in the address of the page. */

export const SEARCH_FILTERS = ["said", "reflections", "memories"] as const;
export type SearchFilter = (typeof SEARCH_FILTERS)[number];

/** The rows that a filter leaves. */
export const KINDS_OF: Readonly<Record<SearchFilter, SearchKind>> = {
  said: "turn",
  reflections: "reflection",
  memories: "memory",
};

export type SearchQuery = {
  /** At most 200 characters in one line; empty: nothing is looked for. */
  q: string;
  kind: SearchFilter | null;
  /** First and last local day; null: any. */
  from: LocalDate | null;
  to: LocalDate | null;
  /** From 1. */
  page: number;
};

const LONGEST_QUERY = 200;
const LAST_PAGE = 10_000;

/** Reads a search out of an address. What can't be meant counts as not said. */
export function readSearch(params: URLSearchParams): SearchQuery {
  const page = Number(params.get("page") ?? "1");
  return {
    q: oneLine(params.get("q") ?? ""),
    kind: SEARCH_FILTERS.find((filter) => filter === params.get("kind")) ?? null,
    from: readDay(params.get("from")),
    to: readDay(params.get("to")),
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The same search as an address says it, for another page of it. */
export function searchParams({ q, kind, from, to }: SearchQuery, page: number): URLSearchParams {
  const params = new URLSearchParams({ q });
  for (const [name, value] of Object.entries({ kind, from, to })) if (value) params.set(name, value);
  if (page > 1) params.set("page", String(page));
  return params;
}

function oneLine(typed: string): string {
  const line = typed
    .slice(0, 4 * LONGEST_QUERY)
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  // Not between the halves of a character.
  return storableText([...line].slice(0, LONGEST_QUERY).join("")).trim();
}

function readDay(typed: string | null): LocalDate | null {
  if (!typed || !/^[12]\d{3}-\d\d-\d\d$/.test(typed)) return null;
  const day = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed) ? typed : null;
}

/** Does the person ask for exactly these words? Quotation marks, "-word" and "or" are taken as they stand. */
export const isLiteral = (q: string): boolean => /["“”]|(?:^|\s)-\S|(?:^|\s)or(?:\s|$)/i.test(q);
