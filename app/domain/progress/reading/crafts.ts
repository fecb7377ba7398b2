import type { Marked } from "~/domain/progress/reading/lengths";
import type { PracticeRules } from "~/domain/progress/reading/rule-types";
import type { Unit } from "~/domain/progress/reading/sentences";
import { asSaid, isLength, knownPart } from "~/domain/progress/reading/things";

/** Something made or done with one's hands, by a verb that no list names, with its length: "I sanded the table." */

const LONGEST_OBJECT = 4;

type Craft = { thing: string; told: string | null; mark: string };

/**
 * @param verb the unit of the verb
 * @param own what follows it, to the next verb
 * @param before the length right before it
 * @returns null where it is no craft, or no length belongs to it
 */
export function craftAt(
  text: Marked,
  verb: Unit,
  own: readonly Unit[],
  before: Unit | undefined,
  rules: PracticeRules,
): Craft | null {
  const { crafts, ends, besideThing, cutsThing, forWord, never, notThing } = rules;
  const source = text.said.text.slice(verb.start, verb.end).toLowerCase();
  const deed = crafts.deedOf(verb.word, source);
  if (deed === null) return null;
  const breath: Unit[] = [];
  for (const unit of own) {
    if (unit.word === "," || crafts.endsBreath.has(unit.word)) break;
    breath.push(unit);
  }
  // "I sanded the table, it took me an hour."
  const rest = own.slice(breath.length + 1);
  const to = rest.findIndex(({ word }) => word === ",");
  const next = rest.slice(0, to === -1 ? rest.length : to);
  const [first, second] = next;
  const alone = isLength(next, rules) || [first, second].some((unit) => unit?.word.startsWith("#"));
  const after = alone ? next.find(({ word }) => word.startsWith("#")) : undefined;
  const mark = breath.find(({ word }) => word.startsWith("#")) ?? before ?? after;
  if (mark === undefined) return null;
  const object: Unit[] = [];
  for (const unit of breath) {
    const { word } = unit;
    if (word.startsWith("#") || ends.has(word) || besideThing.has(word) || word === forWord) break;
    object.push(unit);
  }
  while (object.length > 0 && crafts.endsObject.test(object.at(-1)?.word ?? "")) object.pop();
  const words = object.map(({ word }) => word).join(" ");
  if (never.test(words) || crafts.noObject.test(words)) return null;
  const named = object.length > 0 && object.every(({ word }) => cutsThing.has(word) || !notThing.test(word));
  if (!named && (object.length > 0 || !deed.alone)) return null;
  // Without an article it may be anything: "I finished early".
  if (named && !deed.alone && !crafts.article.test(words)) return null;
  const what = named && object.length <= LONGEST_OBJECT ? crafts.theirs(asSaid(text.said, object)) : "";
  // "I took up the harp again": the activity, not the verb.
  const activity = deed.alone ? null : knownPart(object, rules);
  if (activity) return { thing: asSaid(text.said, activity), told: null, mark: mark.word };
  return { thing: deed.thing, told: what === "" ? deed.told : `${deed.told} ${what}`, mark: mark.word };
}
