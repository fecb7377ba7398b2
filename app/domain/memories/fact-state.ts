import type { LocalDate } from "~/lib/columns";

/** What is known about one subject, worked out of everything that was ever said about it. */

/** One time a fact was told. */
export type Statement = {
  callId: string;
  /** Of the finding within its talk. */
  key: string;
  /** Of subject and value. */
  fingerprint: string;
  /** In one form; empty for a person of whom only the name was said. */
  value: string;
  /** The local day of the talk. */
  day: LocalDate;
  /** When the talk was over, in milliseconds, and the place in it. Later counts. */
  toldAt: number;
  turn: number;
};

/** A memory of the same subject as it is kept. */
export type Kept = {
  id: string;
  callId: string | null;
  key: string | null;
  fingerprint: string;
  /** The person's own wording stands in it. */
  corrected: boolean;
  validFrom: LocalDate;
};

/** A fact that the person wants forgotten. */
export type Forgotten = { fingerprint: string; callId: string | null; key: string | null };

/** One value in the course of time. The last one is what holds now. */
export type Version<S> = {
  /** What its words, quote and turns are taken from; null for the person's own wording of what no talk says any more. */
  from: S | null;
  /** The memory it is kept as, if it is. */
  kept: Kept | null;
  validFrom: LocalDate;
  /** The day from which another value held; null for the one that holds. */
  validUntil: LocalDate | null;
  lastSaidOn: LocalDate;
};

type Told<S> = { at: S | null; kept: Kept | null; fingerprint: string; value: string | null; day: LocalDate };

/**
 * What holds, and what held before, about one subject. A talk that was read late takes its place in time: it
 * supersedes nothing newer. Doing it again with what came out changes nothing.
 *
 * @param statements about this subject, of all talks, in any order
 * @param kept memories of this subject that aren't forgotten
 * @param forgotten of this person, whatever the subject
 * @returns oldest first; memories that none of them stands for have lost what they were made of
 */
export function versionsOf<S extends Statement>(
  statements: readonly S[],
  kept: readonly Kept[],
  forgotten: readonly Forgotten[],
): Version<S>[] {
  const gone = new Set(forgotten.map(({ fingerprint }) => fingerprint));
  const goneFindings = new Set(forgotten.map(findingOf));
  const wanted = statements.filter(
    (said) => !gone.has(said.fingerprint) && !goneFindings.has(findingOf(said)),
  );
  const versions: Version<S>[] = [];
  const told: (Told<S> & { value: string | null })[] = [];
  for (const next of inOrder(wanted, kept)) {
    const [version, before] = [versions.at(-1), told.at(-1)];
    if (!version || !before || !isSame(before, next)) {
      if (version) version.validUntil = next.day;
      const { at: from, kept, day } = next;
      versions.push({ from, kept, validFrom: day, validUntil: null, lastSaidOn: day });
      told.push(next);
      continue;
    }
    version.lastSaidOn = next.day;
    version.kept ??= next.kept;
    // Whoever was only a name so far has become somebody.
    if (before.value === "" && next.value) {
      before.value = next.value;
      version.from = next.at;
    }
  }
  return versions;
}

const findingOf = ({ callId, key }: { callId: string | null; key: string | null }) => `${callId} ${key}`;

/** Everything told, oldest first. A correction stands for all that its talk says about the subject. */
function inOrder<S extends Statement>(statements: readonly S[], kept: readonly Kept[]): Told<S>[] {
  const byTime = [...statements].sort(
    (a, b) => compare(a.day, b.day) || a.toldAt - b.toldAt || a.turn - b.turn || compare(a.key, b.key),
  );
  const corrected = kept.filter((memory) => memory.corrected);
  const placed = new Set<Kept>();
  const told: Told<S>[] = [];
  for (const at of byTime) {
    const correction = corrected.find((memory) => memory.callId === at.callId);
    if (!correction) {
      const { fingerprint, value, day } = at;
      told.push({ at, kept: null, fingerprint, value, day });
    } else if (!placed.has(correction)) {
      placed.add(correction);
      told.push({ at, kept: correction, fingerprint: correction.fingerprint, value: null, day: at.day });
    }
  }
  for (const memory of corrected.filter((each) => !placed.has(each))) {
    const { fingerprint, validFrom: day } = memory;
    const later = told.findIndex((each) => each.day > day);
    const place = later === -1 ? told.length : later;
    told.splice(place, 0, { at: null, kept: memory, fingerprint, value: null, day });
  }
  return told;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Does the second only say the first again? */
function isSame<S>(a: Told<S>, b: Told<S>): boolean {
  if (a.fingerprint !== b.fingerprint) return false;
  return !a.value || !b.value || a.value === b.value;
}

/**
 * Which memory each version is kept as, so that it keeps its pin and its address: the one from the same finding,
 * else the one that says the same, else one that would be without a version.
 *
 * @returns the versions with their memories, and the memories that are left over
 */
export function matchKept<S extends Statement>(
  versions: readonly Version<S>[],
  kept: readonly Kept[],
): { versions: Version<S>[]; left: Kept[] } {
  const matched = versions.map((version) => ({ ...version }));
  const free = new Set(kept);
  for (const { kept: own } of matched) if (own) free.delete(own);
  const ways: ((memory: Kept, said: S) => boolean)[] = [
    (memory, said) => memory.callId === said.callId && memory.key === said.key && !memory.corrected,
    (memory, said) => memory.fingerprint === said.fingerprint,
    (memory) => !memory.corrected,
  ];
  for (const fits of ways) {
    for (const version of matched) {
      const { from } = version;
      if (version.kept || !from) continue;
      const found = [...free].find((memory) => fits(memory, from));
      if (!found) continue;
      version.kept = found;
      free.delete(found);
    }
  }
  return { versions: matched, left: [...free] };
}
