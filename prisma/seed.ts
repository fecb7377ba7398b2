import { withService } from "../app/db/with-service.server";
import { ARTIFACTS } from "../app/domain/progress/artifacts";

type CatalogueSkill = [code: string, name: string, category: string, biome: string, description: string];

const META_SKILLS = new Set(["retention", "discipline", "focus", "self_awareness"]);

const CATALOGUE: CatalogueSkill[] = [
  ["retention", "Retention", "memory", "meadow", "Recalling what you learned, days and weeks later."],
  ["discipline", "Discipline", "habit", "meadow", "Doing what you said you would, on ordinary days."],
  ["focus", "Focus", "attention", "meadow", "Staying with one thing until it is done."],
  ["listening", "Listening", "communication", "forest", "Hearing what is meant before you answer."],
  ["public_speaking", "Public speaking", "communication", "forest", "Saying one clear thing to a room."],
  [
    "storytelling",
    "Storytelling",
    "communication",
    "forest",
    "Turning what happened into something worth hearing.",
  ],
  ["negotiation", "Negotiation", "communication", "forest", "Finding the deal both sides keep."],
  ["feedback", "Giving feedback", "communication", "forest", "Being honest and kind in the same sentence."],
  ["languages", "Languages", "communication", "forest", "Speaking with people in their own words."],
  ["resilience", "Resilience", "inner strength", "desert", "Getting up again, a little wiser."],
  [
    "self_awareness",
    "Self-Awareness",
    "inner strength",
    "desert",
    "Noticing what you feel and what sets it off.",
  ],
  ["meditation", "Meditation", "inner strength", "desert", "Sitting still with what is there."],
  ["running", "Running", "body", "desert", "Covering ground at your own pace."],
  ["strength", "Strength training", "body", "desert", "Lifting a little more than last month."],
  ["yoga", "Yoga", "body", "desert", "Moving with breath and attention."],
  ["sleep", "Sleep", "body", "desert", "Going to bed when you said you would."],
  ["guitar", "Guitar", "creative", "mist", "Chords, fingers and a song that holds together."],
  ["piano", "Piano", "creative", "mist", "Two hands telling one story."],
  ["singing", "Singing", "creative", "mist", "Finding the note and staying on it."],
  ["writing", "Writing", "creative", "mist", "Putting one true sentence after another."],
  ["drawing", "Drawing", "creative", "mist", "Seeing first, then the line."],
  ["photography", "Photography", "creative", "mist", "Waiting for the light and the moment."],
  ["cooking", "Cooking", "creative", "mist", "Making good food from what is there."],
  ["programming", "Programming", "technology", "tech", "Telling a machine exactly what you mean."],
  ["typescript", "TypeScript", "technology", "tech", "Types that say what the code may do."],
  ["databases", "Databases", "technology", "tech", "Keeping facts so that they can be asked for."],
  ["data_analysis", "Data analysis", "technology", "tech", "Asking numbers honest questions."],
  [
    "machine_learning",
    "Machine learning",
    "technology",
    "tech",
    "Teaching from examples, and checking what was learned.",
  ],
  ["design", "Design", "technology", "tech", "Making the next step obvious."],
  ["leadership", "Leadership", "mastery", "peaks", "Making others better at what they do."],
  ["teaching", "Teaching", "mastery", "peaks", "Explaining until it is theirs."],
  ["research", "Research", "mastery", "peaks", "Finding out what nobody could tell you."],
  ["entrepreneurship", "Entrepreneurship", "mastery", "peaks", "Building something people come back for."],
  ["strategy", "Strategy", "mastery", "peaks", "Choosing what not to do."],
];

/**
 * Brings the catalogues of skills and artifacts up to date. Running it again changes nothing; people's own skills are
 * left alone.
 */
export async function seed(): Promise<void> {
  await withService(async (tx) => {
    for (const [code, name, category, biome, description] of CATALOGUE) {
      const skill = { name, category, biome, description, isMetaSkill: META_SKILLS.has(code) };
      await tx.skill.upsert({ where: { code }, create: { code, ...skill }, update: skill });
    }
    for (const { code, name, description, effect, position } of ARTIFACTS) {
      const artifact = { name, description, effect, position };
      await tx.artifact.upsert({ where: { code }, create: { code, ...artifact }, update: artifact });
    }
  });
}
