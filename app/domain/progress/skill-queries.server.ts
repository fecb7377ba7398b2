import { withUser } from "~/db/with-user.server";
import { daysAfter, localDayAt, weekdayOf } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import type { LocalDate } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import { skillIn } from "./change-skills.server";
import type { EvidenceCursor } from "./evidence-cursor";
import { levelOf, OPENS_AT } from "./level";
import { levelChanges } from "./level-changes";
import { awardSteps, evidenceOf, itemsOf, sessionSteps, xpOf } from "./skill-evidence.server";
import { groupOf } from "./skill-group";
import { metaMinutes, skillLevel } from "./skill-level";
import { targetOf } from "./skill-match";
import { nameOf, type ShelvedSkill, skillShelf } from "./skill-shelf.server";
import type { ListedSkill, OpenSkill, SkillPage, SkillStep } from "./skill-view";
import { BIOME_CODES, growsBy } from "./skill-words";

/**
 * Everything that the page of all skills shows.
 *
 * @returns `biomes`: what is on the person's list, most practised first; `meta`: skills that grow by themselves;
 *   `open`: the catalogue's others; `isClear`: the fog over what is near has lifted
 */
export function listSkills(userId: string) {
  return withUser(userId, async (tx) => {
    const shelf = await skillShelf(tx, userId);
    const progress = await tx.progress.findUnique({ where: { userId }, select: { xp: true } });
    const mine = shelf.filter((skill) => skill.mine && !skill.isMetaSkill && skill.mergedInto === null);
    const listed = mine.filter(({ mine }) => mine?.archivedAt === null);
    const categories = new Set(listed.map(({ category }) => category));
    const skills = listed.map(toListed).sort((a, b) => b.minutes - a.minutes || compare(a.name, b.name));
    return {
      biomes: BIOME_CODES.map((biome) => ({
        biome,
        skills: skills.filter((skill) => skill.biome === biome),
      })).filter((group) => group.skills.length > 0),
      meta: shelf
        .filter(({ code, isMetaSkill, mine }) => isMetaSkill && (mine || growsBy(code)))
        .map(toListed),
      archived: mine.filter(({ mine }) => mine?.archivedAt).map(toListed),
      open: shelf
        .filter(({ mine, isMetaSkill }) => !mine && !isMetaSkill)
        .map(({ id, name, biome, category, description }): OpenSkill => {
          return { id, name, biome, description, isNear: categories.has(category) };
        }),
      isClear: levelOf(progress?.xp ?? 0).level >= OPENS_AT.fogLifts,
    };
  });
}

const compare = (a: string, b: string) => a.localeCompare(b, "en");

function toListed(skill: ShelvedSkill): ListedSkill {
  const { minutes = 0, xp = 0, lastPracticedAt = null, dueAt = null } = skill.mine ?? {};
  return {
    ...skillLevel(skill.isMetaSkill ? metaMinutes(xp) : minutes),
    ...{ id: skill.id, code: skill.code, name: nameOf(skill), biome: skill.biome, isMeta: skill.isMetaSkill },
    ...{ minutes, xp, lastPracticedAt, dueAt },
  };
}

const WEEK = 7;
const WEEKS = 12;

/**
 * Everything that the page of one skill shows. Of a skill that was merged it is what that one alone has.
 *
 * @param options.limit how much evidence at the most
 * @param options.before only evidence older than this, for the next page
 * @param now decides which week it is
 * @throws {AppError} not_found, also for another person's skill
 */
export async function getSkill(
  userId: string,
  skillId: string,
  options: { limit: number; before: EvidenceCursor | null },
  now: Date,
): Promise<SkillPage> {
  if (!isUuid(skillId)) throw new AppError("not_found");
  return withUser(userId, async (tx) => {
    const shelf = await skillShelf(tx, userId);
    const skill = skillIn(shelf, skillId.toLowerCase());
    const { id, mine, isMetaSkill: isMeta } = skill;
    const group = groupOf(id, shelf);
    const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { localTz: true, dayStart: true },
    });
    const steps = isMeta ? await awardSteps(tx, userId, id) : await sessionSteps(tx, userId, group);
    const xp = await xpOf(tx, userId, group);
    const minutes = isMeta ? 0 : steps.reduce((total, { amount }) => total + amount, 0);
    const levelAt = (total: number) => skillLevel(isMeta ? metaMinutes(total) : total).level;
    const target = skillIn(shelf, targetOf(id, shelf));
    const named = (each: ShelvedSkill) => ({ id: each.id, name: nameOf(each) });
    return {
      skill: {
        ...named(skill),
        ...{ code: skill.code, biome: skill.biome, description: skill.description, isMeta },
        firstName: skill.ownName === null ? null : skill.name,
        isMine: mine !== null,
        isArchived: mine?.archivedAt != null,
      },
      ...{ minutes, xp, level: skillLevel(isMeta ? metaMinutes(xp) : minutes) },
      mergedInto: target.id === id ? null : named(target),
      merged: shelf.filter(({ mergedInto }) => mergedInto === id).map(named),
      names: Object.fromEntries(group.map((each) => [each, nameOf(skillIn(shelf, each))])),
      others: shelf
        .filter((other) => !other.isMetaSkill && other.mergedInto === null && other.id !== target.id)
        .map((other) => ({ ...named(other), isMine: other.mine !== null })),
      evidence: await evidenceOf(tx, userId, group, { ...options, now }),
      changes: levelChanges(steps, levelAt),
      weeks: isMeta ? [] : minutesByWeek(steps, localDayAt(now, localTz ?? "UTC", dayStart)),
      items: await itemsOf(tx, userId, group),
    };
  });
}

/** The last weeks, oldest first; a week begins on Monday. */
function minutesByWeek(steps: readonly SkillStep[], today: LocalDate) {
  const monday = daysAfter(today, 1 - weekdayOf(today));
  return Array.from({ length: WEEKS }, (_, index) => {
    const from = daysAfter(monday, (index - WEEKS + 1) * WEEK);
    const to = daysAfter(from, WEEK - 1);
    const ofWeek = steps.filter(({ day }) => day >= from && day <= to);
    return { monday: from, minutes: ofWeek.reduce((total, { amount }) => total + amount, 0) };
  });
}
