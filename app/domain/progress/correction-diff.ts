import type { LocalDate } from "~/lib/columns";
import type { Finding, FindingKind } from "./findings";

/** What stands of a talk at one moment: what was read out of it, and what followed. */
export type Snapshot = {
  findings: Finding[];
  /** Minutes as said, one entry per skill. */
  practice: { skill: string; minutes: number }[];
  quests: { key: string; title: string; dueDay: LocalDate | null }[];
  /** What the talk earned. */
  xp: number;
};

type Promised = { title: string; dueDay: LocalDate | null };

/** One thing that a correction changed. */
export type Change =
  | { kind: "added" | "removed"; what: "finding"; finding: FindingKind; text: string }
  | { kind: "changed"; what: "finding"; finding: FindingKind; before: string; after: string }
  | { kind: "added" | "removed"; what: "practice"; skill: string; minutes: number }
  | { kind: "changed"; what: "practice"; skill: string; before: number; after: number }
  | ({ kind: "added" | "removed"; what: "quest" } & Promised)
  | { kind: "changed"; what: "quest"; before: Promised; after: Promised }
  | { kind: "changed"; what: "xp"; before: number; after: number };

/** What is kept with a correction: half of it until everything has followed. */
export type CorrectionDiff = { before: Snapshot; after?: Snapshot; changes?: Change[] };

/**
 * What a correction changed, in the order of the talk: sentences, practice, quests, XP. Equal snapshots differ in
 * nothing.
 */
export function diffOf(before: Snapshot, after: Snapshot): Change[] {
  return [
    ...pairs(before.findings, after.findings, ({ key }) => key).flatMap(findingChange),
    ...pairs(before.practice, after.practice, ({ skill }) => skill).flatMap(practiceChange),
    ...pairs(before.quests, after.quests, ({ key }) => key).flatMap(questChange),
    ...(before.xp === after.xp
      ? []
      : [{ kind: "changed" as const, what: "xp" as const, before: before.xp, after: after.xp }]),
  ];
}

type Pair<T> = { was: T | null; is: T | null };

/** What was before first, then what is new. */
function pairs<T>(before: readonly T[], after: readonly T[], key: (thing: T) => string): Pair<T>[] {
  const left = new Map(after.map((thing) => [key(thing), thing]));
  const met = before.map((was) => {
    const is = left.get(key(was)) ?? null;
    left.delete(key(was));
    return { was, is };
  });
  return [...met, ...[...left.values()].map((is) => ({ was: null, is }))];
}

function findingChange({ was, is }: Pair<Finding>): Change[] {
  const one = (kind: "added" | "removed", { kind: finding, text }: Finding): Change[] => [
    { kind, what: "finding", finding, text },
  ];
  if (!was) return is ? one("added", is) : [];
  if (!is) return one("removed", was);
  if (was.kind !== is.kind) return [...one("removed", was), ...one("added", is)];
  if (was.text === is.text) return [];
  return [{ kind: "changed", what: "finding", finding: is.kind, before: was.text, after: is.text }];
}

function practiceChange({ was, is }: Pair<Snapshot["practice"][number]>): Change[] {
  if (!was) return is ? [{ kind: "added", what: "practice", ...is }] : [];
  if (!is) return [{ kind: "removed", what: "practice", ...was }];
  if (was.minutes === is.minutes) return [];
  return [{ kind: "changed", what: "practice", skill: is.skill, before: was.minutes, after: is.minutes }];
}

function questChange({ was, is }: Pair<Snapshot["quests"][number]>): Change[] {
  const promised = ({ title, dueDay }: Promised): Promised => ({ title, dueDay });
  if (!was) return is ? [{ kind: "added", what: "quest", ...promised(is) }] : [];
  if (!is) return [{ kind: "removed", what: "quest", ...promised(was) }];
  if (was.title === is.title && was.dueDay === is.dueDay) return [];
  return [{ kind: "changed", what: "quest", before: promised(was), after: promised(is) }];
}
