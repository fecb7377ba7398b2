import type { LocalDate } from "~/lib/columns";
import type { EvidenceCursor } from "./evidence-cursor";
import type { LevelChange, Step } from "./level-changes";
import type { SkillLevel } from "./skill-level";
import type { Biome } from "./skill-match";

/** A skill as a list shows it. */
export type ListedSkill = SkillLevel & {
  id: string;
  code: string;
  name: string;
  biome: Biome;
  isMeta: boolean;
  minutes: number;
  xp: number;
  lastPracticedAt: Date | null;
  /** When something of it is to be recalled next. */
  dueAt: Date | null;
};

/** A skill of the catalogue that the person hasn't taken up. `isNear`: something like it is on their list. */
export type OpenSkill = { id: string; name: string; biome: Biome; description: string; isNear: boolean };

/** A row of the ledger that is about a skill. */
export type EvidenceXp = {
  id: string;
  day: LocalDate;
  amount: number;
  base: number;
  multiplierPercent: number;
  reason: string;
  quote: string | null;
  callId: string | null;
  /** Stands, was taken back, or takes another one back. */
  kind: "award" | "reversed" | "reversal";
};

export type EvidenceSession = {
  id: string;
  day: LocalDate;
  skillId: string;
  /** As said or typed, and what of it counts. */
  minutes: number;
  countedMinutes: number;
  source: "talk" | "hand";
  note: string | null;
  quote: string | null;
  callId: string | null;
  /** First turn of the call that it rests on. */
  turn: number | null;
  /** Just logged: the worker hasn't added it up. */
  isPending: boolean;
  /** What the ledger has for it, newest first. */
  xp: EvidenceXp[];
};

/** A session with its XP, or a row of the ledger that is about none of the sessions here. */
export type Evidence =
  | { kind: "session"; session: EvidenceSession; cursor: EvidenceCursor }
  | { kind: "xp"; xp: EvidenceXp; cursor: EvidenceCursor };

/** A step with what a page can say of it. */
export type SkillStep = Step & { callId: string | null; turn: number | null };

/** A check-point item of a skill. */
export type SkillItem = {
  id: string;
  text: string;
  question: string;
  askDay: LocalDate;
  callId: string;
  turn: number | null;
};

type Named = { id: string; name: string };

/** Everything that the page of one skill shows. */
export type SkillPage = {
  skill: Named & {
    code: string;
    biome: Biome;
    description: string;
    isMeta: boolean;
    /** The name it came with, where the person has given it another. */
    firstName: string | null;
    isMine: boolean;
    isArchived: boolean;
  };
  minutes: number;
  xp: number;
  level: SkillLevel;
  mergedInto: Named | null;
  /** What counts for it, directly. */
  merged: Named[];
  /** Names of everything that counts for it, itself included, by id. */
  names: Record<string, string>;
  /** What it can be merged into. */
  others: (Named & { isMine: boolean })[];
  /** Newest first. */
  evidence: Evidence[];
  /** Oldest first. */
  changes: LevelChange<SkillStep>[];
  /** The last weeks, oldest first; a week begins on Monday. None for a meta-skill. */
  weeks: { monday: LocalDate; minutes: number }[];
  items: SkillItem[];
};
