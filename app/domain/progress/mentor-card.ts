import type { LocalDate } from "~/lib/columns";
import { levelOf, levelTitle, OPENS_AT } from "./level";
import { skillLevel } from "./skill-level";

/** What the mentor card is made of. */
export type MentorFacts = {
  firstName: string | null;
  /** In all. */
  xp: number;
  /** The local day on which the person came. */
  since: LocalDate;
  keptDays: number;
  /** Most practised first; minutes that count. */
  skills: { name: string; biome: string; minutes: number }[];
};

const number = new Intl.NumberFormat("en");
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/**
 * The mentor card in words.
 *
 * @returns `isOpen`: the level that opens the card is reached
 */
export function describeMentorCard({ firstName, xp, since, keptDays, skills }: MentorFacts) {
  const { level, needed, into } = levelOf(xp);
  return {
    isOpen: level >= OPENS_AT.mentorCard,
    name: firstName ?? "Mentor",
    level,
    title: levelTitle(level) ?? "Mentor",
    toNext: needed - into,
    kept: `${number.format(keptDays)} ${keptDays === 1 ? "day" : "days"} kept`,
    since: `Since ${MONTH.format(new Date(`${since}T12:00:00Z`))}`,
    skills: skills.map(({ name, minutes }) => ({
      name,
      hours: hoursWords(minutes),
      level: skillLevel(minutes).level,
    })),
  };
}

export type MentorCard = ReturnType<typeof describeMentorCard>;

/** "312 h"; under ten hours with a half: "7.5 h". @param minutes that count */
function hoursWords(minutes: number): string {
  const hours = minutes / 60;
  return `${hours < 10 ? Math.floor(hours * 2) / 2 : number.format(Math.floor(hours))} h`;
}
