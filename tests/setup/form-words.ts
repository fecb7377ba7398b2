import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What the product's forms are made of, read from its source, so that a form that is added later is there, too. */

/** What a function says, found out when it is first asked: it reads the whole source. */
function once<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

const sources = once(() =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
    .map((file) => readFileSync(path.join("app", file), "utf8")),
);

/** Every value that the field `intent` has anywhere. */
export const everyIntent = once((): string[] => {
  const found = sources().flatMap((source) => [
    ...[...source.matchAll(/z\.literal\("([\w-]+)"\)/g)].map(([, word = ""]) => word),
    ...[...source.matchAll(/_INTENTS = \{([^}]*)\}/g)].flatMap(([, body = ""]) =>
      [...body.matchAll(/: "([\w-]+)"/g)].map(([, word = ""]) => word),
    ),
  ]);
  return [...new Set(found)].sort();
});
const intentsKnown = once(() => new Set(everyIntent()));

/** The intents that a route's own source, or a plain file it imports, speaks of: those it may answer. */
export function intentsOf(source: string): string[] {
  const reached = new Set<string>();
  const words = new Set<string>();
  const follow = (text: string, depth: number) => {
    for (const [, word = ""] of text.matchAll(/(?:z\.literal\(|case |[:=]== ?)"([\w-]+)"/g)) words.add(word);
    for (const [, body = ""] of text.matchAll(/_INTENTS = \{([^}]*)\}/g)) {
      for (const [, word = ""] of body.matchAll(/: "([\w-]+)"/g)) words.add(word);
    }
    if (depth === 0) return;
    for (const [, file = ""] of text.matchAll(
      /from "~\/((?:domain|components)\/[^"]*(?:form|intents|verify-number)[^"]*)"/g,
    )) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const ending of [".ts", ".tsx"]) {
        const source = readOrNothing(path.join("app", file + ending));
        if (source) follow(source, depth - 1);
      }
    }
    for (const [, file = ""] of text.matchAll(/from "\.\/([\w-]+)"/g)) {
      const folder = [...reached].map((known) => path.dirname(known));
      for (const each of folder) {
        const name = path.join(each, file);
        const source = reached.has(name) ? "" : readOrNothing(path.join("app", `${name}.ts`));
        if (!source) continue;
        reached.add(name);
        follow(source, depth - 1);
      }
    }
  };
  follow(source, 3);
  return [...words].filter((word) => intentsKnown().has(word)).sort();
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Every name of a field, in a form or an order, that stands for a row. */
export const everyIdField = once((): string[] => {
  const found = sources().flatMap((source) =>
    [...source.matchAll(/\b([a-z]\w*Id|into|key|token)\b(?=[,:]| \})/g)].map(([, name = ""]) => name),
  );
  return [...new Set([...found, "id", "user_id", "userId", "callId"])].sort();
});

/** The names of what a route reads from behind the `?`. */
export const queryNamesOf = (source: string): string[] => [
  ...new Set(
    [...source.matchAll(/(?:searchParams|asked|params|query)\.get\("(\w+)"\)/g)].map(([, name = ""]) => name),
  ),
];
