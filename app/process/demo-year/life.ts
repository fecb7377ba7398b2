import type { Deed } from "./material";

/** What is told beside the crafts: days without practice, work, and small promises. */

/** Told once each, in this order, on days without practice. */
export const LEARNED_FROM_LIFE: readonly string[] = [
  "I learned that bread needs to cool before it is cut, or the crumb turns to glue.",
  "I realised that I say yes too fast when somebody looks at me.",
  "I learned that the washing machine has a short cycle that saves half the water.",
  "I noticed that a walk after lunch does more for me than a second coffee.",
  "I found out that the library lends tools on Thursdays.",
  "I learned that tomato plants want their lowest leaves taken off.",
  "I realised that I sleep better when the phone stays in the kitchen.",
  "I learned that asking for help early costs less than asking late.",
  "I noticed that I listen longer when my hands hold something.",
  "I found out that basil grows again when it is cut above two leaves.",
];

export const NOTHING_TODAY: readonly string[] = [
  "Nothing today, work was long and I went straight to the sofa.",
  "No practice today, Nora came over and we talked the whole evening.",
  "I didn't practise today, there was too much to do at work.",
  "Nothing today, I met Tom for a beer after work.",
  "No practice today, it was a day for laundry and letters.",
  "I didn't get to it today, the train was late twice.",
  "Nothing today, I fell asleep over my book.",
  "No practice today, the whole family was here.",
  "I didn't practise today, my head was too full.",
  "Nothing today, and it was all right, I needed a slow day.",
];

export const QUIET_DAYS: readonly string[] = [
  "I cleaned the whole flat, and found the old letters in the box under the bed.",
  "I took the long way home and looked at all the lit windows.",
  "I brought the old bicycle to the shop, and they want a week for it.",
  "I repaired the kitchen chair with glue and a lot of patience.",
  "I walked to the market and came home with far too many plums.",
  "I sorted the photographs of last summer into a small album.",
  "I wrote a long letter to my aunt, by hand, with the good pen.",
  "I helped a neighbour carry a wardrobe up four floors.",
  "I planted basil and tomatoes in the two big pots on the balcony.",
];

export const LIFE_DEEDS: readonly Deed[] = [
  ["send the invoice to the landlord", "sent the invoice to the landlord"],
  ["call Tom about the birthday", "called Tom about the birthday"],
  ["buy soil for the balcony", "bought soil for the balcony"],
  ["return the books to the library", "returned the books to the library"],
  ["write the letter to aunt Ida", "wrote the letter to aunt Ida"],
  ["book the dentist", "booked the dentist"],
  ["repair the kitchen chair", "repaired the kitchen chair"],
  ["clean the windows", "cleaned the windows"],
];

/** Promises that keep slipping, each made once. */
export const HEAVY_DEEDS: readonly Deed[] = [
  ["sort the papers in the hallway", "sorted the papers in the hallway"],
  ["clear out the cellar", "cleared out the cellar"],
  ["finish the tax papers", "finished the tax papers"],
  ["back up the old photographs", "backed up the old photographs"],
  ["mend the winter coat", "mended the winter coat"],
  ["write the long review", "wrote the long review"],
];

export const NOT_HARD: readonly string[] = [
  "Nothing was hard today.",
  "Nothing really, it was an easy day.",
  "Not much, it flowed today.",
  "Nothing special, I just enjoyed it.",
];

export const NO_STEP: readonly string[] = [
  "Not this time, thank you.",
  "Nothing, thank you.",
  "No plan this time, thank you.",
  "Not this time, thanks.",
];

export const NOTHING_NEW: readonly string[] = [
  "Nothing new today.",
  "Not really, today was only about repeating.",
  "Nothing special, I think.",
];

export const NOT_YET: readonly string[] = [
  "Not yet, the days were too full.",
  "No, I didn't get to it, work was in the way.",
  "Not yet, I forgot about it, to be honest.",
  "No, not yet, but it is still on the list.",
];

export const FORGOTTEN: readonly string[] = [
  "I don't remember that one, sorry.",
  "I forgot, it's completely gone.",
  "No idea, my mind is blank.",
  "I can't recall it today.",
];

export const RECALLED: readonly string[] = [
  "I think it was this: {it}.",
  "Yes, {it}.",
  "That one I know, {it}.",
  "Let me think. It was that {it}.",
  "I still know it: {it}.",
];

/** How a promise is told to be kept that nobody has asked about. */
export const KEPT: readonly string[] = [
  "And I {did}, as I had promised.",
  "And yes, I {did}.",
  "And I kept my word, I {did}.",
  "And one more thing, I {did}.",
];

/** How a promise is told to be kept when the companion asks. */
export const KEPT_WHEN_ASKED: readonly string[] = [
  "Yes, I {did}, and it was good to have it done.",
  "Yes, I {did}, and it took less time than I had feared.",
  "Yes, done! I {did} the very next day.",
  "Yes, I {did}. It was easier than I thought.",
];

export const GOODBYES: readonly string[] = [
  "Thanks, talk to you tomorrow. Bye!",
  "Thank you, good night. Bye!",
  "Thanks, bye!",
  "Good night, and thank you.",
];
