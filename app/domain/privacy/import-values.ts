import { z } from "zod";

/** The kinds of values that rows of a copy have, with bounds that the product itself never comes near. */

/** The longest text of one column. */
const LONGEST = 20_000;
const FIRST_DAY = "2000-01-01";
/** Recalls are planned years ahead, and no further. */
const LAST_DAY = "2200-01-01";

export const id = z.guid().transform((text) => text.toLowerCase());
export const text = (most = LONGEST) => z.string().max(most);
/** A code or a name of ours: "practice:3:1". */
export const code = text(200);
/** A word of ours. */
export const word = z.string().regex(/^[a-z0-9_-]{1,60}$/i);
export const count = (most: number) => z.int().min(0).max(most);
const number = z.number().min(-1e9).max(1e9);
export const turns = z.array(z.int().min(1).max(5000)).max(500);
/** A day that may lie ahead. */
export const day = z.iso.date().refine((value) => value >= FIRST_DAY && value <= LAST_DAY);
/** An instant that may lie ahead. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => value >= FIRST_DAY && value <= LAST_DAY && !Number.isNaN(Date.parse(value)));

const HOUR_MS = 3_600_000;

/**
 * What has happened has happened by now. A day may have begun elsewhere already, and clocks differ by some minutes.
 *
 * @param now when the copy is brought
 */
export function pastAt(now: Date) {
  const latest = now.getTime() + HOUR_MS;
  const latestDay = new Date(now.getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
  return {
    pastDay: day.refine((value) => value <= latestDay),
    past: instant.refine((value) => Date.parse(value) <= latest),
  };
}

export const turnsOfTalk = z
  .array(z.object({ role: z.enum(["companion", "user"]), text: text(), at: instant }))
  .max(5000);

const said = { key: code, turns: turns.min(1), quote: text(), text: text() };
const finding = <K extends string, S extends z.ZodRawShape>(kind: K, more: S) =>
  z.object({ kind: z.literal(kind), ...said, ...more });

/** A `Finding` of domain/progress/findings. */
const FINDING = z.discriminatedUnion("kind", [
  finding("summary", {}),
  finding("win", {}),
  finding("stuck", {}),
  finding("learned", {}),
  finding("next_step", { step: text(500) }),
  finding("commitment", { title: text(500), dueDay: day.nullable() }),
  finding("practice", { thing: text(500), minutes: count(1440) }),
  finding("person", { name: text(500), relation: text(500).nullable() }),
  finding("fact", { about: z.enum(["preference", "life", "goal"]), subject: text(500), value: text(2000) }),
  finding("feeling", {}),
  finding("kept", { questId: id }),
]);
export const findings = z.array(FINDING).max(2000);

/** An `Asked` of domain/progress/findings. */
export const asked = z.object({
  followUp: z.object({ key: code, text: text(), questId: id.nullable() }).nullable(),
  recalls: z.array(z.object({ itemId: id, question: text() })).max(100),
});

/** A `Card` of domain/checkpoints/schedule. */
export const card = z.object({
  due: day,
  stability: number.min(0),
  difficulty: number.min(0).max(10),
  scheduledDays: number.min(0),
  recalls: count(100_000),
  lapses: count(100_000),
  lastRecall: day.nullable(),
});

const promised = z.object({ title: text(500), dueDay: day.nullable() });
const snapshot = z.object({
  findings,
  practice: z.array(z.object({ skill: text(200), minutes: count(100_000) })).max(1000),
  quests: z.array(promised.extend({ key: code })).max(1000),
  xp: z.int().min(-1e9).max(1e9),
});
const plain = z.union([text(), number, promised]);

/** A `CorrectionDiff` of domain/progress/correction-diff. */
export const diff = z.object({
  before: snapshot,
  after: snapshot.optional(),
  changes: z
    .array(
      z
        .object({
          kind: z.enum(["added", "removed", "changed"]),
          what: z.enum(["finding", "practice", "quest", "xp"]),
        })
        .catchall(plain.nullable()),
    )
    .max(5000)
    .optional(),
});

/** What is kept with a step of a call. */
export const detail = z.record(text(60), z.union([text(500), number, z.boolean()]).nullable());
