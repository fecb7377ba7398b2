import { dayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import type { Finding, FindingKind } from "./findings";

type KeptTalk = {
  callId: string;
  kind: string;
  day: LocalDate;
  found: readonly Finding[];
  xp: number;
  quests: number;
};

/** What is told of a talk where there is room for a little, best first. */
const WORTH: readonly FindingKind[] = ["summary", "win", "learned", "practice", "kept", "commitment"];
const QUOTED: readonly FindingKind[] = ["win", "learned", "kept", "stuck", "practice"];
const SENTENCES = 2;

/**
 * What was kept of the last talk, for a card.
 *
 * @param talk as it is written up
 * @param today the local day it is
 * @returns null where nothing was read out of it
 */
export function describeKept(talk: KeptTalk, today: LocalDate) {
  const inOrder = WORTH.flatMap((kind) => talk.found.filter((finding) => finding.kind === kind));
  const sentences = [...new Set(inOrder.map(({ text }) => text))].slice(0, SENTENCES);
  if (sentences.length === 0) return null;
  const quoted = QUOTED.flatMap((kind) => talk.found.filter((finding) => finding.kind === kind))[0];
  const quests = talk.quests === 1 ? "1 quest" : `${talk.quests} quests`;
  return {
    title: talk.kind === "text" ? "Kept from what you wrote" : "Kept from the last call",
    day: dayWords(talk.day, today),
    href: `/calls/${talk.callId}`,
    sentences,
    quote: quoted?.quote
      ? { text: quoted.quote, href: `/calls/${talk.callId}#turn-${quoted.turns[0] ?? 1}` }
      : null,
    gains: [...(talk.xp > 0 ? [`+${talk.xp} XP`] : []), ...(talk.quests > 0 ? [quests] : [])],
  };
}
