/** A model that isn't taken; `message` says in plain words why, and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** @throws Refusal always */
export function refuse(words: string): never {
  throw new Refusal(words);
}

/** Refuses a file whose parts contradict each other. `what` names the part, such as "a mesh". */
export function refuseBroken(what: string): never {
  return refuse(
    `The file is damaged: ${what} doesn't fit the rest. Export it again from the program you made it with.`,
  );
}

/** An object of the file's JSON. */
export type Json = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member that is an object; an empty one when it is missing or something else. */
export const objectOf = (parent: Json, name: string): Json => {
  const value = parent[name];
  return isObject(value) ? value : {};
};

/** A member that is a list of objects; an empty one when it is missing. @throws Refusal when it is something else */
export function listOf(parent: Json, name: string): readonly Json[] {
  const value = parent[name];
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) return refuseBroken(`"${name}"`);
  return value;
}

/** The same with a largest length. `words` name the things, such as "bones". */
export function shortListOf(parent: Json, name: string, most: number, words: string): readonly Json[] {
  const list = listOf(parent, name);
  atMost(list.length, most, words);
  return list;
}

/** @throws Refusal when there are more than a phone can show */
export function atMost(count: number, most: number, words: string): void {
  if (count <= most) return;
  refuse(
    `It has ${withCommas(count)} ${words}; at most ${withCommas(most)} work on every phone. Export a simpler version.`,
  );
}

/** A whole number from 0 on. @throws Refusal when it is none */
export function wholeOf(value: unknown, what: string, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) return refuseBroken(what);
  return value;
}

/** The item that an index names. @throws Refusal when it names none */
export function itemAt<T>(list: readonly T[], index: unknown, what: string): T {
  const item = list[wholeOf(index, what)];
  return item === undefined ? refuseBroken(what) : item;
}

/** "16,384", the same on every machine. */
export const withCommas = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
