import type { LocalDate } from "~/lib/columns";

/** What the person tells about themselves in passing, once each, from a point of the year on. */
export type Told = {
  /** Share of the year that has passed, or a day of any year as `MM-DD`. */
  from: number | string;
  text: string;
};

export const FACTS: readonly Told[] = [
  { from: 0.01, text: "My sister Nora lives around the corner." },
  { from: 0.02, text: "My friend Tom plays the drums." },
  { from: 0.03, text: "I work in a bookshop, so my evenings are free." },
  { from: 0.05, text: "My favourite chord is E minor." },
  { from: 0.06, text: "I'd love to speak Spanish on a trip in June." },
  { from: 0.08, text: "I can't stand karaoke, to be honest." },
  { from: 0.1, text: "I really don't like running." },
  { from: 0.12, text: "I have a cat, and she rules the house." },
  { from: 0.15, text: "I'm vegetarian, so the soup was easy." },
  { from: 0.18, text: "I always get nervous when somebody listens to me." },
  { from: 0.2, text: "I want to play a small gig this year." },
  { from: 0.25, text: "I love markets." },
  { from: 0.3, text: "My birthday is on the ninth of August." },
  { from: 0.4, text: "Whenever I'm tired I get impatient with myself." },
  { from: "05-05", text: "I now work in the library, since Monday." },
  { from: "05-12", text: "My colleague Ines shows me everything." },
  { from: 0.55, text: "My favourite chord is D major." },
  { from: 0.58, text: "I'm left handed, so my scissors are special." },
  { from: "07-10", text: "I want to run ten kilometres in October." },
  { from: 0.64, text: "I always feel calm when I hear rain." },
  { from: "08-20", text: "I used to hate running, but now I love it." },
  { from: 0.72, text: "I love green tea." },
  { from: 0.8, text: "I get nervous before every evening on a stage." },
  { from: 0.9, text: "I want to write a song of my own next year." },
];

/** Is a day at most two months after one of any year, as `MM-DD`? */
export function isSoonAfter(from: string, date: LocalDate): boolean {
  const [month = 1, day = 1] = from.split("-").map(Number);
  const [, ofMonth = 1, ofDay = 1] = date.split("-").map(Number);
  const later = (ofMonth - month) * 31 + (ofDay - day);
  return later >= 0 && later < 62;
}
