import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { LANGUAGES } from "~/providers/telephony/provider";
import { ARTIFACTS, type ArtifactNeed, artifactsEarned } from "./artifacts";
import { knownSkills } from "./ensure-skill.server";
import { sumLedger } from "./ledger.server";
import { levelOf } from "./level";
import { settleAwards } from "./settle-awards.server";
import { type Person, settleDays } from "./settle-days.server";
import { settlePlan } from "./settle-plan.server";
import { sumPractice } from "./settle-practice.server";
import { settleQuests } from "./settle-quests.server";
import { settleSkills } from "./settle-skills.server";
import { dayEnd, type Streak } from "./streak";

/**
 * Adds up a person's days, XP, skills, artifacts and quests, and prepares their next talk. All of it follows from
 * what is written down: doing it again changes nothing.
 *
 * @param input.day a local day that has changed, besides the latest
 * @param input.now the instant of settling
 */
export async function settleProgress({
  userId,
  day,
  now,
}: {
  userId: string;
  day?: LocalDate;
  now: Date;
}): Promise<void> {
  await withService(async (tx) => {
    const found = await lockPerson(tx, userId);
    if (found) await settleInTransaction(tx, userId, day ? [day] : [], now);
  });
}

/**
 * Holds a person's row until the end of the transaction: whoever else settles them comes before or after.
 *
 * @returns false when there is nobody
 */
export async function lockPerson(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from users where id = ${userId}::uuid for no key update`;
  return rows.length > 0;
}

/**
 * The same in the caller's transaction.
 *
 * @param tx a service transaction that holds the person's row
 * @param days local days that have changed, besides the latest
 */
export async function settleInTransaction(
  tx: Tx,
  userId: string,
  days: readonly LocalDate[],
  now: Date,
): Promise<void> {
  const { localTz, dayStart, language } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { localTz: true, dayStart: true, language: true },
  });
  const zone = localTz ?? "UTC";
  const person: Person = { userId, zone, dayStart, today: localDayAt(now, zone, dayStart), now };
  const held = await tx.userArtifact.findMany({ where: { userId } });
  const codes = held.map(({ artifactCode }) => artifactCode);
  const hourglass = held.find(({ artifactCode }) => artifactCode === "hourglass_of_focus");
  const artifacts = { codes, hourglassWeekday: hourglass?.weekday ?? null };
  const skills = await knownSkills(tx, userId);

  const settled = await settleDays(tx, person, days, codes);
  let practice = new Map<string, { minutes: number; last: Date }>();
  await settleAwards(tx, person, settled, { artifacts, skills }, async () => {
    practice = await sumPractice(tx, userId);
    return new Map([...practice].map(([id, { minutes }]) => [id, minutes]));
  });
  const ledger = await sumLedger(tx, userId);
  await settleSkills(tx, userId, skills, { practice, xp: ledger.bySkill }, now);
  await earnArtifacts(tx, person, codes, ledger, settled.streak);
  await keepSnapshot(tx, person, ledger, settled.streak);
  await settleQuests(tx, person, skills);
  await settlePlan(tx, person, LANGUAGES.find((one) => one === language) ?? "en");
}

type Sums = { total: number; reflections: number };

const REASON: Readonly<Record<ArtifactNeed["of"], (atLeast: number) => string>> = {
  reflections: (atLeast) => `${atLeast} reflections`,
  longestStreak: (atLeast) => `${atLeast} days in a row`,
  level: (atLeast) => `Level ${atLeast}`,
};

/** Earned is earned: none is taken away. */
async function earnArtifacts(
  tx: Tx,
  { userId, today }: Person,
  held: readonly string[],
  { total, reflections }: Sums,
  { longest }: Streak,
): Promise<void> {
  const standing = { reflections, longestStreak: longest, level: levelOf(total).level };
  const fresh = artifactsEarned(standing).filter((code) => !held.includes(code));
  await tx.userArtifact.createMany({
    data: ARTIFACTS.filter(({ code }) => fresh.includes(code)).map(({ code, needs: { of, atLeast } }) => ({
      userId,
      artifactCode: code,
      earnedOn: dateColumn(today),
      reason: REASON[of](atLeast),
    })),
    skipDuplicates: true,
  });
}

async function keepSnapshot(
  tx: Tx,
  { userId, zone, dayStart, today, now }: Person,
  { total, reflections }: Sums,
  { streak, longest, freezes, rhythm }: Streak,
): Promise<void> {
  const snapshot = {
    xp: total,
    level: levelOf(total).level,
    streak,
    longestStreak: longest,
    freezes,
    rhythm: rhythm.toFixed(2),
    reflections,
    nextSettleAt: dayEnd(today, zone, dayStart),
    updatedAt: now,
  };
  await tx.progress.upsert({
    where: { userId },
    create: { userId, ...snapshot },
    update: snapshot,
    select: { userId: true },
  });
}
