import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a finished module asks for: files beside it, and packages that are loaded where it runs. */
export type Asked = { files: string[]; packages: string[] };

/* As bundlers write them: `import{a}from"./b.js"`, `import"./b.js"`, `export*from"./b.js"`; and `import("./b.js")`. */
const EAGER = /(?:\bfrom|\bimport)\s*"([^"\n]+)"/g;
const LATER = /\bimport\(\s*"([^"\n]+)"\s*\)/g;

const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

/**
 * The modules of a folder of a finished build and how they hang together, read from their text.
 */
export class BuildGraph {
  private readonly texts = new Map<string, string>();

  /** @param root what addresses that begin with a slash count from */
  constructor(private readonly root: string) {}

  text(file: string): string {
    const known = this.texts.get(file) ?? readFileSync(file, "utf8");
    this.texts.set(file, known);
    return known;
  }

  /** What is fetched with a module before it runs. */
  asked(file: string): Asked {
    return this.split(file, names(this.text(file), EAGER));
  }

  /** What a module may fetch while it runs. */
  askedLater(file: string): Asked {
    return this.split(file, names(this.text(file), LATER));
  }

  private split(file: string, all: string[]): Asked {
    const isFile = (name: string) => name.startsWith(".") || name.startsWith("/");
    const place = (name: string) =>
      name.startsWith("/") ? path.join(this.root, name) : path.join(path.dirname(file), name);
    return {
      files: all.filter((name) => isFile(name) && name.endsWith(".js")).map(place),
      packages: all.filter((name) => !isFile(name)),
    };
  }

  /** Modules and everything that is fetched with them, each once. */
  together(files: Iterable<string>): Set<string> {
    const found = new Set<string>();
    const add = (file: string) => {
      if (found.has(file)) return;
      found.add(file);
      this.asked(file).files.forEach(add);
    };
    for (const file of files) add(file);
    return found;
  }

  /**
   * The module that a source file became, which is fetched only when somebody asks for it.
   *
   * @param name of the source file, without its ending
   * @param by one of the modules that may ask, or one that is fetched with it
   * @returns its file, or null when nothing there asks for it later
   */
  lazy(name: string, by: Iterable<string>): string | null {
    const isIt = (file: string) =>
      path.basename(file).startsWith(`${name}-`) &&
      path.basename(file).length === name.length + "-12345678.js".length;
    for (const file of this.together(by)) {
      const found = this.askedLater(file).files.find(isIt);
      if (found) return found;
    }
    return null;
  }
}

/** Every module in a folder of a finished build. */
export const modulesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".js"))
    .map((file) => path.join(folder, file));
