import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import type { ImportCounts } from "./import-counts";
import { problemWords } from "./import-problem";

/** The page about a person's data, in words. */
export type CopiesView = {
  /** "12 talks, 30 memories and 1 companion: a file of about 2.1 MB." Or that there is hardly anything. */
  holds: string;
  /** "Last downloaded yesterday at 09:20." Null before the first. */
  lastExport: string | null;
  lastImport: { tone: "info" | "done" | "error"; title: string; words: string; waiting: boolean } | null;
  mayBring: boolean;
  /** The account is being deleted: there is everything to take along, and nothing to bring. */
  leaving: boolean;
};

/** What the page about a person's data knows. */
export type CopiesStanding = {
  talks: number;
  memories: number;
  companions: number;
  /** About how large a copy would be. */
  bytes: number;
  lastExportAt: Date | null;
  /** The latest copy that was brought. */
  lastImport: {
    state: "waiting" | "applied" | "refused";
    counts: ImportCounts;
    problem: string | null;
    createdAt: Date;
    finishedAt: Date | null;
  } | null;
  /** Nothing can be brought into an account that has talks of its own. */
  hasHistory: boolean;
};

/**
 * @param standing as it is kept, and whether the account is being deleted
 * @param zone the person's; UTC where they haven't said
 * @param now decides how a day is said
 */
export function describeCopies(
  standing: CopiesStanding & { leaving: boolean },
  zone: string,
  now: Date,
): CopiesView {
  const { talks, memories, companions, bytes, lastExportAt, lastImport, hasHistory, leaving } = standing;
  const things = [
    some(talks, "talk", "talks"),
    some(memories, "memory", "memories"),
    ...(companions > 0 ? [some(companions, "companion", "companions")] : []),
  ];
  return {
    holds:
      talks + memories + companions > 0
        ? `${listed(things)}: a file of ${sizeWords(bytes)}.`
        : "No talks yet: a small file.",
    lastExport: lastExportAt && `Last downloaded ${whenWords(lastExportAt, zone, now)}.`,
    lastImport: lastImport && importView(lastImport, zone, now),
    mayBring: !leaving && !hasHistory && lastImport?.state !== "waiting",
    leaving,
  };
}

function importView(
  { state, counts, problem, createdAt, finishedAt }: NonNullable<CopiesStanding["lastImport"]>,
  zone: string,
  now: Date,
): CopiesView["lastImport"] {
  if (state === "waiting") {
    const words = "It is being looked through. That takes a minute at the most; you can leave this page.";
    return { tone: "info", title: "Your copy has arrived", words, waiting: true };
  }
  const when = whenWords(finishedAt ?? createdAt, zone, now);
  if (state === "refused") {
    const words = `${problemWords(problem ?? "")} Nothing has changed.`;
    return { tone: "error", title: `Your copy was not brought (${when})`, words, waiting: false };
  }
  const title = `Your copy was brought ${when}`;
  if (counts.again) {
    const words = "It was here already, so nothing was added a second time.";
    return { tone: "done", title, words, waiting: false };
  }
  return { tone: "done", title, words: broughtWords(counts), waiting: false };
}

function broughtWords({
  talks = 0,
  xp = 0,
  memories = 0,
  companions = 0,
  companionsLeftOut = 0,
}: ImportCounts): string {
  const things = [
    some(talks, "talk", "talks"),
    `${numberWords(xp)} XP`,
    some(memories, "memory", "memories"),
    ...(companions > 0 ? [some(companions, "companion", "companions")] : []),
  ];
  const left =
    companionsLeftOut > 0 ? ` ${some(companionsLeftOut, "companion", "companions")} could not be kept.` : "";
  return `${listed(things)} came along.${left}`;
}

const numberWords = (count: number): string => count.toLocaleString("en-GB");

const some = (count: number, one: string, many: string): string =>
  `${numberWords(count)} ${count === 1 ? one : many}`;

function listed(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} and ${last}`;
}

function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 0.1 ? "100 kB or less" : `about ${megabytes.toFixed(1)} MB`;
}

/** "today at 09:20" */
function whenWords(at: Date, zone: string, now: Date): string {
  const day = dayWords(localDateAt(at, zone), localDateAt(now, zone));
  const on = ["today", "yesterday", "tomorrow"].includes(day) ? day : `on ${day}`;
  return `${on} at ${localTimeAt(at, zone)}`;
}
