import type { Topic } from "~/domain/conversation/locales/lines";
import { daysAfter } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import type { Deed } from "./material";
import { type DayStory, gigDay, monthDay } from "./story";

/** What is said on the days that are like no others. */
export type Chapter = {
  /** In place of what would be said to these questions. */
  lines?: Partial<Record<"practised" | "part" | "learned" | "hard" | "next" | "when", string>>;
  /** Said one by one before the answer to a question. */
  aside?: { before: Topic; words: readonly string[] };
  /** Said one by one once the companion has heard of a loss. */
  gently?: readonly string[];
  /** What is promised in these lines, and after how many days it is done. */
  promised?: { deed: Deed; days: number };
};

const IN_A_HURRY: Chapter = { aside: { before: "practised", words: ["Hi, I only have a minute."] } };

const OFF_RECORD: Chapter = {
  aside: {
    before: "hard",
    words: [
      "Can we go off the record for a moment?",
      "The new library has a plan for the old building that nobody may know yet.",
      "I'm a little afraid of all the change.",
      "Okay. Back on the record, please.",
    ],
  },
};

/** Before it counts for the guitar. */
const FINGERS = "I practised fingerpicking for 30 minutes, only the right hand.";

const TALES: Readonly<Record<string, Chapter>> = {
  "02-10": {
    lines: {
      practised:
        "I didn't practise today. My grandmother died this morning. She was ninety one, and she taught me my first song.",
    },
    gently: [
      "Yes, please.",
      "She had the softest hands, and she hummed while she cooked. Nora and I sat in her kitchen for a long time.",
    ],
  },
  "02-11": {
    lines: {
      practised: "Nothing today, I was with my family and we looked at old photographs.",
      learned: "I realised that sitting quietly beside somebody is a kind of help.",
      next: "Not this time, thank you.",
    },
  },
  "02-14": {
    lines: {
      practised: "I played guitar for 15 minutes, her song, very softly.",
      part: "Only the one song, again and again. It was good to hear it.",
      hard: "Singing the second verse was hard.",
      next: "I'll write down the words of her song by Sunday.",
    },
    promised: { deed: ["write down the words of her song", "wrote down the words of her song"], days: 1 },
  },
  "03-24": { lines: { practised: FINGERS, next: "Not this time, thank you." } },
  "04-03": { lines: { practised: FINGERS, next: "Nothing, thank you." } },
  "04-08": { lines: { practised: FINGERS, next: "Not this time, thank you." } },
  "04-13": {
    lines: {
      practised:
        "Nothing today, I had an interview at the library and my head is full. They showed me the whole house, even the cellar with the maps.",
      next: "I'll send the papers to the library on Thursday.",
    },
    promised: { deed: ["send the papers to the library", "sent the papers to the library"], days: 2 },
  },
  "04-16": {
    lines: { hard: "Waiting for the answer about the job is hard.", next: "Nothing, thank you." },
  },
  "04-24": {
    lines: {
      part: "I got the job at the library! I'm so happy that I played everything twice. I start in May.",
    },
  },
  "06-07": {
    lines: {
      practised: "I practised Spanish for 45 minutes, one last time before the trip.",
      part: "Mostly everything at once, the bags are packed and the cat is with Nora.",
      next: "No, thank you, the next step is the train.",
    },
  },
  "06-22": {
    lines: {
      practised: "I practised Spanish every single day on the trip, and today for 30 minutes with the diary.",
      part: "I managed to order, pay and joke in Spanish. The woman at the market said that my accent has improved.",
      next: "Not this time, thanks.",
    },
  },
  "08-01": { aside: { before: "next", words: ["Please don't call me on Sundays any more."] } },
  "10-12": {
    lines: {
      practised: "I ran the ten k yesterday, 60 minutes, and I can still not believe it!",
      part: "I managed to run it all without stopping. Tom waited at the finish with two bananas, and Nora had painted a sign.",
      learned: "I learned that the crowd carries the last kilometre.",
      hard: "The sixth kilometre was hard, as always.",
      next: "I'll write a card to Tom by Wednesday.",
    },
    promised: { deed: ["write a card to Tom", "wrote a card to Tom"], days: 2 },
  },
};

/** The talk on the evening before: tomorrow's call has to come early. */
const BEFORE_GIG: Chapter = {
  aside: { before: "next", words: ["Could you call me tomorrow at ten in the morning?"] },
};

const GIG: Chapter = {
  lines: {
    practised: "I played guitar for 30 minutes, the whole set, and tonight is my first small gig!",
    part: "Mostly breathing, to be honest. The café has put up a poster with my name on it.",
    hard: "I'm really nervous about the third song.",
    next: "I'll play the first song slowly tonight.",
  },
  promised: { deed: ["play the first song slowly", "played the first song slowly"], days: 1 },
};

const AFTER_GIG: Chapter = {
  lines: {
    practised:
      "I played guitar for 45 minutes, on a stage, in front of people! It was my first small gig and it was wonderful.",
    part: "I played the whole set without stopping. Nora came up for the duet, and at the end everybody sang the campfire song. I'm so proud of this evening.",
    learned: "I learned that a whole room breathes with me in the pause before the chorus.",
    hard: "The third song was hard, I skipped one line and nobody noticed.",
    next: "I'll thank the café owner on Monday.",
  },
  promised: { deed: ["thank the café owner", "thanked the café owner"], days: 2 },
};

/** @param year its first and last day */
export function chapterOf(
  { date, mood }: DayStory,
  year: { from: LocalDate; until: LocalDate },
  isSecond: boolean,
): Chapter {
  const gig = gigDay(year.from, year.until);
  if (date === gig) return isSecond ? AFTER_GIG : GIG;
  if (date === daysAfter(gig, -1)) return BEFORE_GIG;
  if (mood === "off_record") return OFF_RECORD;
  const tale = TALES[monthDay(date)];
  if (tale) return tale;
  return mood === "short" ? IN_A_HURRY : {};
}
