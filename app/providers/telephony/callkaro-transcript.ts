import { SECOND } from "~/lib/time";
import type { Turn } from "./provider";

/** CallKaro's transcript is one text with labels in it; who spoke is taken from labels only, never guessed. */

const LONGEST_TEXT = 400_000;
const MOST_TURNS = 2_000;
/** Of a line, where its label is looked for. */
const LONGEST_HEAD = 100;

type Speaker = Turn["role"] | "nobody";
type Said = { speaker: Speaker; text: string };

const SPEAKERS: Readonly<Record<string, Speaker>> = {
  agent: "companion",
  assistant: "companion",
  bot: "companion",
  ai: "companion",
  user: "user",
  customer: "user",
  human: "user",
  caller: "user",
  // What machines tell each other was not said.
  system: "nobody",
  tool: "nobody",
  function: "nobody",
};
const LABEL = `(?:(?:ai|voice)[ _-])?(${Object.keys(SPEAKERS).join("|")})`;

/** A label that begins a line, also as a list item, in bold, or after a time: `- **[00:12] Agent (en):** …`. */
const LINE = new RegExp(
  String.raw`^[\s>*_\-–•]*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?[\])]?[\s*\-–]*)?\[?${LABEL}\]?(?: ?\([^)]{0,40}\))?\** ?[:：]\**[ \t]*`,
  "i",
);
/** A label anywhere between words. */
const INLINE = new RegExp(String.raw`(?:^|[\s|/])${LABEL} ?[:：]`, "gi");

/**
 * @param transcription `transcription` of a `call_ended` event
 * @param given.end when the talk was over
 * @param given.durationSeconds how long it was; the turns are spread over it evenly
 * @returns null where the text doesn't say who spoke
 */
export function callkaroTurns(
  transcription: string,
  { end, durationSeconds }: { end: Date; durationSeconds: number },
): Turn[] | null {
  const text = transcription.slice(0, LONGEST_TEXT).trim();
  const said = (byLines(text) ?? byLabels(text) ?? [])
    .map(({ speaker, text: words }) => ({ speaker, text: words.trim() }))
    .slice(0, MOST_TURNS)
    .filter(
      (turn): turn is { speaker: Turn["role"]; text: string } => turn.speaker !== "nobody" && !!turn.text,
    );
  if (said.length === 0) return null;
  const start = end.getTime() - durationSeconds * SECOND;
  const step = (durationSeconds * SECOND) / said.length;
  return said.map(({ speaker, text: words }, index) => ({
    role: speaker,
    text: words,
    at: new Date(start + Math.floor(index * step)).toISOString(),
  }));
}

/** Labels at the beginnings of lines; a line without one goes on with what was said before. */
function byLines(text: string): Said[] | null {
  const said: Said[] = [];
  for (const line of text.split(/\r?\n/)) {
    const label = LINE.exec(line.slice(0, LONGEST_HEAD));
    const last = said.at(-1);
    if (label) said.push({ speaker: speakerOf(label[1]), text: line.slice(label[0].length) });
    else if (last) last.text += `\n${line}`;
  }
  // Where lines begin with one speaker only, the other one may be in the midst of them.
  const speakers = new Set(said.map(({ speaker }) => speaker));
  const isWhole = (speakers.has("user") && speakers.has("companion")) || byLabels(text) === null;
  return isWhole ? said : null;
}

/**
 * Labels in running text, which has to begin with one. Somebody may say "the user: …": only the first label of
 * each speaker counts, as it is written there.
 */
function byLabels(text: string): Said[] | null {
  const spelling = new Map<Speaker, string>();
  const labels = [...text.matchAll(INLINE)].flatMap((match) => {
    const [whole, name = ""] = match;
    const speaker = speakerOf(name);
    if (!spelling.has(speaker)) spelling.set(speaker, name);
    return spelling.get(speaker) === name
      ? [{ speaker, from: match.index, to: match.index + whole.length }]
      : [];
  });
  if (labels[0]?.from !== 0 || !spelling.has("user") || !spelling.has("companion")) return null;
  return labels.map(({ speaker, to }, index) => ({ speaker, text: text.slice(to, labels[index + 1]?.from) }));
}

const speakerOf = (label = ""): Speaker => SPEAKERS[label.toLowerCase()] ?? "nobody";
