import type { Finding, FindingOf, Talk } from "~/domain/progress/findings";
import { quoteOf } from "~/domain/progress/reading/citing";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { PeopleRules } from "~/domain/progress/reading/promise-rules";
import type { Said } from "~/domain/progress/reading/sentences";

/** Reads who there is in somebody's life, where a name is said. */

const READ_CHARACTERS = 600;
const MOST = 20;
const GREETED = 160;
/** "Her" is somebody who was spoken of at most so many sentences before. */
const NEAR = 6;

type Named = { name: string; relation: string | null };

/** The people a person names as theirs, each once; the relation where it was ever said. */
export function readPeople(talk: Talk, said: readonly Said[]): Finding[] {
  const rules = ownRulesOf(talk.language).people;
  const greeted = talk.turns.find(({ role }) => role === "companion")?.text.slice(0, GREETED) ?? "";
  const found = new Map<string, FindingOf<"person">>();
  for (const one of said) {
    for (const { name, relation } of peopleIn(one, rules)) {
      if (isGreeted(name, greeted) || found.size >= MOST) continue;
      const key = name.toLowerCase();
      const known = found.get(key);
      if (known && (known.relation !== null || relation === null)) continue;
      found.set(key, {
        kind: "person",
        key: `person:${one.turn}:${[...found.values()].filter(({ turns }) => turns[0] === one.turn).length + 1}`,
        turns: [one.turn],
        quote: quoteOf(one),
        text: rules.text(name, relation),
        name,
        relation,
      });
    }
  }
  return [...found.values()];
}

/** The person themselves: "Hi Mara, …". */
const isGreeted = (name: string, greeted: string) =>
  new RegExp(`(?<!\\p{L})\\p{L}{2,6},? ${name.replace(/[^\p{L} ]/gu, ".")}(?=[,.!?])`, "iu").test(greeted);

function peopleIn({ text }: Said, rules: PeopleRules): Named[] {
  const source = text.slice(0, READ_CHARACTERS).replace(/[’‘]/g, "'");
  const written = /\p{Ll}/u.test(source) && /(?<!\p{L})\p{Lu}\p{Ll}/u.test(source);
  const named: Named[] = [];
  for (const pattern of rules.patterns) {
    for (const { groups } of source.matchAll(pattern)) {
      const name = nameIn(groups?.name ?? groups?.other ?? "", rules, written);
      if (name === null) continue;
      const relation = groups?.relation === undefined ? null : relationOf(groups.relation, rules);
      named.push({ name, relation });
    }
  }
  return named;
}

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
const relationOf = (said: string, { relations }: PeopleRules) => relations[fold(said)] ?? null;

/** The name as it is written, or null where it is none. */
function nameIn(said: string, rules: PeopleRules, written: boolean): string | null {
  const [first = "", second] = said.split(" ");
  const word = (text: string) => text.replace(/'s$/, "").replace(/[-']+$/, "");
  const isName = (text: string) => {
    const plain = fold(word(text)).replace(/'.*$/, "");
    if (plain.length < 2 || rules.noName.has(plain) || Object.hasOwn(rules.relations, plain)) return false;
    return written ? /^\p{Lu}\p{Ll}/u.test(text) : rules.names.has(plain);
  };
  if (!isName(first)) return null;
  const names =
    second !== undefined && written && isName(second) && !/'s$/.test(first) ? [first, second] : [first];
  return names
    .map(word)
    .map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`)
    .join(" ");
}

/**
 * The one person that was spoken of shortly before a sentence, or null where there were more or none: whom "her"
 * means in it.
 */
export function namedOnly({ language }: Talk, all: readonly Said[], at: Said): string | null {
  const rules = ownRulesOf(language).people;
  const near = all.slice(Math.max(0, at.index - NEAR), at.index + 1);
  const names = new Set(near.flatMap((one) => peopleIn(one, rules)).map(({ name }) => name));
  const relations = near
    .flatMap(({ flat }) => flat.split(" "))
    .filter((word) => Object.hasOwn(rules.relations, word));
  const [only] = names;
  return names.size === 1 && relations.length <= 1 && only !== undefined ? only : null;
}
