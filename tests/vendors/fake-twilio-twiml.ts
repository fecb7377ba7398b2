/** Reads TwiML as strictly as Twilio does, and performs it as a phone call would. */

export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

const ATTRIBUTES: Record<string, readonly string[]> = {
  Response: [],
  Say: ["voice", "language", "loop"],
  Pause: ["length"],
  Hangup: [],
  Redirect: ["method"],
  Gather: [
    "input",
    "action",
    "method",
    "actionOnEmptyResult",
    "timeout",
    "speechTimeout",
    "speechModel",
    "enhanced",
    "language",
    "hints",
    "profanityFilter",
    "bargeIn",
    "maxSpeechTime",
  ],
};
const IN_GATHER = ["Say", "Pause"];
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/**
 * @param xml an XML document without comments, sections or processing instructions
 * @returns its root
 * @throws {Error} saying what is wrong with it
 */
export function parseXml(xml: string): Element {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, "");
  const top: Element = { name: "", attributes: {}, children: [] };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < body.length) {
    const at = TOKEN.lastIndex;
    const [, closing, name = "", attributes = "", empty, text] = TOKEN.exec(body) ?? [];
    const parent = open.at(-1) ?? top;
    if (text !== undefined) parent.children.push(decode(text));
    else if (!name) throw new Error(`not XML at ${at}`);
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element = { name, attributes: attributesIn(attributes), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root, ...others] = top.children;
  if (open.length !== 1 || typeof root !== "object" || others.length > 0) throw new Error("not one element");
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([A-Za-z]+)="([^"]*)"/g)];
  const found = Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decode(value)]));
  if (Object.keys(found).length !== pairs.length) throw new Error("an attribute comes twice");
  return found;
}

function decode(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-fA-F]+|[a-z]+);|&/g, (_, name?: string) => {
    if (name?.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name?.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    const character = name && ENTITIES[name];
    if (!character) throw new Error("an & that begins nothing");
    return character;
  });
}

/** What was said, and where the next document is asked for; null when the call has ended. */
export type Performed = { spoken: string[]; next: { url: string; heard: string | null } | null };

/**
 * Performs a document.
 *
 * @param xml TwiML
 * @param url where it came from
 * @param hear what the person says to a `<Gather>`; null for silence, undefined when they hang up
 * @throws {Error} saying what Twilio would warn of or stop at
 */
export function perform(xml: string, url: string, hear: () => string | null | undefined): Performed {
  const response = parseXml(xml);
  if (response.name !== "Response") throw new Error(`a ${response.name} instead of a Response`);
  const spoken: string[] = [];
  for (const verb of verbsOf(response, Object.keys(ATTRIBUTES))) {
    if (verb.name === "Say") spoken.push(textOf(verb));
    if (verb.name === "Hangup") return { spoken, next: null };
    if (verb.name === "Redirect")
      return { spoken, next: { url: new URL(textOf(verb), url).href, heard: null } };
    if (verb.name !== "Gather") continue;
    checkGather(verb);
    for (const inner of verbsOf(verb, IN_GATHER)) if (inner.name === "Say") spoken.push(textOf(inner));
    const heard = hear();
    if (heard === undefined) return { spoken, next: null };
    const { action = url, actionOnEmptyResult } = verb.attributes;
    if (heard !== null || actionOnEmptyResult === "true")
      return { spoken, next: { url: new URL(action, url).href, heard } };
  }
  return { spoken, next: null };
}

function verbsOf(parent: Element, allowed: readonly string[]): Element[] {
  return parent.children.map((child) => {
    if (typeof child === "string") throw new Error(`text in ${parent.name}`);
    const known = ATTRIBUTES[child.name];
    if (!known || !allowed.includes(child.name) || child.name === "Response")
      throw new Error(`${child.name} in ${parent.name}`);
    for (const name of Object.keys(child.attributes))
      if (!known.includes(name)) throw new Error(`${child.name} has no ${name}`);
    return child;
  });
}

function textOf(element: Element): string {
  const text = element.children.map((child) => (typeof child === "string" ? child : "")).join("");
  if (!text.trim()) throw new Error(`nothing in ${element.name}`);
  if (text.length >= 4096) throw new Error(`${element.name} is too long`);
  return text;
}

function checkGather({ attributes }: Element): void {
  const { input, method, timeout = "5", speechTimeout = "auto", speechModel } = attributes;
  if (input !== "speech") throw new Error("it doesn't listen for speech");
  if (method !== undefined && method !== "POST") throw new Error("its answer would come by GET");
  if (!/^[1-9]\d*$/.test(timeout)) throw new Error(`13313: timeout ${timeout}`);
  if (!/^([1-9]\d*|auto)$/.test(speechTimeout)) throw new Error(`13327: speechTimeout ${speechTimeout}`);
  if (speechTimeout === "auto" && speechModel) throw new Error("13335: speechTimeout auto with a model");
}
